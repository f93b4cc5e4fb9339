import type { Draft, Edit, NotHere } from '../ipc';
import { sameFiles } from './files.svelte';
import type { Passage } from './findings';

/** The message as the editor holds it: immutable, and put together only when it is asked for. */
export interface Prose {
  readonly length: number;
  toString(): string;
}

/** A place in the window, in CSS pixels. */
export type Box = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>;

/** What the desk asks of the editor. */
export interface Manuscript {
  /**
   * These passages are in this text, which may have changed since. What the reader heard was heard in the text `heard`:
   * where that is another, its marks stay where they are.
   */
  highlight(passages: readonly Passage[], prose: Prose, heard: Prose): void;
  /** Selects the words of a passage of the message, by its place among all. */
  point(index: number): void;
  /** Where the words of a passage of the message stand now; null where they are gone. */
  where(index: number): { start: number; end: number } | null;
  /** The same on the screen, by line; none while they are out of sight. */
  boxes(index: number): readonly Box[];
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
    one.to.every((to, index) => to === other.to[index]) &&
    sameFiles(one, other)
  );
}

const sameAside = (one: readonly NotHere[] = [], other: readonly NotHere[] = []): boolean =>
  one.length === other.length &&
  one.every(({ rule, words, reason }, index) => {
    const same = other[index];
    return rule === same?.rule && words === same.words && reason === same.reason;
  });

export const sameDraft = (one: Draft, other: Draft): boolean =>
  sameText(one, other) && one.channel === other.channel && sameAside(one.not_here, other.not_here);
