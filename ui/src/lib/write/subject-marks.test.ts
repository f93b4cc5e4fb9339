import { describe, expect, it } from 'vitest';
import { passagesIn, passagesOf } from '../desk/findings';
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

  it('are those of the inner words where a sentence was heard over them', () => {
    const text = 'Our internal poll is low';
    const heard = {
      level: 'confidential' as const,
      decides: true,
      certainty: 'sure' as const,
      percent: 90,
      topic: 'b',
      title: '',
      said: '',
      why: '',
      instead: '',
      sentences: [{ field: 'subject' as const, start: 0, end: text.length, text }],
      unread: 0,
    };
    const passages = passagesIn({
      level: 'confidential',
      allowed: false,
      channel: 'email',
      findings: [found('subject', 4, 'internal'), found('subject', 13, 'poll')],
      heard,
    });
    expect(piecesOf(text, passages).map(({ text, index }) => [text, index])).toEqual([
      ['Our ', 0],
      ['internal', 1],
      [' ', 0],
      ['poll', 2],
      [' is low', 0],
    ]);
  });

  it('are cut where two overlap, and one where nothing lies between', () => {
    const passages = ['ab', 'abcd', 'cdef'].map((text) => ({
      ...found('subject', 'abcdef'.indexOf(text), text),
      also: [],
      marked: [],
    }));
    expect(piecesOf('abcdef', passages).map(({ text, index }) => [text, index])).toEqual([
      ['ab', 0],
      ['cd', 1],
      ['ef', 2],
    ]);
  });

  it('are not under words that have changed since', () => {
    const passages = passagesOf([found('subject', 4, 'poll')]);
    expect(piecesOf('Our  poll', passages)).toEqual([{ text: 'Our  poll', index: null, level: null }]);
    expect(piecesOf('', passages)).toEqual([]);
  });
});
