import type { LedgerFilter, LedgerStats, Problem } from '../ipc';
import { problemOf, type Session } from '../session.svelte';
import { Turns } from './turns';

/** What the program counts for a filter. */
export class Counts {
  stats = $state.raw<LedgerStats | null>(null);
  loading = $state(false);
  problem = $state.raw<Problem | null>(null);

  readonly #session: Session;
  readonly #turns = new Turns();

  constructor(session: Session) {
    this.#session = session;
  }

  /** What was counted before stays until the answer is there. */
  async read(filter: LedgerFilter): Promise<void> {
    const current = this.#turns.next();
    this.loading = true;
    this.problem = null;
    try {
      const stats = await this.#session.client.ledgerStats(filter);
      if (current()) this.stats = stats;
    } catch (thrown) {
      if (!current()) return;
      this.stats = null;
      this.problem = problemOf(thrown);
    } finally {
      if (current()) this.loading = false;
    }
  }

  drop(): void {
    this.#turns.next();
    this.stats = null;
    this.loading = false;
    this.problem = null;
  }
}
