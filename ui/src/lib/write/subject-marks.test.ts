import { describe, expect, it } from 'vitest';
import { passagesOf } from '../desk/findings';
import { piecesOf } from './subject-marks';

const found = (field: 'subject' | 'body', start: number, text: string) => ({
  rule: 'a',
  level: 'confidential' as const,
  field,
  start,
  end: start + text.length,
  text,
  title: '',
  why: '',
  instead: '',
});

describe('the marks of the subject', () => {
  it('are under its words alone, by their places among all', () => {
    const passages = passagesOf([
      found('subject', 4, 'poll'),
      found('subject', 13, 'budget'),
      found('body', 0, 'Our'),
    ]);
    expect(piecesOf('Our poll and budget', passages).map(({ text, index }) => [text, index])).toEqual([
      ['Our ', null],
      ['poll', 0],
      [' and ', null],
      ['budget', 1],
    ]);
  });

  it('are not under words that have changed since', () => {
    const passages = passagesOf([found('subject', 4, 'poll')]);
    expect(piecesOf('Our  poll', passages)).toEqual([{ text: 'Our  poll', index: null, level: null }]);
    expect(piecesOf('', passages)).toEqual([]);
  });
});
