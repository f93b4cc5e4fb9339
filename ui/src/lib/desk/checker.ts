import type { Draft, Verdict } from '../ipc';

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
 * Keeps verdicts coming without holding up typing: at most one check is under way, and when it ends the latest
 * text goes next; the texts between are skipped.
 */
export class Checker<S extends Snapshot> {
  readonly #check: (draft: Draft) => Promise<Verdict>;
  readonly #answered: (answer: Answer<S>) => void;
  readonly #failed: (thrown: unknown) => void;

  #next: S | null = null;
  #running: S | null = null;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #last: Answer<S> | null = null;
  #waiters: Waiter<S>[] = [];

  constructor(
    check: (draft: Draft) => Promise<Verdict>,
    answered: (answer: Answer<S>) => void,
    failed: (thrown: unknown) => void,
  ) {
    this.#check = check;
    this.#answered = answered;
    this.#failed = failed;
  }

  /** The draft has changed. */
  ask(snapshot: S): void {
    this.#next = snapshot;
    clearTimeout(this.#pause);
    this.#pause = undefined;
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
      const verdict = await this.#check(draft);
      const answer = { snapshot, draft, verdict };
      this.#last = answer;
      this.#answered(answer);
      for (const waiter of this.#served(snapshot)) waiter.resolve(answer);
    } catch (thrown) {
      this.#failed(thrown);
      for (const waiter of this.#served(snapshot)) waiter.reject(thrown);
    } finally {
      this.#running = null;
      this.#go();
    }
  }
}
