import type { Draft, Edit } from '../ipc';
import type { Passage } from './findings';

/** The message as the editor holds it: immutable, and put together only when it is asked for. */
export interface Prose {
  readonly length: number;
  toString(): string;
}

/** What the desk asks of the editor. */
export interface Manuscript {
  /**
   * These passages are in this text, which may have changed since. What the reader heard was heard in the text `heard`:
   * where that is another, its marks stay where they are.
   */
  highlight(passages: readonly Passage[], prose: Prose, heard: Prose): void;
  /** Selects the words of a passage of the message, by its place among all. */
  point(index: number): void;
  /** Makes these edits of the message and of the subject, as one step that can be undone. */
  replace(edits: readonly Edit[], subject: string): void;
  undo(): void;
  clear(): void;
  /** Puts a text in place of what is there; undo does not go behind it. */
  fill(text: string): Prose;
  focus(): void;
}

/** Whether two drafts say the same to the same people, whatever they travel by. */
export function sameText(one: Draft, other: Draft): boolean {
  return (
    one.subject === other.subject &&
    one.body === other.body &&
    one.to.length === other.to.length &&
    one.to.every((to, index) => to === other.to[index])
  );
}

export const sameDraft = (one: Draft, other: Draft): boolean =>
  sameText(one, other) && one.channel === other.channel;
