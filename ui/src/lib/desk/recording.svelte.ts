import type { Decision, Invitation, Problem } from '../ipc';
import { problemOf, type Session } from '../session.svelte';

/** What was decided; for a meeting with the invitation to it. */
export interface Deed extends Decision {
  readonly invitation?: Invitation;
  /** What follows once it is recorded, where it is about a part of the draft and the desk goes on. */
  readonly after?: () => void;
}

/** What could not be recorded, and why. */
interface Failure {
  readonly deed: Deed;
  readonly problem: Problem;
}

/** Records what was decided, once the ledger has a key. */
export class Recording {
  /** A decision that waits for the ledger's first passphrase. */
  waiting = $state.raw<Deed | null>(null);
  /** A decision is being made or recorded. */
  busy = $state(false);
  /** How many meetings were arranged: each has a card. */
  arranged = $state(0);
  #failed = $state.raw<Failure | null>(null);
  /** What failed before something else was begun, from which the writer may go back. */
  #aside: Failure | null = null;
  readonly problem = $derived(this.#failed?.problem ?? null);
  /** Discarding could not be recorded: the writer may do without. */
  readonly undiscarded = $derived(this.#failed?.deed.outcome === 'dropped');

  readonly #session: Session;
  readonly #recorded: (deed: Deed) => void;
  /** Counts how often the desk was cleared: what was begun before does not end after. */
  #cleared = 0;

  constructor(session: Session, recorded: (deed: Deed) => void) {
    this.#session = session;
    this.#recorded = recorded;
  }

  /** Lets something be decided, one thing at a time; `act` is not called once the desk was cleared. */
  async deciding<T>(settle: () => Promise<T | null>, act: (settled: T) => Promise<void>): Promise<void> {
    const cleared = this.#cleared;
    this.busy = true;
    try {
      const settled = await settle();
      if (settled !== null && cleared === this.#cleared) await act(settled);
    } finally {
      this.busy = false;
    }
  }

  async record(deed: Deed): Promise<void> {
    if (this.#session.ledger.state === 'new') {
      this.forget();
      this.waiting = deed;
      return;
    }
    const cleared = this.#cleared;
    this.busy = true;
    try {
      await this.#write(deed);
      if (cleared !== this.#cleared) return;
      this.forget();
      if (deed.after) deed.after();
      else this.#recorded(deed);
      // What could not be opened at the start has just been written to.
      if (this.#session.ledger.state === 'failed') void this.#session.lookAgain().catch(() => undefined);
    } catch (thrown) {
      if (cleared === this.#cleared) this.#notRecorded(deed, thrown);
    } finally {
      this.busy = false;
    }
  }

  /** Records once more what could not be recorded. */
  async retry(): Promise<void> {
    if (this.#failed && !this.busy) await this.record(this.#failed.deed);
  }

  /** Opens the new ledger, then records what waited for it. Rejects with a problem that another passphrase may solve. */
  async openAndRecord(passphrase: string): Promise<void> {
    try {
      await this.#session.openLedger(passphrase);
    } catch (thrown) {
      if (this.#session.ledger.state === 'new' || !this.waiting) throw thrown;
      this.#notRecorded(this.waiting, thrown);
      this.waiting = null;
      return;
    }
    const deed = this.waiting;
    this.waiting = null;
    if (deed) await this.record(deed);
  }

  dismissPassphrase(): void {
    this.waiting = null;
  }

  /** Forgets what could not be recorded. */
  forget(): void {
    this.forgetLast();
    this.#aside = null;
  }

  /** Forgets it, but not what was set aside. */
  forgetLast(): void {
    this.#failed = null;
  }

  /** Something else is begun: what could not be recorded is none of its business. */
  setAside(): void {
    this.#aside = this.#failed;
    this.#failed = null;
  }

  /** The writer goes back to where that was told. */
  takeUp(): void {
    this.#failed = this.#aside;
    this.#aside = null;
  }

  /** The desk is cleared. */
  clear(): void {
    this.#cleared += 1;
    this.waiting = null;
  }

  async #write({ draft, outcome, reason, invitation }: Deed): Promise<void> {
    const { client } = this.#session;
    await (invitation ? client.arrange(draft, invitation) : client.decide({ draft, outcome, reason }));
    this.#session.recorded = true;
    if (outcome === 'arranged') this.arranged += 1;
  }

  #notRecorded(deed: Deed, thrown: unknown): void {
    this.#failed = { deed, problem: problemOf(thrown) };
  }
}
