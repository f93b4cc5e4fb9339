import { flushSync, mount, unmount, type Component } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import App from '../../App.svelte';
import SettingsPage from '../../pages/SettingsPage.svelte';
import type { Kept } from '../ipc';
import { fake, type Fake, type FakeOptions } from '../ipc/fake';
import { Session } from '../session.svelte';
import { words } from '../words/words.svelte';

const mounted: Record<string, unknown>[] = [];
const settle = async (): Promise<void> => {
  await vi.advanceTimersByTimeAsync(0);
  flushSync();
};

beforeEach(() => void vi.useFakeTimers());

afterEach(async () => {
  await Promise.all(mounted.splice(0).map((one) => unmount(one)));
  vi.useRealTimers();
  words.language = 'en';
});

const find = <E extends HTMLElement>(id: string): E | null =>
  document.querySelector<E>(`[data-testid="${id}"]`);
const text = (id: string): string => find(id)?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';

async function press(id: string): Promise<void> {
  find(id)?.click();
  await settle();
}

async function fill(id: string, value: string): Promise<void> {
  const field = find<HTMLTextAreaElement>(id);
  if (!field) throw new Error(`no ${id}`);
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await settle();
}

async function show<Props extends { session: Session }>(
  component: Component<Props>,
  options: FakeOptions = {},
): Promise<{ client: Fake; session: Session }> {
  const client = fake(options);
  const session = new Session(client);
  await session.begin();
  mounted.push(mount(component, { target: document.body, props: { session } as Props }));
  await settle();
  return { client, session };
}

describe('the settings', () => {
  const kept: Kept = { days: 30, keep: 'nothing', recovery: 0, lock_after_minutes: 1 };

  it('say what is kept, who can open it and when it locks', async () => {
    const { session } = await show(SettingsPage);
    expect(text('settings-kept')).toMatch(/^Of each decision Cloison keeps for 90 days: .*fingerprint/);
    expect(text('settings-kept')).toMatch(
      /The text itself is not kept, but for what you give the officer as an example\.$/,
    );
    expect(text('settings-readers')).toContain('one recovery key that your organisation named');
    expect(text('settings-lock')).toContain('after 15 minutes');
    session.kept = { ...kept, keep: 'excerpts', recovery: 2 };
    flushSync();
    expect(text('settings-kept')).toMatch(
      /30 days.*in which words.*The rest of the text is not kept, but for/,
    );
    expect(text('settings-readers')).toContain('2 recovery keys');
    session.kept = { ...kept, keep: 'text' };
    flushSync();
    expect(text('settings-kept')).toMatch(/and the whole text of the message\.$/);
    expect(text('settings-kept')).not.toContain('not kept');
    expect(text('settings-readers')).toBe('Only this computer can open the ledger.');
    expect(text('settings-lock')).toContain('after one minute ');
  });

  it('say the same in French', async () => {
    await show(SettingsPage, { language: 'fr' });
    expect(text('settings-kept')).toMatch(/^De chaque décision, Cloison conserve pendant 90 jours : la date/);
    await press('settings-language');
    expect(text('settings-kept')).toMatch(/^Of each decision/);
  });
});

