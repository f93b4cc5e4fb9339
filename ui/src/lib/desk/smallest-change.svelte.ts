import type { Change, Draft } from '../ipc';
import type { Snapshot } from './checker';
import type { Manuscript } from './manuscript';
import { Pause } from './pauses';

interface Offered {
  readonly draft: Draft;
  readonly change: Change;
}

/** The fewest passages without which the draft may travel: offered at a pause, made when the writer says so. */
export class SmallestChange {
  offer = $state.raw<Change | null>(null);
  /** The change that was just made, until the draft changes again. */
  made = $state.raw<Change | null>(null);

  readonly #refused: () => Snapshot | null;
  readonly #ask: (draft: Draft) => Promise<Change | null>;
  readonly #pause: Pause;
  #manuscript: Manuscript | null = null;
  /** The revision that the last answer is about. */
  #answered = -1;
  #making = false;

  /** `refused` gives the draft that may not travel as it is; null while it may, or while that is not known. */
  constructor(refused: () => Snapshot | null, ask: (draft: Draft) => Promise<Change | null>, after: number) {
    this.#refused = refused;
    this.#ask = ask;
    this.#pause = new Pause(after, () => void this.#look());
  }

  attach(manuscript: Manuscript | null): void {
    this.#manuscript = manuscript;
  }

  /** The draft has changed. */
  changed(): void {
    if (!this.#making) this.made = null;
    this.#pause.changed();
  }

  /** Its verdict has come. */
  told(): void {
    if (!this.#refused()) this.offer = null;
    this.#pause.told();
  }

  /** Makes what is offered, worked out once more for the draft as it is now. */
  async make(): Promise<void> {
    const refused = this.offer && this.#refused();
    const offered = refused && (await this.#offered(refused));
    if (!offered) return;
    this.#making = true;
    this.#manuscript?.replace(offered.change.edits, offered.draft.subject);
    this.#making = false;
    this.offer = null;
    this.made = offered.change;
  }

  /** There is another draft. */
  forget(): void {
    this.offer = null;
    this.made = null;
  }

  undo(): void {
    this.#manuscript?.undo();
  }

  async #look(): Promise<void> {
    const refused = this.#refused();
    if (refused && refused.revision !== this.#answered) await this.#offered(refused);
  }

  /** The change of this draft; null where there is none, or the draft is another by now. */
  async #offered(refused: Snapshot): Promise<Offered | null> {
    const draft = refused.draft();
    // What cannot be worked out is not offered: the verdict stands by itself.
    const change = await this.#ask(draft).catch(() => null);
    if (this.#refused()?.revision !== refused.revision) return null;
    this.#answered = refused.revision;
    this.offer = change;
    return change && { draft, change };
  }
}
