import {
  StateEffect,
  StateField,
  type ChangeDesc,
  type EditorState,
  type Range,
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
   * most keys, or where the text is not known. Sentences that were heard in another text stay where they are marked.
   */
  show(
    state: EditorState,
    passages: readonly Passage[],
    text: unknown,
    heardIn: unknown,
  ): TransactionSpec | null {
    let changes: ChangeDesc | null = null;
    const from = this.#since.findIndex((one) => one.text === text);
    if (text !== state.doc && from < 0) return null;
    // Answers come in order: nothing older than this text is answered any more.
    this.#since = text === state.doc ? [] : this.#since.slice(from);
    for (const one of this.#since) changes = changes ? changes.composeDesc(one.changes) : one.changes;
    const stand = heardIn === text ? null : state.field(marks);
    const set = draw(passages, state.doc.length, changes, stand);
    return sameMarks(state.field(marks), set) ? null : { effects: setMarks.of(set) };
  }
}

function markOf({ level, heard }: Passage, index: number): Decoration {
  const kind = heard === undefined ? 'found' : 'found heard';
  const attributes = { 'data-index': String(index) };
  return Decoration.mark({ class: `${kind} found-${level}`, attributes, index, level, heard });
}

/** `stand` has the sentences that were heard, where they are to stay. */
function draw(
  passages: readonly Passage[],
  now: number,
  changes: ChangeDesc | null,
  stand: DecorationSet | null,
): DecorationSet {
  const length = changes ? changes.length : now;
  const staying: Range<Decoration>[] = [];
  const ranges = passages.flatMap((passage, index) => {
    const end = Math.min(passage.end, length);
    if (passage.field !== 'body' || passage.start < 0 || passage.start >= end) return [];
    if (stand && passage.heard !== undefined) {
      const place = find(stand, (spec) => spec.heard === passage.heard);
      if (place) staying.push(markOf(passage, index).range(place.from, place.to));
      return [];
    }
    return [markOf(passage, index).range(passage.start, end)];
  });
  const set = Decoration.set(ranges, true);
  const here = changes ? set.map(changes) : set;
  return staying.length > 0 ? here.update({ add: staying, sort: true }) : here;
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
      was.heard === is.heard;
    if (!same) return false;
  }
  return true;
}

/** What is kept with each mark. */
interface Spec {
  readonly index: number;
  readonly heard: number | undefined;
}

function find(set: DecorationSet, wanted: (spec: Spec) => boolean): { from: number; to: number } | null {
  const cursor = set.iter();
  for (; cursor.value; cursor.next()) {
    if (wanted(cursor.value.spec as Spec)) return { from: cursor.from, to: cursor.to };
  }
  return null;
}

/** Where the words of this passage stand now; null when they were deleted. */
export const placeOf = (state: EditorState, index: number): { from: number; to: number } | null =>
  find(state.field(marks), (spec) => spec.index === index);
