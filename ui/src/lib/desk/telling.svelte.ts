import type { Level } from '../ipc';
import { Pause, SPEAK_AFTER, STRIP_AFTER } from './pauses';

/** What the writer is told at a pause: the level, aloud, and in a strip that the channel may not carry the draft. */
export class Telling {
  /** The level that was last said aloud. */
  spoken = $state<Level | null>(null);
  strip = $state(false);

  readonly #barred: () => boolean;
  readonly #speak: Pause;
  readonly #show: Pause;

  /** `level` is null while there is none to tell. */
  constructor(level: () => Level | null, barred: () => boolean) {
    this.#barred = (): boolean => level() !== null && barred();
    this.#speak = new Pause(SPEAK_AFTER, () => {
      this.spoken = level();
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

  /** Nothing is known of the draft any more. */
  lost(): void {
    this.spoken = null;
    this.strip = false;
  }
}
