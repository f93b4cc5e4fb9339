import { flushSync, mount, unmount } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import App from '../../App.svelte';
import { atRest } from '../desk/at-desk';
import { fake, type Fake, type FakeOptions } from '../ipc/fake';
import { Session } from '../session.svelte';

const mounted: Record<string, unknown>[] = [];
const settle = async (ms = 0): Promise<void> => {
  await vi.advanceTimersByTimeAsync(ms);
  flushSync();
};

atRest();

afterEach(async () => {
  await Promise.all(mounted.splice(0).map((one) => unmount(one)));
});

const find = <E extends HTMLElement>(id: string): E | null =>
  document.querySelector<E>(`[data-testid="${id}"]`);
const step = (): string | undefined => find('welcome')?.dataset.step;
const told = (): string => find('tour-told')?.textContent?.trim() ?? '';
const focused = (): string | undefined => (document.activeElement as HTMLElement | null)?.dataset.testid;

async function press(id: string): Promise<void> {
  const button = find(id);
  if (!button) throw new Error(`no ${id}`);
  button.click();
  await settle();
}

function fill(id: string, value: string): void {
  const field = find<HTMLInputElement>(id);
  if (!field) throw new Error(`no ${id}`);
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

async function key(key: string): Promise<void> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  (document.activeElement ?? document.body).dispatchEvent(event);
  await settle();
}

async function open(options: FakeOptions = {}): Promise<{ client: Fake; session: Session }> {
  const client = fake({ firstRun: true, ...options });
  const session = new Session(client);
  mounted.push(mount(App, { target: document.body, props: { session } }));
  await settle();
  await settle();
  return { client, session };
}

const changes = (client: Fake): unknown[] =>
  client.calls.filter(({ command }) => command === 'change_settings').map(({ argument }) => argument);

/** The message on a desk that is shown. */
const message = (): HTMLElement | null =>
  [...document.querySelectorAll<HTMLElement>('[data-testid="message"]')].find(
    (one) => !one.closest('[hidden]'),
  ) ?? null;

describe('the first run', () => {
  it('is not shown to somebody who has gone through it', async () => {
    await open({ firstRun: false });
    expect([step(), message() !== null]).toEqual([undefined, true]);
  });

  it('goes from screen to screen, each with its focus, and is not shown again', async () => {
    const { client, session } = await open();
    expect([step(), focused(), find('welcome-number')?.textContent]).toEqual([
      'language',
      'welcome-en',
      'Step 1 of 6',
    ]);
    expect(find('nav-write')?.closest('[hidden]')).not.toBe(null);
    await press('welcome-next');
    expect([step(), focused()]).toEqual(['policy', 'policy-campaign']);
    await press('policy-newsroom');
    await press('welcome-next');
    expect([step(), session.policy?.id, focused()]).toEqual(['key', 'newsroom', 'welcome-next']);
    expect(find('welcome-key')?.textContent).toContain('keyring');
    await press('welcome-next');
    expect([step(), focused()]).toEqual(['sheet', 'sheet-show']);
    await press('sheet-show');
    await press('sheet-made');
    await press('welcome-next');
    expect(step()).toBe('find');
    await press('welcome-later');
    expect(step()).toBe('move');
    await press('move-signal');
    await press('welcome-next');
    expect([step(), message() === document.activeElement]).toEqual([undefined, true]);
    expect(changes(client)).toEqual([
      { policy: 'newsroom' },
      { sheet_made: true },
      { welcomed: true, toured: true },
    ]);
    expect(session.firstRun).toBe(false);
  });

  it('changes nothing where every screen is put off', async () => {
    const { client } = await open();
    for (const expected of ['policy', 'key', 'sheet', 'find', 'move']) {
      await press('welcome-later');
      expect(step()).toBe(expected);
    }
    expect(find('welcome-later')).toBe(null);
    await press('welcome-back');
    expect(step()).toBe('find');
    expect(changes(client)).toEqual([]);
  });

  it('is left at once by Escape, or by the button, and the desk has the keys', async () => {
    const { client } = await open();
    await press('welcome-next');
    await key('Escape');
    expect([step(), message() === document.activeElement]).toEqual([undefined, true]);
    expect(changes(client)).toEqual([{ welcomed: true }]);
    mounted.splice(0).forEach((one) => void unmount(one));
    await open();
    await press('welcome-leave');
    expect(step()).toBe(undefined);
  });

  it('speaks the language that is chosen, at once', async () => {
    const { client } = await open();
    await press('welcome-fr');
    expect(document.querySelector('h1')?.textContent).toBe('Bienvenue dans Cloison');
    expect(changes(client)).toEqual([{ language: 'fr' }]);
  });

  it('asks for a passphrase where there is no keyring, and makes no sheet without', async () => {
    const { session } = await open({ ledger: 'new' });
    await press('welcome-later');
    await press('welcome-later');
    expect([step(), focused(), find('welcome-number')?.textContent]).toEqual([
      'key',
      'passphrase',
      'Step 3 of 5',
    ]);
    await press('welcome-later');
    expect(step()).toBe('find');
    await press('welcome-back');
    for (const id of ['passphrase', 'passphrase-again']) fill(id, 'correct horse battery');
    await press('passphrase-submit');
    expect([step(), session.ledger.state]).toEqual(['sheet', 'ready']);
    await press('welcome-back');
    expect(find('welcome-key')?.textContent).toContain('passphrase');
  });

  it('offers no policy where one was named', async () => {
    await open({ named: true });
    await press('welcome-next');
    expect([
      find('policy-campaign'),
      document.body.textContent?.includes('In force: Election campaign'),
    ]).toEqual([null, true]);
    await press('welcome-next');
    expect(step()).toBe('key');
  });

  it('says why a policy is not kept, and lets go on all the same', async () => {
    await open({ failing: ['change_settings'] });
    await press('welcome-next');
    await press('welcome-next');
    expect([step(), find('problem')?.dataset.code]).toEqual(['policy', 'A010']);
    await press('welcome-leave');
    expect([step(), find('problem')?.dataset.code]).toEqual([undefined, 'A010']);
  });

  it('waits behind the lock', async () => {
    const { client } = await open({ keyring: true });
    await press('welcome-next');
    client.lockSession();
    await settle();
    expect([step(), find('lock') !== null]).toEqual([undefined, true]);
    await press('lock-open');
    await settle();
    expect(step()).toBe('policy');
  });
});

