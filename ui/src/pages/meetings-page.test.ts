import { flushSync, mount, unmount } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import App from '../App.svelte';
import { atRest } from '../lib/desk/at-desk';
import { fake, type Fake, type FakeOptions } from '../lib/ipc/fake';
import { Meetings } from '../lib/meetings/meetings.svelte';
import { Session } from '../lib/session.svelte';
import MeetingsPage from './MeetingsPage.svelte';

atRest();

const mounted: Record<string, unknown>[] = [];
afterEach(async () => {
  await Promise.all(mounted.splice(0).map((one) => unmount(one)));
});

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 4; turn += 1) {
    await vi.advanceTimersByTimeAsync(0);
    flushSync();
  }
};
const find = (id: string): HTMLElement | null => document.querySelector(`[data-testid="${id}"]`);
const all = (id: string): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>(`[data-testid="${id}"]`),
];
const focused = (): string => document.activeElement?.className ?? '';

async function page(options: FakeOptions): Promise<{ client: Fake; meetings: Meetings }> {
  const client = fake(options);
  const session = new Session(client);
  await session.begin();
  const meetings = new Meetings(session);
  mounted.push(mount(MeetingsPage, { target: document.body, props: { session, meetings } }));
  await settle();
  return { client, meetings };
}

async function burn(index: number): Promise<void> {
  all('card-burn')[index]?.focus();
  all('card-burn')[index]?.click();
  await settle();
  expect(document.activeElement).toBe(find('burn-keep'));
  find('burn-confirm')?.click();
  await settle();
}

describe('the cards', () => {
  it('leave the keys with the next one when they are burnt, and at last with the page', async () => {
    await page({ cards: 3 });
    await burn(1);
    expect(document.activeElement).toBe(all('card-burn')[1]);
    await burn(1);
    expect(document.activeElement).toBe(all('card-burn')[0]);
    await burn(0);
    expect([all('card').length, focused()]).toEqual([0, expect.stringContaining('meetings')]);
  });

  it('leave the keys with the next one though they were looked for again meanwhile', async () => {
    const { client, meetings } = await page({ cards: 3 });
    const { cards } = client;
    client.cards = async () => (await cards()).map((card) => ({ ...card }));
    all('card-burn')[1]?.click();
    await settle();
    await meetings.look();
    find('burn-confirm')?.click();
    await settle();
    expect([all('card').length, document.activeElement]).toEqual([2, all('card-burn')[1]]);
  });

  it('say why one is not burnt, until that is put away', async () => {
    await page({ cards: 1, hold: true });
    await burn(0);
    expect([all('card').length, find('problem')?.dataset['code']]).toEqual([1, 'L015']);
    find('problem')?.querySelector<HTMLElement>('.close')?.click();
    await settle();
    expect(find('problem')).toBeNull();
  });

  it('may be burnt after one has left the page', async () => {
    const { client, meetings } = await page({ cards: 2 });
    const { burnCard } = client;
    let answer = (): void => undefined;
    client.burnCard = async (id) => {
      await new Promise<void>((done) => (answer = done));
      return burnCard(id);
    };
    const lost = vi.fn();
    process.once('unhandledRejection', lost);
    await burn(0);
    await Promise.all(mounted.splice(0).map((one) => unmount(one)));
    answer();
    await settle();
    vi.useRealTimers();
    await new Promise((done) => setTimeout(done));
    process.off('unhandledRejection', lost);
    expect([meetings.cards.length, lost.mock.calls]).toEqual([1, []]);
  });
});

describe('the note of today', () => {
  it('is there once a meeting of today was arranged', async () => {
    const client = fake();
    const session = new Session(client);
    mounted.push(mount(App, { target: document.body, props: { session } }));
    await settle();
    expect(find('today')).toBeNull();
    const before = client.calls.filter(({ command }) => command === 'cards').length;
    const subject = find('subject');
    if (!(subject instanceof HTMLInputElement)) throw new Error('no subject');
    subject.value = 'We lay off half the team.';
    subject.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
    find('arrange')?.click();
    await settle();
    find('arrange-in-0')?.click();
    const hour = find('arrange-hour');
    if (!(hour instanceof HTMLInputElement)) throw new Error('no hour');
    hour.value = '18:30';
    hour.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
    find('arrange-confirm')?.click();
    await settle();
    expect(client.calls.filter(({ command }) => command === 'cards').length).toBe(before + 1);
    expect(find('today')?.textContent).toContain('18:30');
  });
});
