import { describe, expect, it } from 'vitest';
import { atDesk, atRest } from '../desk/at-desk';
import type { FakeOptions } from '../ipc/fake';
import { Meetings } from './meetings.svelte';

atRest();

async function meetings(options: FakeOptions): Promise<Meetings> {
  const { session } = await atDesk(options);
  const made = new Meetings(session);
  await made.look();
  return made;
}

describe('the cards', () => {
  it('are shown on their day', async () => {
    const made = await meetings({ cards: 3 });
    expect([made.cards.length, made.due.map((card) => card.id)]).toEqual([3, ['card0']]);
  });

  it('are gone once they are burnt', async () => {
    const made = await meetings({ cards: 2 });
    const [card] = made.cards;
    if (!card) throw new Error('no card');
    made.open = card;
    await made.burn(card);
    expect([made.cards.map((one) => one.id), made.open, made.due]).toEqual([['card1'], null, []]);
    await made.look();
    expect(made.cards.length).toBe(1);
  });

  it('are not burnt under a legal hold', async () => {
    const made = await meetings({ cards: 1, hold: true });
    const [card] = made.cards;
    if (!card) throw new Error('no card');
    await made.burn(card);
    expect([made.problem?.code, made.cards.length]).toEqual(['L015', 1]);
  });

  it('are not asked for while the ledger is locked, and forgotten with a lock', async () => {
    const locked = await meetings({ cards: 1, ledger: 'locked' });
    expect(locked.cards).toEqual([]);
    const made = await meetings({ cards: 1 });
    [made.open] = made.cards.length > 0 ? [made.cards[0] ?? null] : [null];
    made.forget();
    expect([made.cards, made.open]).toEqual([[], null]);
  });
});
