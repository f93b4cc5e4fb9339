import { StateEffect, StateField, type ChangeDesc, type EditorState, type Text } from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';
import type { Finding } from '../ipc';

/** Findings of the message as they stand in this text. */
interface Told {
  readonly findings: readonly Finding[];
  readonly text: unknown;
}

interface Marks {
  readonly set: DecorationSet;
  /** The changes since each text for which an answer may still come, oldest first. */
  readonly since: readonly { readonly text: Text; readonly changes: ChangeDesc }[];
}

/** More unanswered changes than this are given up: the next answer brings fresh marks. */
const LONGEST_WAIT = 2_000;

export const tellFindings = StateEffect.define<Told>();

function markOf(finding: Finding, index: number): Decoration {
  return Decoration.mark({
    class: `found found-${finding.level}`,
    attributes: { title: finding.title },
    index,
  });
}

/** The marks for these findings, carried over the changes that were made since they were found. */
function draw(told: Told, state: EditorState, since: Marks['since']): DecorationSet | null {
  let changes: ChangeDesc | null = null;
  if (told.text !== state.doc) {
    const from = since.findIndex((one) => one.text === told.text);
    if (from < 0) return null;
    for (const one of since.slice(from)) changes = changes ? changes.composeDesc(one.changes) : one.changes;
  }
  const length = changes ? changes.length : state.doc.length;
  const ranges = told.findings.flatMap((finding, index) => {
    const end = Math.min(finding.end, length);
    if (finding.field !== 'body' || finding.start < 0 || finding.start >= end) return [];
    return [markOf(finding, index).range(finding.start, end)];
  });
  const set = Decoration.set(ranges, true);
  return changes ? set.map(changes) : set;
}

export const marks = StateField.define<Marks>({
  create: () => ({ set: Decoration.none, since: [] }),
  update(value, transaction) {
    let { set, since } = value;
    if (transaction.docChanged) {
      set = set.map(transaction.changes);
      const changed = { text: transaction.startState.doc, changes: transaction.changes.desc };
      since = since.length < LONGEST_WAIT ? [...since, changed] : [changed];
    }
    for (const effect of transaction.effects) {
      if (!effect.is(tellFindings)) continue;
      set = draw(effect.value, transaction.state, since) ?? set;
      // Answers come in order: nothing older than this text is answered any more.
      const from = since.findIndex((one) => one.text === effect.value.text);
      since = from < 0 ? [] : since.slice(from);
    }
    return set === value.set && since === value.since ? value : { set, since };
  },
  provide: (field) => EditorView.decorations.from(field, (value) => value.set),
});

/** Where the words of this finding stand now; null when they were deleted. */
export function placeOf(state: EditorState, index: number): { from: number; to: number } | null {
  const cursor = state.field(marks).set.iter();
  for (; cursor.value; cursor.next()) {
    if (cursor.value.spec.index === index) return { from: cursor.from, to: cursor.to };
  }
  return null;
}
