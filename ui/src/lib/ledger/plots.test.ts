import { flushSync, mount, unmount } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import LedgerPage from '../../pages/LedgerPage.svelte';
import { everything, type Day, type LedgerStats } from '../ipc';
import { fake, type FakeOptions } from '../ipc/fake';
import { Session } from '../session.svelte';
import { binsOf, pile, topOf } from './bins';
import { Ledger } from './ledger.svelte';

const day = (date: string, levels: Day['levels'], overridden = 0): Day => ({ date, levels, overridden });

const stats: LedgerStats = {
  decisions: 9,
  levels: [
    { id: 'trivial', title: 'Trivial', count: 5 },
    { id: 'confidential', title: 'Confidential', count: 3 },
    { id: 'sensitive', title: 'Sensitive', count: 1 },
  ],
  outcomes: [],
  channels: [{ id: 'fax', title: 'Fax', count: 2 }],
  days: [day('2026-11-01', [4, 1, 0], 1), day('2026-11-03', [1, 2, 1], 2)],
  rules: [
    { rule: 'polling', title: 'Polling', found: 3, overridden: 3 },
    { rule: 'dismissal', title: 'Dismissal', found: 6, overridden: 0 },
  ],
  unreadable: 0,
};

const mounted: Record<string, unknown>[] = [];
const all = (selector: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)];
const settled = async (): Promise<void> => {
  flushSync();
  await new Promise((done) => setTimeout(done, 5));
  flushSync();
};

async function shown(options: FakeOptions, counted: LedgerStats | null = stats) {
  const client = fake(options);
  if (counted) client.ledgerStats = () => Promise.resolve(counted);
  const session = new Session(client);
  await session.begin();
  const ledger = new Ledger(session);
  mounted.push(mount(LedgerPage, { target: document.body, props: { session, ledger } }));
  await settled();
  all('[data-testid="ledger-view-overview"]')[0]?.click();
  await settled();
  return { client, ledger };
}

afterEach(() => Promise.all(mounted.splice(0).map((one) => unmount(one))));

