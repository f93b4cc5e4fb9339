import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import LedgerPage from '../../pages/LedgerPage.svelte';
import { everything, type LedgerFilter, type LedgerPage as Page } from '../ipc';
import { fake, type Fake, type FakeOptions } from '../ipc/fake';
import { Session } from '../session.svelte';
import { dayBack, isAsked, isDay, sameFilter, spanDays, spanOf, toggled } from './asked';
import { Ledger, PAUSE } from './ledger.svelte';

async function opened(options: FakeOptions) {
  const client = fake(options);
  const session = new Session(client);
  await session.begin();
  const ledger = new Ledger(session);
  await ledger.open();
  return { client, session, ledger };
}

type Asked = { filter: LedgerFilter; before: number | null };

const pagesAsked = (client: Fake): Asked[] =>
  client.calls.filter((one) => one.command === 'ledger_page').map((one) => one.argument as Asked);
const lastAsked = (client: Fake): Asked | undefined => pagesAsked(client).at(-1);
const times = (client: Fake, command: string): number =>
  client.calls.filter((one) => one.command === command).length;

describe('a filter', () => {
  it('is asked of the program as it was chosen, from the newest page on', async () => {
    const { client, ledger } = await opened({ records: 120 });
    await ledger.older();
    expect(ledger.records.length).toBe(100);
    await ledger.ask({ levels: ['sensitive'], from: '2026-10-28' });
    expect(lastAsked(client)).toMatchObject({
      filter: { ...everything, levels: ['sensitive'], from: '2026-10-28' },
      before: null,
    });
    expect(ledger.records.every((one) => one.kind === 'decision' && one.level === 'sensitive')).toBe(true);
    expect(ledger.records.length).toBe(ledger.total);
    await ledger.ask({ channels: ['email'] });
    expect(lastAsked(client)?.filter).toMatchObject({ levels: ['sensitive'], channels: ['email'] });
    expect([ledger.total, ledger.asked, ledger.blank]).toEqual([0, true, false]);
  });

  it('goes on with the same on older pages', async () => {
    const { client, ledger } = await opened({ records: 120 });
    await ledger.ask({ levels: ['trivial'] });
    await ledger.older();
    expect(lastAsked(client)).toMatchObject({ filter: { levels: ['trivial'] } });
    expect(lastAsked(client)?.before).not.toBe(null);
    expect(ledger.records.length).toBe(ledger.total);
  });

  it('that is asked for already is not asked for again', async () => {
    const { client, ledger } = await opened({ records: 3 });
    await ledger.ask({ levels: [] });
    await ledger.reset();
    expect(pagesAsked(client).length).toBe(1);
  });

  it('drops the late answer of an older one', async () => {
    const { ledger, session } = await opened({ records: 120 });
    const answers: ((page: Page) => void)[] = [];
    session.client.ledgerPage = () => new Promise((answer) => answers.push(answer));
    const [first] = ledger.records;
    if (!first) throw new Error('no record');
    const page = (number: number): Page => ({
      records: [{ ...first, id: `of-${number}`, number }],
      total: number,
      unreadable: 0,
      next: null,
    });
    const [one, two] = [ledger.ask({ levels: ['sensitive'] }), ledger.ask({ levels: ['trivial'] })];
    answers[1]?.(page(2));
    await two;
    expect([ledger.total, ledger.loading]).toEqual([2, false]);
    answers[0]?.(page(1));
    await one;
    expect([ledger.total, ledger.records[0]?.id]).toEqual([2, 'of-2']);
  });

  it('shows nothing of another one where it cannot be answered', async () => {
    const { client, ledger } = await opened({ records: 9 });
    client.ledgerPage = () => Promise.reject(new TypeError('gone'));
    await ledger.ask({ levels: ['sensitive'] });
    expect([ledger.records.length, ledger.problem?.code]).toEqual([0, 'window-unexpected']);
  });

  it('is taken back with one press', async () => {
    const { client, ledger } = await opened({ records: 9 });
    ledger.words = 'zebra';
    await ledger.ask({ outcomes: ['dropped'], rules: ['polling'] });
    expect(ledger.total).toBe(0);
    await ledger.reset();
    expect([ledger.words, ledger.asked, ledger.total]).toEqual(['', false, 9]);
    expect(lastAsked(client)?.filter).toEqual(everything);
  });

  it('lists the decisions of a rule', async () => {
    const { client, ledger } = await opened({ records: 60 });
    await ledger.look('overview');
    await ledger.lookAtRule('polling');
    expect([ledger.view, lastAsked(client)?.filter.rules]).toEqual(['list', ['polling']]);
  });
});

describe('the search box', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('asks once, when the reader has stopped writing', async () => {
    const { client, ledger } = await opened({ records: 20 });
    for (const words of ['p', 'pa', 'pap', 'papers ']) {
      ledger.search(words);
      await vi.advanceTimersByTimeAsync(PAUSE - 10);
    }
    expect(pagesAsked(client).length).toBe(1);
    await vi.advanceTimersByTimeAsync(10);
    expect(pagesAsked(client).length).toBe(2);
    expect(lastAsked(client)).toMatchObject({ filter: { search: 'papers' }, before: null });
    expect(ledger.records.every((one) => one.kind !== 'example' && one.reason?.includes('papers'))).toBe(
      true,
    );
  });

  it('goes along with what is chosen meanwhile, and asks no second time', async () => {
    const { client, ledger } = await opened({ records: 20 });
    ledger.search('papers');
    await ledger.ask({ levels: ['confidential'] });
    expect(lastAsked(client)?.filter).toMatchObject({ search: 'papers', levels: ['confidential'] });
    await vi.advanceTimersByTimeAsync(PAUSE * 2);
    expect(pagesAsked(client).length).toBe(2);
  });

  it('asks nothing once the ledger is forgotten', async () => {
    const { client, ledger } = await opened({ records: 20 });
    ledger.search('papers');
    ledger.forget();
    await vi.advanceTimersByTimeAsync(PAUSE * 2);
    expect(pagesAsked(client).length).toBe(1);
  });
});

