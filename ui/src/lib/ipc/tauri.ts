import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { Client, Draft, Level, Start, Verdict } from './client';

/** Asks the program and waits for it. Only the program's own scheme is asked, which no network knows. */
function checkAtOnce(draft: Draft): Verdict | null {
  const request = new XMLHttpRequest();
  try {
    request.open('POST', 'check://localhost/', false);
    request.send(JSON.stringify(draft));
    return request.status === 200 ? (JSON.parse(request.responseText) as Verdict) : null;
  } catch {
    return null;
  }
}

/** The program behind the window. */
export const tauri: Client = {
  start: () => invoke('start'),
  changeSettings: (patch) => invoke('change_settings', { patch }),
  check: (draft) => invoke('check', { draft }),
  checkAtOnce,
  hear: (draft) => invoke('hear', { draft }),
  smallestChange: (draft) => invoke('smallest_change', { draft }),
  replacement: (draft, passage) => invoke('replacement', { draft, passage }),
  giveExample: (example) => invoke('give_example', { example }),
  arrange: (draft, invitation) => invoke('arrange', { draft, invitation }),
  cards: () => invoke('cards'),
  burnCard: (id) => invoke('burn_card', { id }),
  handOver: (draft) => invoke('hand_over', { draft }),
  handOverInvitation: (invitation) => invoke('hand_over_invitation', { invitation }),
  openCalendar: (invitation) => invoke('open_calendar', { invitation }),
  attachOpened: (id) => invoke('attach_opened', { id }),
  attach: (name, bytes) => invoke('attach', bytes, { headers: { 'file-name': encodeURIComponent(name) } }),
  detach: (id) => invoke('detach', { id }),
  copyText: (text) => invoke('copy_text', { text }),
  clearCopied: (number) => invoke('clear_copied', { number }),
  split: (draft) => invoke('split', { draft }),
  decide: (decision) => invoke('decide', { decision }),
  ledgerPage: (filter, before, limit) => invoke('ledger_page', { filter, before, limit }),
  ledgerRecord: (id) => invoke('ledger_record', { id }),
  ledgerStats: (filter) => invoke('ledger_stats', { filter }),
  openLedger: (passphrase) => invoke('open_ledger', { passphrase }),
  lock: () => invoke('lock'),
  keepDraft: (draft, place) => invoke('keep_draft', { draft, place }),
  keptDraft: (beside) => invoke('kept_draft', { beside }),
  recoveryWords: () => invoke('recovery_words'),
  saveSheet: () => invoke('save_sheet'),
  restoreKey: (words) => invoke('restore_key', { words }),
  onPolicyChanged: (tell) => listen<Start>('policy-changed', (event) => tell(event.payload)),
  onLocked: (tell) => listen('locked', () => tell()),
  onClosing: (tell) => listen('closing', () => tell()),
  onAsked: (tell) => listen('asked', () => tell()),
  onCopied: (tell) => listen<Level>('copied', (event) => tell(event.payload)),
  takeOpened: (offered) => invoke('take_opened', { offered }),
  readMessage: (bytes) => invoke('read_message', bytes),
  tellDesk: (level, free) => invoke('tell_desk', { level, free }),
  shell: () => invoke('shell'),
  wipe: () => invoke('wipe'),
  rescueLedger: () => invoke('rescue_ledger'),
  close: () => invoke('close'),
};
