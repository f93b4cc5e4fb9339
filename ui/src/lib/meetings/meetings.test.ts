import { afterEach, describe, expect, it, vi } from 'vitest';
import { atDesk, atRest } from '../desk/at-desk';
import { startHere } from '../desk/days';
import type { Card } from '../ipc';
import { fake, type FakeOptions } from '../ipc/fake';
import { cardsIn } from '../ipc/fake-hand-over';
import { Session } from '../session.svelte';
import { Meetings } from './meetings.svelte';

atRest();
afterEach(() => void vi.unstubAllEnvs());

async function meetings(options: FakeOptions): Promise<Meetings> {
  const { session } = await atDesk(options);
  const made = new Meetings(session);
  await made.look();
  return made;
}

function firstOf({ cards: [card] }: Meetings): Card {
  if (!card) throw new Error('no card');
  return card;
}

/** The first card, and all of them as they are before it is burnt. */
async function beforeBurning(options: FakeOptions) {
  const { session, client } = await atDesk(options);
  const made = new Meetings(session);
  await made.look();
  const old = made.cards;
  const card = firstOf(made);
  let answer = (): void => undefined;
  const { cards } = client;
  /** Looks for the cards; what is answered is `old`, once one lets it. */
  const look = (): Promise<void> => {
    client.cards = () => new Promise((done) => (answer = () => done([...old])));
    const looked = made.look();
    client.cards = cards;
    return looked;
  };
  return { made, client, card, look, answer: () => answer() };
}

describe('the cards', () => {
  it('are shown on their day', async () => {
    const made = await meetings({ cards: 3 });
    expect([made.cards.length, made.due.map((card) => card.id)]).toEqual([3, ['card0']]);
  });

  it('are gone once they are burnt', async () => {
    const made = await meetings({ cards: 2 });
    const card = firstOf(made);
    made.open = card;
    await made.burn(card);
    expect([made.cards.map((one) => one.id), made.open, made.due]).toEqual([['card1'], null, []]);
    await made.look();
    expect(made.cards.length).toBe(1);
  });

  it('are not burnt under a legal hold', async () => {
    const made = await meetings({ cards: 1, hold: true });
    const card = firstOf(made);
    await made.burn(card);
    expect([made.unburnt?.problem.code, made.problem, made.cards.length]).toEqual(['L015', null, 1]);
  });

  it('that could not be burnt stay told when another is, until they are', async () => {
    const { made, client, card } = await beforeBurning({ cards: 2 });
    const { burnCard } = client;
    client.burnCard = () => Promise.reject(new Error('no'));
    await made.burn(card);
    client.burnCard = burnCard;
    const other = made.cards[1];
    if (!other) throw new Error('no other card');
    await made.burn(other);
    await made.look();
    expect([made.unburnt?.card.id, made.cards.length]).toEqual([card.id, 1]);
    await made.burn(card);
    expect([made.unburnt, made.cards]).toEqual([null, []]);
  });

  it('are not asked for while the ledger is locked, and forgotten with a lock', async () => {
    const locked = await meetings({ cards: 1, ledger: 'locked' });
    expect(locked.cards).toEqual([]);
    const made = await meetings({ cards: 1 });
    made.open = firstOf(made);
    made.forget();
    expect([made.cards, made.open]).toEqual([[], null]);
  });

  it('of an older answer never come back', async () => {
    const { made, client, card, look, answer } = await beforeBurning({ cards: 2 });
    const looked = look();
    const asked = client.calls.filter(({ command }) => command === 'cards').length;
    await made.burn(card);
    answer();
    await looked;
    expect([made.cards.map((one) => one.id), made.loading]).toEqual([['card1'], false]);
    expect(client.calls.filter(({ command }) => command === 'cards').length).toBe(asked + 1);
  });

  it('come although one of them could not be burnt meanwhile, which is told', async () => {
    const { made, card, look, answer } = await beforeBurning({ cards: 2, hold: true });
    made.forget();
    const looked = look();
    await made.burn(card);
    expect([made.unburnt?.problem.code, made.loading]).toEqual(['L015', true]);
    answer();
    await looked;
    expect([made.cards.length, made.unburnt?.problem.code, made.loading]).toEqual([2, 'L015', false]);
  });

  it('are looked for again where they were asked for while one was burnt', async () => {
    const { made, client, card, look, answer } = await beforeBurning({ cards: 2 });
    const { burnCard } = client;
    let burnt = (): void => undefined;
    client.burnCard = async (id) => {
      await new Promise<void>((done) => (burnt = done));
      return burnCard(id);
    };
    const burning = made.burn(card);
    const looked = look();
    answer();
    await looked;
    burnt();
    await burning;
    expect(made.cards.map((one) => one.id)).toEqual(['card1']);
  });

  it('are due by the moment of the meeting, where this computer is', async () => {
    vi.stubEnv('TZ', 'America/New_York');
    vi.setSystemTime(new Date('2026-12-01T20:00:00Z'));
    const { session, client } = await atDesk();
    const made = new Meetings(session);
    const [card] = cardsIn('en', 1);
    if (!card) throw new Error('no card');
    // Half past one at night, on the next day, in Paris.
    const at = '2026-12-02T00:30:00Z';
    const meeting = { ...card.meeting, start: '2026-12-02T01:30' };
    client.cards = () => Promise.resolve([{ ...card, at, meeting }]);
    await made.look();
    expect([made.today, made.due.length]).toEqual(['2026-12-01', 1]);
    expect(startHere({ ...card, at, meeting })).toBe('2026-12-01T19:30');
    expect(startHere({ ...card, at: null, meeting })).toBe('2026-12-02T01:30');
  });
});

describe('the day', () => {
  it('is another after midnight, and when the window is looked at again', () => {
    vi.setSystemTime(new Date(2026, 10, 30, 23, 59, 0));
    const made = new Meetings(new Session(fake()));
    const end = made.begin();
    expect(made.today).toBe('2026-11-30');
    vi.advanceTimersByTime(61_000);
    expect(made.today).toBe('2026-12-01');
    // Asleep for two days.
    vi.setSystemTime(new Date(2026, 11, 3, 9, 0, 0));
    window.dispatchEvent(new Event('focus'));
    expect(made.today).toBe('2026-12-03');
    end();
    vi.setSystemTime(new Date(2026, 11, 4, 9, 0, 0));
    window.dispatchEvent(new Event('focus'));
    expect(made.today).toBe('2026-12-03');
  });
});