describe('what is asked for', () => {
  const noon = new Date(2026, 10, 3, 12, 0);

  it('is told from nothing, and from other things', () => {
    expect(isAsked(everything)).toBe(false);
    for (const part of [{ until: '2026-11-01' }, { rules: ['a'] }, { search: 'a' }]) {
      expect(isAsked({ ...everything, ...part })).toBe(true);
      expect(sameFilter(everything, { ...everything, ...part })).toBe(false);
    }
    expect(sameFilter({ ...everything, rules: ['a'] }, { ...everything, rules: ['a'] })).toBe(true);
    expect(toggled(toggled(['a'], 'b'), 'a')).toEqual(['b']);
  });

  it('counts days back over the end of a month, with today among them', () => {
    expect([dayBack(noon, 0), dayBack(noon, 6)]).toEqual(['2026-11-03', '2026-10-28']);
    expect(spanDays('month', noon)).toEqual({ from: '2026-10-05', until: null });
    expect(spanOf({ ...everything, from: '2026-10-28' }, noon)).toBe('week');
    expect(spanOf(everything, noon)).toBe('all');
    expect(spanOf({ ...everything, from: '2026-10-28', until: '2026-11-01' }, noon)).toBe(null);
    expect(spanOf({ ...everything, from: '2026-10-27' }, noon)).toBe(null);
  });

  it('is a day only if there is one', () => {
    expect(['2026-11-30', '2026-11-31', '2026-1-3', 'soon'].map(isDay)).toEqual([true, false, false, false]);
  });
});

describe('the bar', () => {
  const mounted: Record<string, unknown>[] = [];
  const find = <T extends HTMLElement>(testid: string): T => {
    const one = document.querySelector<T>(`[data-testid="${testid}"]`);
    if (!one) throw new Error(`no ${testid}`);
    return one;
  };
  const settled = async (): Promise<void> => {
    flushSync();
    await new Promise((done) => setTimeout(done, 5));
    flushSync();
  };
  const press = async (testid: string): Promise<void> => {
    find(testid).click();
    await settled();
  };

  async function shown(options: FakeOptions) {
    const all = await opened(options);
    const { session, ledger } = all;
    mounted.push(mount(LedgerPage, { target: document.body, props: { session, ledger } }));
    await settled();
    return all;
  }

  afterEach(() => Promise.all(mounted.splice(0).map((one) => unmount(one))));

  it('asks for levels, channels, outcomes, rules and days', async () => {
    const { client } = await shown({ records: 60 });
    await press('filter-level');
    await press('filter-level-confidential');
    await press('filter-channel');
    await press('filter-channel-email');
    await press('filter-outcome');
    await press('filter-outcome-overridden');
    await press('filter-rule');
    await press('filter-rule-polling');
    await press('filter-time');
    const from = find<HTMLInputElement>('filter-from');
    from.value = '2026-10-01';
    from.dispatchEvent(new Event('change', { bubbles: true }));
    await settled();
    expect(lastAsked(client)).toMatchObject({
      before: null,
      filter: {
        levels: ['confidential'],
        channels: ['email'],
        outcomes: ['overridden'],
        rules: ['polling'],
        from: '2026-10-01',
        until: null,
      },
    });
    await press('filter-span-today');
    expect(lastAsked(client)?.filter.from).toBe(dayBack(new Date(), 0));
    await press('filter-span-all');
    expect(lastAsked(client)?.filter.from).toBe(null);
    // Which channels and rules there are is looked up once.
    expect(times(client, 'ledger_stats')).toBe(1);
  });

  it('says how many match, and offers a way back where none does', async () => {
    const { client, ledger } = await shown({ records: 60 });
    expect(document.querySelector('[data-testid="filter-reset"]')).toBe(null);
    await ledger.ask({ levels: ['sensitive'] });
    await settled();
    expect(find('ledger-status').textContent).toBe(`${ledger.total} found`);
    expect(find('ledger-status').getAttribute('role')).toBe('status');
    await ledger.ask({ outcomes: ['sent'] });
    await settled();
    expect(find('ledger-status').textContent).toBe('Nothing found');
    await press('none-reset');
    expect(lastAsked(client)?.filter).toEqual(everything);
    expect(document.querySelectorAll('[data-testid="ledger-row"]').length).toBe(50);
    expect(document.activeElement).toBe(find('ledger-search'));
  });

  it('is not there where nothing was ever decided', async () => {
    await shown({});
    expect(document.querySelector('[data-testid="ledger-search"]')).toBe(null);
    expect(document.body.textContent).toContain('No decision yet');
  });

  it('closes what is open with Escape, the focus on its button', async () => {
    await shown({ records: 3 });
    await press('filter-level');
    const box = find('filter-level-trivial');
    box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await settled();
    expect(document.querySelector('[data-testid="filter-level-trivial"]')).toBe(null);
    expect(document.activeElement).toBe(find('filter-level'));
  });
});
