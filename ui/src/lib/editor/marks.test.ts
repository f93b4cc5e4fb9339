import { EditorState } from '@codemirror/state';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Passage } from '../desk/findings';
import { Marker, marks, placeOf } from './marks';

const passage = (start: number, end: number, field: Passage['field'] = 'body'): Passage => ({
  rule: 'r',
  level: 'sensitive',
  field,
  start,
  end,
  text: '',
  title: '',
  why: '',
  instead: '',
  also: [],
  marked: [],
});

const start = EditorState.create({ doc: 'we lay off half', extensions: [marks] });
let marker = new Marker();

beforeEach(() => {
  marker = new Marker();
});

function tell(state: EditorState, passages: Passage[], text: unknown, heardIn = text): EditorState {
  const change = marker.show(state, passages, text, heardIn);
  return change ? state.update(change).state : state;
}

function change(state: EditorState, from: number, to: number, insert = ''): EditorState {
  const transaction = state.update({ changes: { from, to, insert } });
  marker.note(state.doc, transaction.changes.desc);
  return transaction.state;
}

const place = (state: EditorState, index = 0) => {
  const found = placeOf(state, index);
  return found && state.sliceDoc(found.from, found.to);
};

describe('the marks under the words', () => {
  it('stand where the passage says', () => {
    expect(place(tell(start, [passage(3, 10)], start.doc))).toBe('lay off');
  });

  it('move with the text between answers', () => {
    expect(place(change(tell(start, [passage(3, 10)], start.doc), 0, 0, 'soon '))).toBe('lay off');
  });

  it('come late and still find their words', () => {
    const later = change(change(start, 0, 0, 'soon '), 0, 0, 'Very ');
    expect(place(tell(later, [passage(3, 10)], start.doc))).toBe('lay off');
  });

  it('leave with words that were deleted', () => {
    const told = tell(start, [passage(3, 10)], start.doc);
    expect(place(change(told, 0, told.doc.length))).toBe(null);
  });

  it('leave out what is not in the message, or outside of it', () => {
    const told = tell(start, [passage(0, 3, 'subject'), passage(40, 50), passage(3, 99)], start.doc);
    expect([place(told, 0), place(told, 1), place(told, 2)]).toEqual([null, null, 'lay off half']);
  });

  it('stay as they are when an answer is for a text that is not known', () => {
    const told = tell(start, [passage(3, 10)], start.doc);
    expect(place(tell(told, [passage(0, 2)], 'another text'))).toBe('lay off');
  });

  it('replace the old ones', () => {
    const told = tell(tell(start, [passage(3, 10)], start.doc), [passage(0, 2)], start.doc);
    expect([place(told, 0), place(told, 1)]).toEqual(['we', null]);
  });

  it('are left alone by an answer that finds the same words, moved or not', () => {
    const told = tell(start, [passage(3, 10)], start.doc);
    expect(marker.show(told, [passage(3, 10)], told.doc, told.doc)).toBe(null);
    const moved = change(told, 0, 0, 'soon ');
    expect(marker.show(moved, [passage(8, 15)], moved.doc, moved.doc)).toBe(null);
    expect(marker.show(moved, [passage(8, 16)], moved.doc, moved.doc)).not.toBe(null);
    expect(marker.show(moved, [{ ...passage(8, 15), level: 'confidential' }], moved.doc, moved.doc)).not.toBe(
      null,
    );
    expect(marker.show(start, [], start.doc, start.doc)).toBe(null);
  });

  it('of sentences that were heard stay in place until they are heard again, whatever rules find', () => {
    const heard = { ...passage(0, 15), heard: 0 };
    const told = tell(start, [heard, passage(3, 10)], start.doc);
    const moved = change(told, 3, 3, 'will ');
    const next = tell(moved, [passage(0, 2), heard], moved.doc, start.doc);
    expect([place(next, 0), place(next, 1)]).toEqual(['we', 'we will lay off half']);
    const again = tell(next, [{ ...heard, end: 7 }], next.doc);
    expect(place(again, 0)).toBe('we will');
    const gone = change(again, 0, 7);
    expect(place(tell(gone, [heard], gone.doc, start.doc))).toBe(null);
  });
});
