import { flushSync, mount, unmount } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import LedgerPage from '../../pages/LedgerPage.svelte';
import { everything, type LedgerEntry, type LedgerPage as Page, type LedgerStats } from '../ipc';
import { fake, type FakeOptions } from '../ipc/fake';
import { Session } from '../session.svelte';
import { Ledger } from './ledger.svelte';

const mounted: Record<string, unknown>[] = [];

async function shown(options: FakeOptions) {
  const client = fake(options);
  const session = new Session(client);
  await session.begin();
  const ledger = new Ledger(session);
  mounted.push(mount(LedgerPage, { target: document.body, props: { session, ledger } }));
  await settled();
  return { client, session, ledger };
}

async function settled(): Promise<void> {
  flushSync();
  await new Promise((done) => setTimeout(done, 5));
  flushSync();
}

const find = (selector: string): HTMLElement | null => document.querySelector<HTMLElement>(selector);
const story = (): HTMLElement | null => find('[data-testid="ledger-story"]');

async function press(selector: string): Promise<void> {
  find(selector)?.click();
  await settled();
}

afterEach(() => Promise.all(mounted.splice(0).map((one) => unmount(one))));

describe('a story', () => {
  it('opens from its row and its button, and closes', async () => {
    const { client } = await shown({ records: 20 });
    await press('[data-number="13"] td:nth-child(3)');
    expect(client.calls.at(-1)).toEqual({ command: 'ledger_record', argument: 'past-13' });
    for (const words of [
      'Sent despite the warning',
      'in the papers',
      'Polling',
      'Election campaign',
      'past-13',
    ]) {
      expect(story()?.textContent).toContain(words);
    }
    expect(story()?.textContent).toContain('did not allow');
    await press('[data-testid="story-close"]');
    expect(story()).toBe(null);
    expect(document.activeElement).toBe(find('[data-number="13"] button'));
    await press('[data-number="12"] button');
    expect(story()?.textContent).toContain('past-12');
    story()?.dispatchEvent(new Event('cancel', { cancelable: true }));
    await settled();
    expect(story()).toBe(null);
  });

  it('has what is kept of the text once the program has told it', async () => {
    const { client, ledger } = await shown({ records: 20 });
    let answer: (entry: LedgerEntry) => void = () => undefined;
    client.ledgerRecord = () => new Promise((done) => (answer = done));
    await press('[data-number="13"]');
    expect(story()?.textContent).toContain('Polling');
    expect(story()?.textContent).not.toContain('Nothing of the message');
    const [entry] = ledger.records.filter((one) => one.number === 13);
    if (entry?.kind !== 'decision') throw new Error('no decision');
    answer({ ...entry, excerpts: ['internal numbers'], text: 'Two\nlines' });
    await settled();
    expect(find('[data-testid="story-excerpts"]')?.textContent).toContain('internal numbers');
    expect(find('[data-testid="story-text"]')?.textContent).toBe('Two\nlines');
  });

  it('says that no text is kept', async () => {
    await shown({ records: 20 });
    await press('[data-number="13"]');
    expect(story()?.textContent).toContain('Nothing of the message');
  });

  it('tells of a hold too', async () => {
    await shown({ records: 3, hold: true });
    await press('[data-hold] button');
    expect(story()?.textContent).toContain('Legal hold set');
    expect(story()?.textContent).toContain('Case 26/1184');
  });

  it('drops the late answer of another record, and says what went wrong', async () => {
    const { client, ledger } = await shown({ records: 20 });
    const [one, two] = ledger.records;
    if (!one || !two) throw new Error('no records');
    const answers = new Map<string, (entry: LedgerEntry) => void>();
    client.ledgerRecord = (id) => new Promise((done) => answers.set(id, done));
    const first = ledger.story.tell(one);
    void ledger.story.tell(two);
    answers.get(one.id)?.(one);
    await first;
    expect([ledger.story.entry?.id, ledger.story.whole]).toEqual([two.id, false]);
    client.ledgerRecord = () => Promise.reject(new TypeError('gone'));
    await ledger.story.tell(one);
    expect([ledger.story.problem?.code, ledger.story.loading]).toEqual(['window-unexpected', false]);
  });
});

describe('what is forgotten', () => {
  it('is everything that was read, and what was asked for', async () => {
    const { ledger, session, client } = await shown({ records: 60, unreadable: 1 });
    await ledger.choose();
    await ledger.look('overview');
    ledger.words = 'papers';
    await ledger.ask({ levels: ['confidential'] });
    const [entry] = ledger.records;
    if (!entry) throw new Error('no record');
    await ledger.story.tell(entry);
    client.lockSession();
    await session.lookAgain();
    ledger.forget();
    expect({
      records: ledger.records,
      total: ledger.total,
      unreadable: ledger.unreadable,
      more: ledger.more,
      loaded: ledger.loaded,
      filter: ledger.filter,
      words: ledger.words,
      view: ledger.view,
      stats: ledger.counts.stats,
      choices: ledger.choices.stats,
      story: ledger.story.entry,
    }).toEqual({
      records: [],
      total: 0,
      unreadable: 0,
      more: false,
      loaded: false,
      filter: everything,
      words: '',
      view: 'list',
      stats: null,
      choices: null,
      story: null,
    });
    await settled();
    expect([story(), find('[data-testid="ledger-row"]')]).toEqual([null, null]);
    expect(find('main')?.dataset['state']).toBe('locked');
  });

  it('does not come back with an answer that was under way', async () => {
    const { ledger, client } = await shown({ records: 60 });
    const [entry] = ledger.records;
    if (!entry) throw new Error('no record');
    const page: Page = { records: [entry], total: 1, unreadable: 0, next: null };
    const stats: LedgerStats = await client.ledgerStats(everything);
    const answers: (() => void)[] = [];
    const later = <T>(value: T): Promise<T> => new Promise((done) => answers.push(() => done(value)));
    client.ledgerPage = () => later(page);
    client.ledgerStats = () => later(stats);
    client.ledgerRecord = () => later(entry);
    const asked = [ledger.open(), ledger.choose(), ledger.look('overview'), ledger.story.tell(entry)];
    ledger.forget();
    answers.forEach((answer) => answer());
    await Promise.all(asked);
    expect([ledger.records.length, ledger.loaded, ledger.loading]).toEqual([0, false, false]);
    expect([ledger.counts.stats, ledger.choices.stats, ledger.story.entry]).toEqual([null, null, null]);
  });

  it('is what was read before, where the ledger turns out to be locked', async () => {
    const { ledger, session, client } = await shown({ records: 5 });
    client.lockSession();
    await session.lookAgain();
    await ledger.open();
    expect([ledger.records.length, ledger.loaded]).toEqual([0, false]);
  });
});
