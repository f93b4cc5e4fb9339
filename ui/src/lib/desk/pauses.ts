/**
 * Milliseconds: the reader is asked, level changes are spoken, a smaller draft is offered, and the strip is shown, when
 * the writer pauses.
 */
export const HEAR_AFTER = 250;
export const SPEAK_AFTER = 600;
export const STRIP_AFTER = 700;

/** Calls back when nothing has changed for a while; and at once from then on, until the next change. */
export class Pause {
  readonly #after: number;
  readonly #call: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(after: number, call: () => void) {
    this.#after = after;
    this.#call = call;
  }

  /** Something changes: wait from now. */
  changed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#call();
    }, this.#after);
  }

  /** News has come that is to be told at the pause, which may be now. */
  told(): void {
    if (this.#timer === undefined) this.#call();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
