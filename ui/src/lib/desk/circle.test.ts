import { describe, expect, it } from 'vitest';
import { addressOf, newcomers, outsiders } from './circle';

describe('the circle of recipients', () => {
  it('knows addresses with and without names', () => {
    expect(['Léa <LEA@Example.org>', 'bob@example.org', 'the office', '<a b@c>'].map(addressOf)).toEqual([
      'lea@example.org',
      'bob@example.org',
      null,
      null,
    ]);
  });

  it('tells who is outside, where the domains are known', () => {
    const to = ['Léa <lea@party.example>', 'press@north.party.example', 'x@notparty.example', 'the office'];
    expect(outsiders(to, ['party.example'])).toEqual(['x@notparty.example']);
    expect(outsiders(to, [])).toEqual([]);
  });

  it('tells who is new to a thread that is quoted', () => {
    const body = 'Yes.\n\nOn Monday Léa <lea@party.example> wrote:\n> To: bob@party.example\n> Shall we?\n';
    expect(
      newcomers(['lea@party.example', 'Bob <bob@party.example>', 'new@party.example', 'Ada'], body),
    ).toEqual(['new@party.example']);
    expect(newcomers(['new@party.example'], 'Write to lea@party.example.')).toEqual([]);
  });
});
