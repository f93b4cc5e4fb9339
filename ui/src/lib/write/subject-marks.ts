import type { Passage } from '../desk/findings';
import type { Level } from '../ipc';

/** A piece of the subject: marked by the passage with this place among all, or not. */
export interface Piece {
  readonly text: string;
  readonly index: number | null;
  readonly level: Level | null;
}

/**
 * The subject with its marked words, in pieces. Where passages overlap, as words in a sentence that was heard, the inner
 * one marks. Words that have changed since they were found are not marked.
 */
export function piecesOf(subject: string, passages: readonly Passage[]): Piece[] {
  const marks = passages
    .map(({ field, start, end, text, level }, index) => ({ field, start, end, text, level, index }))
    .filter(({ field, start, end, text }) => field === 'subject' && subject.slice(start, end) === text)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  const cuts = [...new Set([0, subject.length, ...marks.flatMap(({ start, end }) => [start, end])])];
  const pieces: Piece[] = [];
  let from = 0;
  for (const to of cuts.sort((a, b) => a - b).slice(1)) {
    const mark = marks.find(({ start, end }) => start <= from && end >= to);
    const piece = { text: subject.slice(from, to), index: mark?.index ?? null, level: mark?.level ?? null };
    const before = pieces.at(-1);
    if (before?.index === piece.index)
      pieces[pieces.length - 1] = { ...piece, text: before.text + piece.text };
    else pieces.push(piece);
    from = to;
  }
  return pieces;
}
