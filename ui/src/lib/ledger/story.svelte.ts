import type { LedgerEntry, Problem } from '../ipc';
import { problemOf, type Session } from '../session.svelte';
import { Turns } from './turns';

/** One record that is read by itself: what the list knows of it at once, the rest once the program has answered. */
export class Story {
  entry = $state.raw<LedgerEntry | null>(null);
  /** Whether everything that the record says is there. */
  whole = $state(false);
  loading = $state(false);
  problem = $state.raw<Problem | null>(null);

  readonly #session: Session;
  readonly #turns = new Turns();

  constructor(session: Session) {
    this.#session = session;
  }

  async tell(entry: LedgerEntry): Promise<void> {
    const current = this.#turns.next();
    this.entry = entry;
    this.whole = false;
    this.problem = null;
    this.loading = true;
    try {
      const whole = await this.#session.client.ledgerRecord(entry.id);
      if (!current()) return;
      this.entry = whole;
      this.whole = true;
    } catch (thrown) {
      if (current()) this.problem = problemOf(thrown);
    } finally {
      if (current()) this.loading = false;
    }
  }

  close(): void {
    this.#turns.next();
    this.entry = null;
    this.whole = false;
    this.problem = null;
    this.loading = false;
  }
}
