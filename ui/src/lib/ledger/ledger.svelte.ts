import { everything, type LedgerEntry, type LedgerPage, type Problem } from '../ipc';
import { problemOf, type Session } from '../session.svelte';

export const PAGE = 50;

/** The list of what was decided, read page by page. */
export class Ledger {
  records = $state.raw<readonly LedgerEntry[]>([]);
  total = $state(0);
  unreadable = $state(0);
  loading = $state(false);
  loaded = $state(false);
  problem = $state.raw<Problem | null>(null);

  /** Where the next older page begins; none after the last. */
  #next = $state<number | null>(null);
  readonly more = $derived(this.#next !== null);

  readonly #session: Session;
  #reading = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Reads the newest decisions again. */
  async open(): Promise<void> {
    this.problem = null;
    if (this.#session.ledger.state === 'ready') await this.#read(null);
  }

  /** Asks whether the ledger can be read by now, and reads it if so. */
  async again(): Promise<void> {
    if (this.loading) return;
    this.loading = true;
    try {
      await this.#session.lookAgain();
      this.problem = null;
    } catch (thrown) {
      this.problem = problemOf(thrown);
    } finally {
      this.loading = false;
    }
    if (!this.problem) await this.open();
  }

  /** Reads the next older page. */
  async older(): Promise<void> {
    if (this.#next !== null && !this.loading) await this.#read(this.#next);
  }

  /** Rejects with a problem when the passphrase does not open it. */
  async unlock(passphrase: string): Promise<void> {
    await this.#session.openLedger(passphrase);
    await this.open();
  }

  async #read(before: number | null): Promise<void> {
    this.#reading += 1;
    const reading = this.#reading;
    this.loading = true;
    this.problem = null;
    try {
      const page = await this.#filled(before);
      if (reading !== this.#reading) return;
      this.records = before === null ? page.records : [...this.records, ...page.records];
      this.total = page.total;
      this.unreadable = page.unreadable + (before === null ? 0 : this.unreadable);
      this.#next = page.next;
      this.loaded = true;
    } catch (thrown) {
      if (reading === this.#reading) this.problem = problemOf(thrown);
    } finally {
      if (reading === this.#reading) this.loading = false;
    }
  }

  /** The next page with something on it, or the last: one whose records cannot all be opened shows nothing. */
  async #filled(before: number | null): Promise<LedgerPage> {
    const { client } = this.#session;
    let page = await client.ledgerPage(everything, before, PAGE);
    let { unreadable } = page;
    for (let from = before; page.records.length === 0 && page.next !== null;) {
      // A page that leads no further is the last, whatever it says.
      if (from !== null && page.next >= from) return { ...page, unreadable, next: null };
      from = page.next;
      page = await client.ledgerPage(everything, from, PAGE);
      unreadable += page.unreadable;
    }
    return { ...page, unreadable };
  }
}
