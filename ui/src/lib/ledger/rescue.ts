import type { Problem, RescuedLedger } from '../ipc';
import { say } from '../words/words.svelte';
import type { Ledger } from './ledger.svelte';

/** The codes of a file that may have pages which are not what was written. */
const DAMAGED = ['L001', 'L003'];

/** The way out of a damaged file, beside trying again. */
export function rescue(ledger: Ledger, { code }: Problem): { label: string; run(): void } | undefined {
  if (!DAMAGED.includes(code)) return undefined;
  return { label: say('ledger-rescue'), run: () => void ledger.rescue() };
}

/** What was saved, in words. */
export const rescuedAs = ({ records, missing }: RescuedLedger): string =>
  [
    say('ledger-rescued', { count: records }),
    missing === null ? say('ledger-rescued-unsure') : say('ledger-rescued-missing', { count: missing }),
    say('ledger-rescued-kept'),
  ].join(' ');
