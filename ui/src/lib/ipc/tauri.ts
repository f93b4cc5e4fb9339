import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { Client, Start } from './client';

/** The program behind the window. */
export const tauri: Client = {
  start: () => invoke('start'),
  setLanguage: (language) => invoke('set_language', { language }),
  check: (draft) => invoke('check', { draft }),
  smallestChange: (draft) => invoke('smallest_change', { draft }),
  decide: (decision) => invoke('decide', { decision }),
  ledgerPage: (before, limit) => invoke('ledger_page', { before, limit }),
  openLedger: (passphrase) => invoke('open_ledger', { passphrase }),
  onPolicyChanged: (tell) => listen<Start>('policy-changed', (event) => tell(event.payload)),
};
