import { Desk } from '../desk/desk.svelte';
import type { Client, HandedOver } from '../ipc';
import { Session } from '../session.svelte';

const NOWHERE: HandedOver = { program: null, taken: false, copied: null, left_out: [], problem: null };

/**
 * The program as a practice desk sees it: it judges as ever, and nothing is recorded, handed over, given to the officer or kept. The
 * ledger seems open, so that no passphrase is asked for.
 */
export function forPractice(client: Client): Client {
  return {
    ...client,
    start: async () => ({ ...(await client.start()), ledger: { state: 'ready' } }),
    decide: async () => ({ id: 'practice' }),
    arrange: async () => ({ id: 'practice' }),
    // Nor does anything leave the window.
    handOver: async () => NOWHERE,
    handOverInvitation: async () => NOWHERE,
    openCalendar: async () => NOWHERE,
    copyText: async () => ({ number: 0, seconds: 0 }),
    giveExample: async () => ({ id: 'practice' }),
    keepDraft: async () => null,
    keptDraft: async () => null,
  };
}

/** A desk for practice. Rejects with a problem. */
export async function practiceDesk(client: Client): Promise<Desk> {
  const session = new Session(forPractice(client));
  // Before the session has its channels, of which the desk takes the usual one.
  const desk = new Desk(session);
  await session.lookAgain();
  return desk;
}
