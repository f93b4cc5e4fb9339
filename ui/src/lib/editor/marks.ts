import {
  StateEffect,
  StateField,
  type ChangeDesc,
  type EditorState,
  type Text,
  type TransactionSpec,
} from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';
import type { Passage } from '../desk/findings';

/** More unanswered changes than this are given up: the next answer brings fresh marks. */
const LONGEST_WAIT = 2_000;

const setMarks = StateEffect.define<DecorationSet>();

/** The marks under the words, which move with the text. */
export const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(set, transaction) {
    const moved = transaction.docChanged ? set.map(transaction.changes) : set;
    return transaction.effects.findLast((effect) => effect.is(setMarks))?.value ?? moved;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Puts the marks of an answer where its words stand by now. */
export class Marker {
  /** The changes since each text for which an answer may still come, oldest first. */
  #since: { readonly text: Text; readonly changes: ChangeDesc }[] = [];

  /** The text has changed. */
  note(before: Text, changes: ChangeDesc): void {
    if (this.#since.length >= LONGEST_WAIT) this.#since = [];
    this.#since.push({ text: before, changes });
  }

  /** There is another text. */
  forget(): void {
    this.#since = [];
  }

  /**
   * What shows the passages that were found in this text; null where the marks stand so already, as they do after
   * most keys, or where the text is not known.
   */
  show(state: EditorState, passages: readonly Passage[], text: unknown): TransactionSpec | null {
    let changes: ChangeDesc | null = null;
    const from = this.#since.findIndex((one) => one.text === text);
    if (text !== state.doc && from < 0) return null;
    // Answers come in order: nothing older than this text is answered any more.
    this.#since = text === state.doc ? [] : this.#since.slice(from);
    for (const one of this.#since) changes = changes ? changes.composeDesc(one.changes) : one.changes;
    const set = draw(passages, state.doc.length, changes);
    return sameMarks(state.field(marks), set) ? null : { effects: setMarks.of(set) };
  }
}

function draw(passages: readonly Passage[], now: number, changes: ChangeDesc | null): DecorationSet {
  const length = changes ? changes.length : now;
  const ranges = passages.flatMap((passage, index) => {
    const end = Math.min(passage.end, length);
    if (passage.field !== 'body' || passage.start < 0 || passage.start >= end) return [];
    const { level, title } = passage;
    const mark = Decoration.mark({
      class: `found found-${level}`,
      attributes: { title },
      index,
      level,
      title,
    });
    return [mark.range(passage.start, end)];
  });
  const set = Decoration.set(ranges, true);
  return changes ? set.map(changes) : set;
}

function sameMarks(a: DecorationSet, b: DecorationSet): boolean {
  if (a.size !== b.size) return false;
  const [one, other] = [a.iter(), b.iter()];
  for (; one.value && other.value; one.next(), other.next()) {
    const [was, is] = [one.value.spec, other.value.spec];
    const same =
      one.from === other.from &&
      one.to === other.to &&
      was.index === is.index &&
      was.level === is.level &&
      was.title === is.title;
    if (!same) return false;
  }
  return true;
}

/** Where the words of this passage stand now; null when they were deleted. */
export function placeOf(state: EditorState, index: number): { from: number; to: number } | null {
  const cursor = state.field(marks).iter();
  for (; cursor.value; cursor.next()) {
    if (cursor.value.spec.index === index) return { from: cursor.from, to: cursor.to };
  }
  return null;
}