describe('the overview', () => {
  it('shows the program’s counts: bars, tables, rules', async () => {
    await shown({ records: 9 });
    const bars = (plot: string) =>
      all(`[data-testid="${plot}"] [data-testid="plot-bar"]`).map((bar) => [
        bar.dataset['from'],
        bar.dataset['values'],
      ]);
    expect(bars('plot-levels')).toEqual([
      ['2026-11-01', '4 1 0'],
      ['2026-11-02', '0 0 0'],
      ['2026-11-03', '1 2 1'],
    ]);
    expect(bars('plot-overridden').map(([, values]) => values)).toEqual(['1', '0', '2']);
    const rows = all('[data-testid="plot-levels"] tbody tr').map((row) =>
      [...row.children].map((cell) => cell.textContent),
    );
    expect(rows[2]).toEqual(['3 November 2026', '1', '2', '1']);
    const rules = all('[data-testid="plot-rule"]').map((row) => [
      row.dataset['rule'],
      row.querySelector('.count')?.textContent,
      row.querySelector('.over')?.getAttribute('width') ?? null,
    ]);
    // Drawn against the rule that was found most: three of six is half of the width.
    expect(rules).toEqual([
      ['polling', '3 of 3', '110'],
      ['dismissal', '0 of 6', null],
    ]);
    expect(all('[data-testid="ledger-status"]')[0]?.textContent).toBe('9 decisions counted');
  });

  it('says each plot in words', async () => {
    await shown({ records: 9 });
    const [levels, overridden] = all('svg[role="img"]').map((one) => one.getAttribute('aria-label'));
    expect(levels).toContain('Trivial: 5; confidential: 3; sensitive: 1');
    expect(overridden).toContain('3');
  });

  it('counts for the same filter as the list, and again when that changes', async () => {
    const { client, ledger } = await shown({ records: 60 }, null);
    const asked = () =>
      client.calls.filter((one) => one.command === 'ledger_stats').map((one) => one.argument);
    expect(asked()).toEqual([everything]);
    await ledger.ask({ levels: ['sensitive'] });
    expect(asked().at(-1)).toMatchObject({ levels: ['sensitive'] });
    expect(ledger.counts.stats?.decisions).toBe(ledger.total);
    await ledger.look('list');
    await ledger.ask({ levels: ['trivial'] });
    expect(asked().length).toBe(2);
    await ledger.look('overview');
    expect(asked().at(-1)).toMatchObject({ levels: ['trivial'] });
    expect(ledger.counts.stats?.decisions).toBe(ledger.total);
  });

  it('drops the late answer of an older filter', async () => {
    const { client, ledger } = await shown({ records: 60 });
    const answers: ((stats: LedgerStats) => void)[] = [];
    client.ledgerStats = () => new Promise((answer) => answers.push(answer));
    const older = ledger.counts.read({ ...everything, levels: ['sensitive'] });
    const newer = ledger.counts.read(everything);
    answers[1]?.({ ...stats, decisions: 2 });
    await newer;
    answers[0]?.({ ...stats, decisions: 1 });
    await older;
    expect(ledger.counts.stats?.decisions).toBe(2);
  });

  it('leads from a rule to its decisions', async () => {
    const { ledger } = await shown({ records: 60 });
    all('[data-testid="plot-rule"] button')[0]?.click();
    await settled();
    expect([ledger.view, ledger.filter.rules]).toEqual(['list', ['polling']]);
    expect(all('[data-testid="filter-rule"]')[0]?.textContent).toContain('Rule: Polling');
    expect(all('[data-testid="ledger-row"]').length).toBe(ledger.total);
  });

  it('offers channels that only older decisions have', async () => {
    await shown({ records: 9 });
    all('[data-testid="filter-channel"]')[0]?.click();
    await settled();
    expect(all('[data-testid="filter-channel-fax"]').length).toBe(1);
  });
});

describe('time', () => {
  it('has its empty days, and weeks from Monday where there are many', () => {
    const days = [
      day('2026-09-02', [1, 0, 0]),
      day('2026-11-16', [1, 1, 1], 2),
      day('2026-11-22', [0, 1, 0], 1),
      day('2026-11-23', [0, 0, 2]),
    ];
    const { unit, bins } = binsOf(days);
    expect([unit, bins.length]).toEqual(['week', 13]);
    expect([bins[0], bins[11], bins[12]]).toEqual([
      { from: '2026-08-31', levels: [1, 0, 0], overridden: 0 },
      { from: '2026-11-16', levels: [1, 2, 1], overridden: 3 },
      { from: '2026-11-23', levels: [0, 0, 2], overridden: 0 },
    ]);
    expect(
      binsOf([day('2026-02-27', [1, 0, 0]), day('2026-03-01', [1, 0, 0])]).bins.map((bin) => bin.from),
    ).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
    expect(binsOf([day('2024-02-27', [1, 0, 0]), day('2026-03-01', [1, 0, 0])]).unit).toBe('month');
    expect(binsOf([]).bins).toEqual([]);
  });

  it('is drawn to scale, from the floor up', () => {
    const [first, second] = pile(
      [
        [2, 1],
        [0, 4],
      ],
      { width: 100, height: 80, top: 4 },
    );
    expect(first?.map((box) => [box.y, box.height])).toEqual([
      [40, 40],
      [20, 20],
    ]);
    expect(second?.map((box) => [box.y, box.height])).toEqual([
      [80, 0],
      [0, 80],
    ]);
    expect(second?.[0]?.x).toBe((first?.[0]?.x ?? 0) + 50);
    expect([0, 1, 3, 7, 11, 16, 112, 900].map(topOf)).toEqual([1, 1, 3, 8, 12, 16, 120, 1000]);
  });
});
