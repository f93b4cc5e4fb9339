import type { Passage } from '../desk/findings';
import type { Level } from '../ipc';

/** A piece of the subject: marked by the passage with this place among all, or not. */
export interface Piece {
  readonly text: string;
  readonly index: number | null;
  readonly level: Level | null;
}

/** The subject with its marked words, in pieces. Words that have changed since they were found are not marked. */
export function piecesOf(subject: string, passages: readonly Passage[]): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  const plain = (end: number): void => {
    if (end > done) pieces.push({ text: subject.slice(done, end), index: null, level: null });
  };
  for (const [index, { field, start, end, text, level }] of passages.entries()) {
    if (field !== 'subject' || start < done || subject.slice(start, end) !== text) continue;
    plain(start);
    pieces.push({ text, index, level });
    done = end;
  }
  plain(subject.length);
  return pieces;
}
