import type { Channel, Draft, Outcome } from '../ipc';
import { isAbove } from './channels';
import type { Answer } from './checker';
import type { Sheet, Standing } from './sheet';

/** What warnings have led to: the decision that follows is named after it. */
export class Warned {
  /** The draft that the writer was last warned about. */
  draft = $state.raw<Draft | null>(null);
  #edited = false;
  /** The channel that was left because it may not carry the draft. */
  #left: Channel | null = null;

  about(draft: Draft): void {
    this.draft = draft;
    this.#edited = false;
  }

  /** The draft has changed. */
  changed(): void {
    if (this.draft) this.#edited = true;
  }

  leave(channel: Channel | undefined): void {
    this.#left = channel ?? null;
  }

  /** What sending this is. */
  outcome({ draft, verdict }: Answer<Sheet>): Outcome {
    const left = this.#left;
    if (left && left.id !== draft.channel && isAbove(verdict.level, left.ceiling)) return 'moved';
    return this.draft && this.#edited ? 'revised' : 'sent';
  }

  standing(): Omit<Standing, 'done'> {
    return { warned: this.draft !== null, edited: this.#edited, left: this.#left };
  }

  stand({ warned, edited, left }: Omit<Standing, 'done'>, draft: Draft): void {
    this.draft = warned ? draft : null;
    this.#edited = edited;
    this.#left = left;
  }

  forget(): void {
    this.draft = null;
    this.#edited = false;
    this.#left = null;
  }
}
