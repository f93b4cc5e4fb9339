import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../ipc';
import { marks, placeOf, tellFindings } from './marks';

const finding = (start: number, end: number, field: Finding['field'] = 'body'): Finding => ({
  rule: 'r',
  level: 'sensitive',
  field,
  start,
  end,
  text: '',
  title: '',
  why: '',
  instead: '',
});

const start = EditorState.create({ doc: 'we lay off half', extensions: [marks] });
const tell = (state: EditorState, findings: Finding[], text: unknown): EditorState =>
  state.update({ effects: tellFindings.of({ findings, text }) }).state;
const insert = (state: EditorState, at: number, text: string): EditorState =>
  state.update({ changes: { from: at, insert: text } }).state;
const place = (state: EditorState, index = 0) => {
  const found = placeOf(state, index);
  return found && state.sliceDoc(found.from, found.to);
};

describe('the marks under the words', () => {
  it('stand where the finding says', () => {
    expect(place(tell(start, [finding(3, 10)], start.doc))).toBe('lay off');
  });

  it('move with the text between answers', () => {
    expect(place(insert(tell(start, [finding(3, 10)], start.doc), 0, 'soon '))).toBe('lay off');
  });

  it('come late and still find their words', () => {
    const later = insert(insert(start, 0, 'soon '), 0, 'Very ');
    expect(place(tell(later, [finding(3, 10)], start.doc))).toBe('lay off');
  });

  it('leave with words that were deleted', () => {
    const told = tell(start, [finding(3, 10)], start.doc);
    expect(place(told.update({ changes: { from: 0, to: told.doc.length } }).state)).toBe(null);
  });

  it('leave out what is not in the message, or outside of it', () => {
    const told = tell(start, [finding(0, 3, 'subject'), finding(40, 50), finding(3, 99)], start.doc);
    expect([place(told, 0), place(told, 1), place(told, 2)]).toEqual([null, null, 'lay off half']);
  });

  it('stay as they are when an answer is for a text that is not known', () => {
    const told = tell(start, [finding(3, 10)], start.doc);
    expect(place(tell(told, [finding(0, 2)], 'another text'))).toBe('lay off');
  });

  it('replace the old ones', () => {
    const told = tell(tell(start, [finding(3, 10)], start.doc), [finding(0, 2)], start.doc);
    expect([place(told, 0), place(told, 1)]).toEqual(['we', null]);
  });
});