describe('the recovery sheet', () => {
  const asked = (client: Fake): number =>
    client.calls.filter(({ command }) => command === 'recovery_words').length;
  const shown = (): boolean => document.body.textContent?.includes('word24') ?? false;

  it('is not asked for before the button is pressed, then has 24 numbered words', async () => {
    const { client } = await show(SettingsPage);
    expect([asked(client), shown()]).toEqual([0, false]);
    await press('sheet-show');
    const list = [...document.querySelectorAll('[data-testid="recovery-words"] li')];
    expect(list.map((one) => one.textContent?.trim())).toEqual(
      Array.from({ length: 24 }, (_, index) => `${index + 1} word${index + 1}`),
    );
    expect(document.activeElement).toBe(find('recovery-words'));
  });

  it('is dropped when it is hidden, and asked for anew', async () => {
    const { client } = await show(SettingsPage);
    await press('sheet-show');
    await press('sheet-hide');
    expect([shown(), document.activeElement === find('sheet-show')]).toEqual([false, true]);
    await press('sheet-show');
    expect([shown(), asked(client)]).toEqual([true, 2]);
  });

  it('is dropped with the language, whose words they are, and with the ledger', async () => {
    const { session } = await show(SettingsPage);
    await press('sheet-show');
    await press('settings-language');
    expect(shown()).toBe(false);
    await press('sheet-show');
    expect(shown()).toBe(true);
    session.ledger = { state: 'locked', passphrase: true };
    await settle();
    expect([shown(), find('sheet-show')]).toEqual([false, null]);
  });

  it('that comes after it was put away is not shown', async () => {
    const { session, client } = await show(SettingsPage);
    let answer = (_: string): void => undefined;
    client.recoveryWords = () => new Promise((done) => (answer = done));
    await press('sheet-show');
    session.ledger = { state: 'locked', passphrase: true };
    await settle();
    session.ledger = { state: 'ready' };
    await settle();
    answer('word23 word24');
    await settle();
    expect(shown()).toBe(false);
  });

  it('is gone with the page, and when the window locks', async () => {
    const { client } = await show(App);
    await press('nav-settings');
    await press('sheet-show');
    expect(shown()).toBe(true);
    await press('nav-write');
    expect(shown()).toBe(false);
    await press('nav-settings');
    expect(shown()).toBe(false);
    await press('sheet-show');
    client.lockSession();
    await settle();
    expect([shown(), find('lock') !== null]).toEqual([false, true]);
  });

  it('that is written down is offered no more', async () => {
    const { client, session } = await show(App);
    expect(find('sheet-banner')).toBe(null);
    session.recorded = true;
    await settle();
    await press('sheet-make');
    await vi.advanceTimersByTimeAsync(0);
    expect([find('sheet-banner'), document.activeElement]).toEqual([null, find('sheet-show')]);
    await press('sheet-show');
    await press('sheet-made');
    expect(client.calls.at(-1)?.command).not.toBe('recovery_words');
    expect([shown(), session.settings?.sheet_made]).toEqual([false, true]);
    await press('nav-write');
    expect(find('sheet-banner')).toBe(null);
  });

  it('is offered no more in this session once the offer is dismissed', async () => {
    const { session } = await show(App);
    session.recorded = true;
    await settle();
    expect(find('sheet-banner')).not.toBe(null);
    await press('sheet-dismiss');
    await press('nav-ledger');
    expect(find('sheet-banner')).toBe(null);
  });

  it('says why the words cannot be shown', async () => {
    await show(SettingsPage, { failing: ['recovery_words'] });
    await press('sheet-show');
    expect([find('problem')?.dataset.code, shown()]).toEqual(['L005', false]);
  });
});

describe('the key', () => {
  const all = Array.from({ length: 24 }, () => 'abandon').join('  ');

  it('is made again from 24 words, where it is lost', async () => {
    const { client, session } = await show(SettingsPage, { ledger: 'unreadable' });
    await fill('restore-words', 'abandon ability');
    await press('restore-submit');
    expect(client.calls.map(({ command }) => command)).not.toContain('restore_key');
    expect(find('restore-words')?.getAttribute('aria-invalid')).toBe('true');
    await fill('restore-words', ` ${all}\n`);
    await press('restore-submit');
    expect(session.ledger.state).toBe('ready');
    expect([find('restore-words'), find('sheet-show') !== null]).toEqual([null, true]);
    expect(document.body.textContent).toContain('The key is made again');
  });

  it('says why it is not', async () => {
    await show(SettingsPage, { ledger: 'unreadable', failing: ['restore_key'] });
    await fill('restore-words', all);
    await press('restore-submit');
    expect(document.querySelectorAll('form [data-testid="problem"][data-code="L005"]')).toHaveLength(1);
    expect(find<HTMLTextAreaElement>('restore-words')?.value).toBe(all);
  });
});

describe('destroying everything', () => {
  it('waits for the word', async () => {
    const { client } = await show(SettingsPage, { records: 3 });
    for (const [word, expected] of [
      ['', 0],
      ['yes', 0],
      ['wipe', 1],
    ] as const) {
      await fill('wipe-word', word);
      await press('wipe-submit');
      expect([word, client.calls.filter(({ command }) => command === 'wipe').length]).toEqual([
        word,
        expected,
      ]);
    }
  });
});
