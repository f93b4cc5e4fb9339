import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { Client, Draft, Start, Verdict } from './client';

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
  setLanguage: (language) => invoke('set_language', { language }),
  check: (draft) => invoke('check', { draft }),
  checkAtOnce,
  smallestChange: (draft) => invoke('smallest_change', { draft }),
  decide: (decision) => invoke('decide', { decision }),
  ledgerPage: (before, limit) => invoke('ledger_page', { before, limit }),
  openLedger: (passphrase) => invoke('open_ledger', { passphrase }),
  onPolicyChanged: (tell) => listen<Start>('policy-changed', (event) => tell(event.payload)),
};
