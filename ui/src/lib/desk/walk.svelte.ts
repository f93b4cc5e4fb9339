import type { Passage } from './findings';

/** The writer's way from passage to passage. */
export class Walk {
  /** The passage that the writer is at, by its place among all. */
  at = $state<number | null>(null);
  /** The subject's words to select. */
  subjectAt = $state.raw<{ start: number; end: number } | null>(null);

  readonly #passages: () => readonly Passage[];
  readonly #point: (index: number) => void;

  /** `point` selects the words of a passage of the message. */
  constructor(passages: () => readonly Passage[], point: (index: number) => void) {
    this.#passages = passages;
    this.#point = point;
  }

  point(index: number): void {
    const passage = this.#passages()[index];
    if (!passage) return;
    this.at = index;
    if (passage.field === 'subject') this.subjectAt = { start: passage.start, end: passage.end };
    else this.#point(index);
  }

  /** To the next passage (1) or the previous one (-1), round the end. */
  step(by: 1 | -1): void {
    const [at, count] = [this.at, this.#passages().length];
    if (at === null) this.point(by > 0 ? 0 : count - 1);
    else this.point((at + by + count) % count);
  }

  /** The passages are others now. */
  lost(): void {
    this.at = null;
    this.subjectAt = null;
  }
}
