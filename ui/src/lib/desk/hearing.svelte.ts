import type { Draft, GivenExample, Heard, Level, Problem, Verdict } from '../ipc';
import { isAbove } from './channels';
import type { Answer } from './checker';
import type { Prose } from './manuscript';
import { HEAR_AFTER, Pause } from './pauses';
import type { Sheet } from './sheet';

interface Asked {
  /** The draft as it is now; null while there is none to hear. */
  readonly sheet: () => Sheet | null;
  /** The verdict of rules and reader; null where another draft was asked about meanwhile, or the program was locked. */
  readonly hear: (draft: Draft) => Promise<Verdict | null>;
  /** A verdict with what the reader heard, of the draft as it is now. */
  readonly answered: (answer: Answer<Sheet>) => void;
  readonly example: (example: GivenExample) => Promise<unknown>;
  readonly mayCarry: (channel: string, level: Level) => boolean;
}

/**
 * The reader, beside the rules: asked at a pause, since it takes some tenths of a second. What it heard stands while the
 * writer goes on, until the next pause, so that the level does not fall and rise with every word.
 */
export class Hearing {
  /** Why the reader says nothing of the draft. */
  problem = $state.raw<Problem | null>(null);

  readonly #asked: Asked;
  readonly #pause: Pause;
  #heard: Heard | null = null;
  /** The text in which the places of what was heard count. */
  #in: Prose = '';
  #last: Answer<Sheet> | null = null;
  /** The last answer of the rules alone. */
  #rules: Answer<Sheet> | null = null;
  /** The revision that is being heard, or was. */
  #revision = -1;
  /** A decision waits for the reader: what is written meanwhile is heard after it. */
  #deciding = false;

  constructor(asked: Asked) {
    this.#asked = asked;
    this.#pause = new Pause(HEAR_AFTER, () => void this.#look());
  }

  /** The text in which the places of what was heard count. */
  get prose(): Prose {
    return this.#in;
  }

  /** The draft has changed. */
  changed(): void {
    this.#pause.changed();
  }

  /** The rules' verdict on it has come. */
  told(): void {
    this.#pause.told();
  }

  /** The rules' answer, with what was last heard. */
  beside(answer: Answer<Sheet>): Answer<Sheet> {
    this.#rules = answer;
    const { verdict } = answer;
    const heard = this.#heard;
    if (!heard || !isAbove(heard.level, verdict.level)) return answer;
    const level = heard.decides ? heard.level : verdict.level;
    const allowed = this.#asked.mayCarry(verdict.channel, level);
    return { ...answer, verdict: { ...verdict, level, allowed, heard } };
  }

  /** The same draft's verdict with what the reader hears in it: nothing is decided before. Null once it was locked. */
  async settled(answer: Answer<Sheet>): Promise<Answer<Sheet> | null> {
    if (this.#last?.snapshot.revision === answer.snapshot.revision) return this.#last;
    this.#deciding = true;
    try {
      return await this.#hear(answer.snapshot, answer.draft);
    } finally {
      this.#deciding = false;
      this.#pause.told();
    }
  }

  /** Gives the officer an example of what was heard wrongly, or not at all. Rejects with a {@link Problem}. */
  async give(text: string, topic: string | null): Promise<void> {
    await this.#asked.example({ text, topic });
  }

  /** There is another draft. */
  forget(): void {
    this.#forgetHeard();
    this.#rules = null;
    this.#revision = -1;
  }

  #forgetHeard(): void {
    this.#heard = null;
    this.#in = '';
    this.#last = null;
    this.problem = null;
  }

  async #look(): Promise<void> {
    const sheet = this.#asked.sheet();
    if (!sheet) this.forget();
    if (!sheet || this.#deciding || sheet.revision === this.#revision) return;
    try {
      await this.#hear(sheet, sheet.draft());
    } catch {
      // The rules' verdict stands; a decision says what is wrong.
      const rules = this.#rules;
      this.#forgetHeard();
      if (rules && rules.snapshot.revision === this.#asked.sheet()?.revision) this.#asked.answered(rules);
    }
  }

  async #hear(snapshot: Sheet, draft: Draft): Promise<Answer<Sheet> | null> {
    this.#revision = snapshot.revision;
    const verdict = await this.#asked.hear(draft);
    if (!verdict) return null;
    const answer = { snapshot, draft, verdict };
    if (this.#asked.sheet()?.revision !== snapshot.revision) return answer;
    this.#heard = verdict.heard ?? null;
    this.#in = snapshot.prose;
    this.#last = answer;
    this.problem = verdict.not_heard ?? null;
    this.#asked.answered(answer);
    return answer;
  }
}
