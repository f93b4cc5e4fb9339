import {
  everything,
  type LedgerEntry,
  type LedgerFilter,
  type LedgerPage,
  type Problem,
  type RescuedLedger,
} from '../ipc';
import { problemOf, type Session } from '../session.svelte';
import { isAsked, sameFilter } from './asked';
import { Counts } from './counts.svelte';
import { Story } from './story.svelte';
import { Turns } from './turns';

export const PAGE = 50;

/** How long a reader must have stopped writing before words are searched for, in milliseconds. */
export const PAUSE = 200;

export type View = 'list' | 'overview';

/** What was decided: listed page by page, filtered, told one by one, counted. */
export class Ledger {
  records = $state.raw<readonly LedgerEntry[]>([]);
  total = $state(0);
  unreadable = $state(0);
  loading = $state(false);
  loaded = $state(false);
  problem = $state.raw<Problem | null>(null);
  /** What was saved of a damaged ledger. */
  rescued = $state.raw<RescuedLedger | null>(null);
  /** What is to be known of the whole ledger. */
  warning = $state.raw<Problem | null>(null);

  filter = $state.raw<LedgerFilter>(everything);
  /** The words in the search box, ahead of those that were asked for. */
  words = $state('');
  view = $state<View>('list');
  readonly asked = $derived(isAsked(this.filter));
  /** Nothing was ever decided here: there is nothing to filter or count. */
  readonly blank = $derived(
    this.loaded && !this.loading && this.problem === null && !this.asked && this.total === 0,
  );

  /** Where the next older page begins; none after the last. */
  #next = $state<number | null>(null);
  readonly more = $derived(this.#next !== null);

  readonly story: Story;
  /** What is counted for the filter. */
  readonly counts: Counts;
  /** What is counted for everything: it names the channels and rules that can be asked for. */
  readonly choices: Counts;

  readonly #session: Session;
  readonly #turns = new Turns();
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(session: Session) {
    this.#session = session;
    this.story = new Story(session);
    this.counts = new Counts(session);
    this.choices = new Counts(session);
  }

  /** Reads the newest decisions again; what is locked is dropped. */
  async open(): Promise<void> {
    this.problem = null;
    if (this.#session.ledger.state !== 'ready') this.forget();
    else await Promise.all([this.#readAgain(), this.choices.stats ? this.choices.read(everything) : null]);
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

  /** Makes a ledger of what can be read in the damaged one, and reads it. */
  async rescue(): Promise<void> {
    if (this.loading) return;
    this.loading = true;
    try {
      this.rescued = await this.#session.client.rescueLedger();
    } catch (thrown) {
      this.problem = problemOf(thrown);
      this.loading = false;
      return;
    }
    this.loading = false;
    await this.again();
  }

  /** Reads the next older page. */
  async older(): Promise<void> {
    if (this.#next !== null && !this.loading) await this.#read(this.#next);
  }

  /** Asks for something else as well, from the newest page on, with the words as they stand. */
  async ask(part: Partial<LedgerFilter> = {}): Promise<void> {
    clearTimeout(this.#pause);
    const filter = { ...this.filter, ...part, search: this.words.trim() };
    if (sameFilter(filter, this.filter) || this.#session.ledger.state !== 'ready') return;
    this.filter = filter;
    await this.#readAgain();
  }

  /** Searches once the reader stops writing. */
  search(words: string): void {
    this.words = words;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.ask(), PAUSE);
  }

  /** Asks for everything again. */
  async reset(): Promise<void> {
    this.words = '';
    await this.ask(everything);
  }

  async look(view: View): Promise<void> {
    this.view = view;
    if (view === 'overview' && !this.counts.stats) await this.counts.read(this.filter);
  }

  /** The decisions in which a rule was found. */
  async lookAtRule(rule: string): Promise<void> {
    this.view = 'list';
    await Promise.all([this.ask({ rules: [rule] }), this.choose()]);
  }

  /** Finds out which channels and rules can be asked for, once. */
  async choose(): Promise<void> {
    if (!this.choices.stats && !this.choices.loading) await this.choices.read(everything);
  }

  /** Drops everything that was read, and what was asked for; an answer under way is dropped when it comes. */
  forget(): void {
    clearTimeout(this.#pause);
    this.#turns.next();
    this.story.close();
    this.counts.drop();
    this.choices.drop();
    this.#empty();
    this.filter = everything;
    this.words = '';
    this.view = 'list';
    this.loading = false;
    this.loaded = false;
    this.problem = null;
    this.warning = null;
  }

  /** Rejects with a problem when the passphrase does not open it; none where a keyring has the key. */
  async unlock(passphrase: string | null): Promise<void> {
    await this.#session.openLedger(passphrase);
    await this.open();
  }

  async #readAgain(): Promise<void> {
    if (this.view === 'list') this.counts.drop();
    await Promise.all([
      this.#read(null),
      this.view === 'overview' ? this.counts.read(this.filter) : undefined,
    ]);
  }

  async #read(before: number | null): Promise<void> {
    const current = this.#turns.next();
    this.loading = true;
    this.problem = null;
    try {
      const page = await this.#filled(before);
      if (!current()) return;
      this.records = before === null ? page.records : [...this.records, ...page.records];
      this.total = page.total;
      this.unreadable = page.unreadable + (before === null ? 0 : this.unreadable);
      this.#next = page.next;
      this.warning = page.warning ?? null;
      this.loaded = true;
    } catch (thrown) {
      if (!current()) return;
      // What stands there answers another filter, perhaps.
      if (before === null) this.#empty();
      this.problem = problemOf(thrown);
    } finally {
      if (current()) this.loading = false;
    }
  }

  #empty(): void {
    this.records = [];
    this.total = 0;
    this.unreadable = 0;
    this.#next = null;
  }

  /** The next page with something on it, or the last: one whose records cannot all be opened shows nothing. */
  async #filled(before: number | null): Promise<LedgerPage> {
    const { client } = this.#session;
    const { filter } = this;
    let page = await client.ledgerPage(filter, before, PAGE);
    let { unreadable } = page;
    for (let from = before; page.records.length === 0 && page.next !== null;) {
      // A page that leads no further is the last, whatever it says.
      if (from !== null && page.next >= from) return { ...page, unreadable, next: null };
      from = page.next;
      page = await client.ledgerPage(filter, from, PAGE);
      unreadable += page.unreadable;
    }
    return { ...page, unreadable };
  }
}