describe('the tour', () => {
  async function tour(options: FakeOptions = {}): Promise<{ client: Fake; session: Session }> {
    const opened = await open({ firstRun: false, ...options });
    await press('nav-settings');
    await press('settings-tour');
    await settle();
    return opened;
  }

  /** With a policy that finds nothing. */
  async function tourOfNothing(): Promise<void> {
    const { client } = await open({ firstRun: false });
    client.check = async (draft) => ({
      level: 'trivial',
      allowed: true,
      channel: draft.channel,
      findings: [],
    });
    client.hear = client.check;
    await press('nav-settings');
    await press('settings-tour');
    await settle(1000);
  }

  /** Clicks on the words that are marked. */
  async function look(): Promise<void> {
    document.querySelector<HTMLElement>('.welcome .found')?.click();
    await settle();
  }

  it('is really judged, and is done once the words were looked at and the message moved', async () => {
    const { client } = await tour();
    expect([step(), find('welcome-number')?.textContent, find('welcome-next')]).toEqual([
      'find',
      'Step 1 of 2',
      null,
    ]);
    expect(message()?.textContent).toContain('Her salary is');
    await look();
    expect([told().startsWith('This is how'), find('welcome-next') !== null]).toEqual([true, true]);
    await press('welcome-next');
    expect([step(), told().startsWith('Email may not')]).toEqual(['move', true]);
    await press('move-signal');
    expect(told()).toMatch(/^Done: it goes by a channel that may carry it, Signal\. .* sealed in the ledger/);
    await press('welcome-next');
    expect([step(), focused()]).toEqual([undefined, 'settings-tour']);
    expect(client.decisions).toEqual([]);
    expect(changes(client)).toEqual([{ welcomed: true, toured: true }]);
  });

  it('records and keeps nothing, whatever is done, and asks for no passphrase', async () => {
    const { client } = await tour({ ledger: 'new' });
    await settle(5000);
    await press('welcome-later');
    await press('send');
    expect(find('warning')).not.toBe(null);
    await key('Escape');
    await press('arrange');
    await settle(5000);
    const called = client.calls.map(({ command }) => command);
    expect(
      called.filter((one) => ['decide', 'keep_draft', 'give_example', 'open_ledger'].includes(one)),
    ).toEqual([]);
    expect(find('passphrase')).toBe(null);
  });

  it('leaves what is on the desk as it is', async () => {
    const { client } = await open({ firstRun: false });
    fill('subject', 'Sunday evening');
    await settle(2000);
    await press('nav-settings');
    await press('settings-tour');
    await look();
    await key('Escape');
    await press('nav-write');
    await settle(2000);
    expect(find<HTMLInputElement>('subject')?.value).toBe('Sunday evening');
    const kept = client.calls.filter(({ command }) => command === 'keep_draft');
    expect(kept.map(({ argument }) => (argument as { subject: string }).subject)).toEqual(['Sunday evening']);
  });

  it('says that the policy finds nothing, and goes on', async () => {
    await tourOfNothing();
    expect([told().startsWith('Your policy finds nothing'), find('welcome-next') !== null]).toEqual([
      true,
      true,
    ]);
  });

  it('asks for no other way where the policy finds nothing, and is done when it is sent', async () => {
    await tourOfNothing();
    await press('welcome-next');
    expect(told()).toBe('Email may carry this message. Send it: nothing leaves this window.');
    await press('send');
    expect(told()).toContain('a channel that may carry it, Email.');
  });

  it('says what was done: a meeting, or sending against the advice', async () => {
    await tour();
    await look();
    await press('welcome-next');
    await press('arrange');
    await press('arrange-confirm');
    expect(told()).toMatch(/^Done: you would say it face to face\./);
    await press('welcome-next');
    await press('settings-tour');
    await look();
    await press('welcome-next');
    await press('send');
    fill('warning-reason', 'It is public.');
    await press('warning-override');
    expect(told()).toMatch(/^Done, against the advice\. .* with your reason\.$/);
  });

  it('is done once each part of a split message is handed on', async () => {
    const { client } = await tour();
    await look();
    await press('welcome-next');
    client.split = async (draft) =>
      (['trivial', 'confidential'] as const).map((level) => ({
        draft: { ...draft, body: level, channel: level === 'trivial' ? 'email' : 'signal' },
        level,
        allowed: true,
      }));
    await press('split');
    await press('hand-trivial');
    await settle();
    expect(told().startsWith('Email may not')).toBe(true);
    await press('hand-confidential');
    await press('split-close');
    expect([told().startsWith('Done: each part'), find('welcome-next') !== null]).toEqual([true, true]);
  });

  it('says why the practice desk cannot be opened', async () => {
    const { client } = await open({ firstRun: false });
    const { start } = client;
    client.start = () => Promise.reject(new Error('gone'));
    await press('nav-settings');
    await press('settings-tour');
    expect(find('problem')).not.toBe(null);
    client.start = start;
    await press('retry');
    expect(message()?.textContent).toContain('Her salary is');
  });
});
