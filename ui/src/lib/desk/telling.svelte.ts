import type { Level } from '../ipc';
import { Pause, SPEAK_AFTER, STRIP_AFTER } from './pauses';

/** What the writer is told at a pause: the level, aloud, and in a strip that the channel may not carry the draft. */
export class Telling {
  /** The level that was last said aloud. */
  spoken = $state<Level | null>(null);
  strip = $state(false);
  /** With the level it is said how one goes to the words: once a draft. */
  hint = $state(false);
  #hinted = false;
  /** Counts the drafts. */
  drafts = 0;

  readonly #barred: () => boolean;
  readonly #speak: Pause;
  readonly #show: Pause;

  /** `level` is null while there is none to tell; `marked` says whether there are words to go to. */
  constructor(level: () => Level | null, barred: () => boolean, marked: () => boolean) {
    this.#barred = (): boolean => level() !== null && barred();
    this.#speak = new Pause(SPEAK_AFTER, () => {
      const next = level();
      if (next !== this.spoken) this.hint = next !== null && marked() && !this.#hinted;
      this.#hinted ||= this.hint;
      this.spoken = next;
    });
    this.#show = new Pause(STRIP_AFTER, () => {
      this.strip = this.#barred();
    });
  }

  /** The draft has changed. */
  changed(): void {
    this.#speak.changed();
    this.#show.changed();
  }

  /** Its verdict has come. */
  told(): void {
    if (!this.#barred()) this.strip = false;
    this.#show.told();
    this.#speak.told();
  }

  /** There is another draft. */
  forget(): void {
    this.lost();
    [this.hint, this.#hinted] = [false, false];
    this.drafts += 1;
  }

  /** Nothing is known of the draft any more. */
  lost(): void {
    this.spoken = null;
    this.strip = false;
  }
}
