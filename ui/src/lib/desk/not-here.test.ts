import { describe, expect, it, vi } from 'vitest';
import { KEEP_AFTER, Keeping } from './keeping.svelte';
import { CONFIDENTIAL, SENSITIVE, TRIVIAL, atDesk, atRest, settle, writing } from './at-desk';
import type { Desk } from './desk.svelte';
import { removed } from './removed';

atRest();

const first = (desk: Desk) => desk.found.passages[0]?.marked ?? [];

async function aside(body: string, reason = 'It is public') {
  const all = await writing(body);
  all.desk.notHere.add(first(all.desk), reason);
  await settle();
  return all;
}

describe('what is set aside', () => {
  it('does not count in the draft, and is listed with its reason', async () => {
    const { desk } = await aside(`${CONFIDENTIAL} The INTERNAL numbers!`);
    expect([desk.level, desk.allowed, desk.found.count]).toEqual(['trivial', true, 0]);
    const [one, ...more] = desk.notHere.counting(desk.verdict);
    expect([one?.words, one?.reason, more]).toEqual(['internal numbers', 'It is public', []]);
    expect(desk.verdict?.set_aside?.[0]?.count).toBe(2);
  });

  it('needs a reason', async () => {
    const { desk } = await aside(CONFIDENTIAL, ' ');
    expect([desk.level, desk.notHere.list]).toEqual(['confidential', []]);
  });

  it('is undone', async () => {
    const { desk } = await aside(CONFIDENTIAL);
    const [one] = desk.notHere.counting(desk.verdict);
    if (one) desk.notHere.undo(one);
    await settle();
    expect([desk.level, desk.draft]).toEqual(['confidential', expect.not.objectContaining({ not_here: [] })]);
  });

  it('takes all rules that marked the same words, and lists the words once', async () => {
    const { desk } = await aside('Here is the password: Larkspur-1911 for tonight.');
    expect(desk.level).toBe('trivial');
    expect(desk.notHere.list.map(({ rule }) => rule).sort()).toEqual(['code', 'password']);
    const asides = desk.notHere.counting(desk.verdict);
    expect(asides.map(({ words }) => words)).toEqual(['the password: Larkspur-1911']);
    if (asides[0]) desk.notHere.undo(asides[0]);
    expect(desk.notHere.list).toEqual([]);
  });

  it('is not listed while its words are gone, and counts again when they are back', async () => {
    const { desk } = await aside(CONFIDENTIAL);
    desk.write(TRIVIAL);
    await settle();
    expect(desk.notHere.counting(desk.verdict)).toEqual([]);
    desk.write(`So: ${CONFIDENTIAL}`);
    await settle();
    expect([desk.level, desk.notHere.counting(desk.verdict).length]).toEqual(['trivial', 1]);
  });

  it('has the last reason that was given', async () => {
    const { desk } = await aside(CONFIDENTIAL);
    desk.notHere.add([{ rule: 'polling', text: 'internal numbers' }], 'Because');
    expect(desk.notHere.list.map(({ reason }) => reason)).toEqual(['Because']);
  });

  it('goes with the decision, and ends with the draft', async () => {
    const { desk, client } = await aside(CONFIDENTIAL);
    await desk.send();
    await settle();
    expect(client.decisions[0]?.draft.not_here).toEqual([
      { rule: 'polling', words: 'internal numbers', reason: 'It is public' },
    ]);
    expect(client.decisions[0]?.outcome).toBe('sent');
    desk.startAnew();
    desk.write(CONFIDENTIAL);
    await settle();
    expect([desk.level, desk.notHere.list, 'not_here' in desk.draft]).toEqual(['confidential', [], false]);
  });

  it('is kept with the draft, and comes back', async () => {
    const { desk, client, session } = await atDesk();
    const keeping = new Keeping(session, desk);
    await keeping.look();
    desk.write(CONFIDENTIAL);
    await vi.advanceTimersByTimeAsync(KEEP_AFTER);
    desk.notHere.add(first(desk), 'It is public');
    await vi.advanceTimersByTimeAsync(KEEP_AFTER);
    const kept = (await client.keptDraft(null))?.draft;
    expect(kept?.not_here).toHaveLength(1);
    const later = await atDesk(kept ? { draft: kept } : {});
    await new Keeping(later.session, later.desk).look();
    await settle();
    expect([later.desk.level, later.desk.notHere.list]).toEqual(['trivial', kept?.not_here]);
    const standing = later.desk.leave();
    expect([later.desk.notHere.list, JSON.stringify(standing)]).toEqual([
      [],
      expect.not.stringContaining('public'),
    ]);
  });

  it('leaves the others where they are', async () => {
    const { desk } = await aside(`${CONFIDENTIAL} ${SENSITIVE}`);
    expect([desk.level, desk.found.count]).toEqual(['sensitive', 1]);
  });
});

describe('words that are taken out', () => {
  const without = (text: string, words: string): string => {
    const start = text.indexOf(words);
    const edit = removed(text, 'body', start, start + words.length);
    expect(text.slice(edit.start, edit.end)).toBe(edit.text);
    return text.slice(0, edit.start) + edit.with + text.slice(edit.end);
  };
  for (const [text, left] of [
    ['a WORDS b', 'a b'],
    ['a WORDS, b', 'a, b'],
    ['a WORDS', 'a'],
    ['WORDS b', 'b'],
    ['WORDS', ''],
    ['a\nWORDS b', 'a\nb'],
    ['a WORDS\nb', 'a\nb'],
    ['a (WORDS) b', 'a () b'],
    ['a “WORDS” b', 'a “” b'],
    ['est WORDS\u202f!', 'est\u202f!'],
    ['l’WORDS b', 'l’ b'],
  ] as const) {
    it(`leave no space behind: ${JSON.stringify(text)}`, () => {
      expect(without(text, 'WORDS')).toBe(left);
    });
  }
});
