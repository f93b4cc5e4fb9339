import type { Client, Draft, Verdict } from '../ipc';

/** Up to this length the page waits for the verdict: it takes less than a millisecond. */
export const SHORT_DRAFT = 20_000;
/** Milliseconds that the page may wait; where it takes longer, so many times in a row, it waits no more. */
export const LONGEST_WAIT = 8;
export const MOST_SLOW = 3;

/** Longer drafts than this are checked at a pause, not at each key. */
export const LONG_DRAFT = 200_000;
export const LONG_DRAFT_PAUSE = 250;

/** One text that was, or is to be, checked. */
export interface Snapshot {
  /** Counts the changes of the draft. */
  readonly revision: number;
  readonly length: number;
  /** The draft in full; made only when it is sent, since a long one is costly to put together. */
  draft(): Draft;
}

export interface Answer<S extends Snapshot> {
  readonly snapshot: S;
  readonly draft: Draft;
  readonly verdict: Verdict;
}

interface Waiter<S extends Snapshot> {
  readonly revision: number;
  resolve(answer: Answer<S>): void;
  reject(thrown: unknown): void;
}

/**
 * Keeps verdicts coming without holding up typing. A short text is answered at once, in the frame of its letter. Of
 * longer ones at most one check is under way, and when it ends the latest text goes next; the texts between are
 * skipped.
 */
export class Checker<S extends Snapshot> {
  readonly #client: Pick<Client, 'check' | 'checkAtOnce'>;
  readonly #answered: (answer: Answer<S>) => void;
  readonly #failed: (thrown: unknown) => void;

  #next: S | null = null;
  #running: S | null = null;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #last: Answer<S> | null = null;
  #waiters: Waiter<S>[] = [];
  /** How many times in a row the page has waited too long. */
  #slow = 0;
  /** What was asked up to this revision is answered no more. */
  #forgotten = -1;

  constructor(
    client: Pick<Client, 'check' | 'checkAtOnce'>,
    answered: (answer: Answer<S>) => void,
    failed: (thrown: unknown) => void,
  ) {
    this.#client = client;
    this.#answered = answered;
    this.#failed = failed;
  }

  /** The draft has changed. */
  ask(snapshot: S): void {
    this.#next = snapshot;
    clearTimeout(this.#pause);
    this.#pause = undefined;
    if (this.#atOnce(snapshot)) return;
    if (snapshot.length > LONG_DRAFT && this.#waiters.length === 0) {
      this.#pause = setTimeout(() => {
        this.#pause = undefined;
        this.#go();
      }, LONG_DRAFT_PAUSE);
    } else {
      this.#go();
    }
  }

  /** The answer to this text or to a later one. Rejects when the check fails. */
  settled(snapshot: S): Promise<Answer<S>> {
    if (this.#last && this.#last.snapshot.revision >= snapshot.revision) return Promise.resolve(this.#last);
    return new Promise((resolve, reject) => {
      this.#waiters.push({ revision: snapshot.revision, resolve, reject });
      // A text that is not under way waits no longer for a pause; one whose check has failed is asked again.
      if (!this.#running || this.#running.revision < snapshot.revision) this.ask(this.#next ?? snapshot);
    });
  }

  /** Drops what is known of the texts up to this revision; whoever waits for one is answered with a later one. */
  forget(revision: number): void {
    clearTimeout(this.#pause);
    this.#pause = undefined;
    this.#next = null;
    this.#last = null;
    this.#forgotten = revision;
  }

  /** Answers a text while the page waits, if it is short and that has been quick so far. */
  #atOnce(snapshot: S): boolean {
    if (this.#running || this.#slow >= MOST_SLOW || snapshot.length > SHORT_DRAFT) return false;
    const draft = snapshot.draft();
    const begun = performance.now();
    const verdict = this.#client.checkAtOnce(draft);
    this.#slow = performance.now() - begun > LONGEST_WAIT ? this.#slow + 1 : 0;
    if (!verdict) {
      this.#slow = MOST_SLOW;
      return false;
    }
    this.#next = null;
    try {
      this.#answer({ snapshot, draft, verdict });
    } catch (thrown) {
      this.#fail(snapshot, thrown);
    }
    return true;
  }

  #answer(answer: Answer<S>): void {
    this.#last = answer;
    this.#answered(answer);
    for (const waiter of this.#served(answer.snapshot)) waiter.resolve(answer);
  }

  #fail(snapshot: S, thrown: unknown): void {
    this.#failed(thrown);
    for (const waiter of this.#served(snapshot)) waiter.reject(thrown);
  }

  #go(): void {
    if (this.#running || this.#pause !== undefined) return;
    const snapshot = this.#next;
    if (!snapshot) return;
    this.#next = null;
    this.#running = snapshot;
    void this.#run(snapshot);
  }

  /** Takes out who waits for this text or an earlier one; who waits for a later one gets a check of its own. */
  #served({ revision }: S): Waiter<S>[] {
    const served = this.#waiters.filter((waiter) => waiter.revision <= revision);
    this.#waiters = this.#waiters.filter((waiter) => waiter.revision > revision);
    return served;
  }

  async #run(snapshot: S): Promise<void> {
    try {
      const draft = snapshot.draft();
      const verdict = await this.#client.check(draft);
      if (snapshot.revision > this.#forgotten) this.#answer({ snapshot, draft, verdict });
    } catch (thrown) {
      if (snapshot.revision > this.#forgotten) this.#fail(snapshot, thrown);
    } finally {
      this.#running = null;
      this.#go();
    }
  }
}
