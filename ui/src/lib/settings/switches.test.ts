import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import App from '../../App.svelte';
import SettingsPage from '../../pages/SettingsPage.svelte';
import { fake, type Fake, type FakeOptions } from '../ipc/fake';
import { Session } from '../session.svelte';
import { words } from '../words/words.svelte';
import { splitDomains } from './domains';

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
const checked = (id: string): boolean | undefined => find<HTMLInputElement>(id)?.checked;

async function press(id: string): Promise<void> {
  find(id)?.click();
  await settle();
}

async function show(options: FakeOptions = {}): Promise<{ client: Fake; session: Session }> {
  const client = fake(options);
  const session = new Session(client);
  const begun = session.begin();
  await vi.advanceTimersByTimeAsync(options.delay ?? 0);
  await begun;
  mounted.push(mount(SettingsPage, { target: document.body, props: { session } }));
  await settle();
  return { client, session };
}

const changes = (client: Fake): unknown[] =>
  client.calls.filter(({ command }) => command === 'change_settings').map(({ argument }) => argument);

describe('the switches', () => {
  it('show what is set, and change that alone', async () => {
    const { client } = await show({ settings: { notifications: false } });
    const names = ['hide_from_capture', 'start_at_login', 'tray', 'shortcut', 'notifications'];
    expect(names.map((name) => checked(`switch-${name}`))).toEqual([true, false, true, true, false]);
    await press('switch-start_at_login');
    await press('switch-hide_from_capture');
    expect(changes(client)).toEqual([{ start_at_login: true }, { hide_from_capture: false }]);
    expect(names.map((name) => checked(`switch-${name}`))).toEqual([false, true, true, true, false]);
  });

  it('stay where they were when the change is not kept, and say why beside them', async () => {
    await show({ failing: ['change_settings'] });
    await press('switch-tray');
    expect([checked('switch-tray'), find('problem')?.dataset.code]).toEqual([true, 'A010']);
    expect(find('problem')?.closest('section')?.contains(find('switch-tray'))).toBe(true);
  });
});

describe('the policy', () => {
  it('that is chosen counts at once', async () => {
    const { client, session } = await show();
    let told = 0;
    session.onChange(() => (told += 1));
    expect(checked('policy-campaign')).toBe(true);
    await press('policy-law-firm');
    expect([changes(client), session.policy?.id, told]).toEqual([[{ policy: 'law-firm' }], 'law-firm', 1]);
    expect(find('policy-now')?.textContent).toContain('Law firm');
    expect([checked('policy-campaign'), checked('policy-law-firm')]).toEqual([false, true]);
  });

  it('stays chosen when another is not kept', async () => {
    await show({ failing: ['change_settings'] });
    await press('policy-ngo');
    expect([checked('policy-campaign'), checked('policy-ngo'), find('problem')?.dataset.code]).toEqual([
      true,
      false,
      'A010',
    ]);
  });

  it('follows quick keys, one after the other', async () => {
    const { client, session } = await show({ delay: 20 });
    await vi.advanceTimersByTimeAsync(100);
    find('policy-newsroom')?.click();
    find('policy-law-firm')?.click();
    await vi.advanceTimersByTimeAsync(100);
    flushSync();
    expect([changes(client), session.policy?.id, checked('policy-law-firm')]).toEqual([
      [{ policy: 'newsroom' }, { policy: 'law-firm' }],
      'law-firm',
      true,
    ]);
  });

  it('cannot be chosen where one was named, and is said', async () => {
    await show({ named: true, settings: { policy: 'newsroom' } });
    expect([find('policy-campaign'), find('domains')]).toEqual([null, null]);
    expect(find('policy-named')?.textContent).toContain('In force: Newsroom, version 1.');
  });

  it('is known once the ledger is open', async () => {
    const { session } = await show({
      ledger: 'locked',
      settings: { policy: 'ngo', own_domains: ['a.example'] },
    });
    expect([find('policy-locked') !== null, find('domains')]).toEqual([true, null]);
    await session.openLedger('correct horse battery');
    await settle();
    expect([checked('policy-ngo'), find('policy-locked')]).toEqual([true, null]);
  });
});

describe('the domains', () => {
  const all = (): string[] =>
    [...document.querySelectorAll('main.settings .chip span')].map((one) => one.textContent ?? '');

  async function type(text: string): Promise<void> {
    const field = find<HTMLInputElement>('domains');
    if (!field) throw new Error('no field');
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    await settle();
  }

  it('are what stands after the @', () => {
    expect(splitDomains('Ines@Example.org, @a.example; b.example <x@c.example>')).toEqual([
      'example.org',
      'a.example',
      'b.example',
      'c.example',
    ]);
  });

  it('are added and taken out, each once', async () => {
    const { client } = await show();
    await type('a.example, b.example');
    await type('@a.example');
    expect(all()).toEqual(['a.example', 'b.example']);
    document.querySelector<HTMLElement>('main.settings .chip button')?.click();
    await settle();
    expect([all(), changes(client).at(-1)]).toEqual([['b.example'], { own_domains: ['b.example'] }]);
  });

  it('that are none are refused, and the others stay', async () => {
    await show({ settings: { own_domains: ['a.example'] } });
    await type('nothing');
    expect([all(), find('problem')?.dataset.code]).toEqual([['a.example'], 'A019']);
    expect(find('problem')?.textContent).toContain('“nothing”');
  });

  it('that are refused stay in the field, until they are another text', async () => {
    const { client } = await show({ settings: { own_domains: ['a.example'] } });
    await type('nothing');
    const field = find<HTMLInputElement>('domains');
    expect(field?.value).toBe('nothing');
    const before = changes(client).length;
    field?.dispatchEvent(new FocusEvent('blur'));
    await settle();
    expect([field?.value, changes(client).length]).toEqual(['nothing', before]);
    expect(field?.getAttribute('aria-invalid')).toBe('true');
    await type('nothing.example');
    expect([field?.value, all()]).toEqual(['', ['a.example', 'nothing.example']]);
    expect(field?.getAttribute('aria-invalid')).toBe('false');
  });

  it('that are refused stay beside what was typed meanwhile, in one line', async () => {
    const { client } = await show();
    const { changeSettings } = client;
    client.changeSettings = async (patch) => {
      await new Promise((done) => setTimeout(done, 50));
      return changeSettings(patch);
    };
    const field = find<HTMLInputElement>('domains');
    if (!field) throw new Error('no field');
    const clipboardData = { getData: () => 'a.example\n nothing\n' };
    field.dispatchEvent(Object.assign(new Event('paste', { bubbles: true }), { clipboardData }));
    field.value = 'b.exam';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await vi.advanceTimersByTimeAsync(50);
    await settle();
    expect(field.value).toBe('a.example; nothing; b.exam');
    expect(find('problem')?.dataset.code).toBe('A019');
  });

  it('build on what was changed before, answered or not', async () => {
    const { client } = await show({ settings: { own_domains: ['a.example'] } });
    const { changeSettings } = client;
    client.changeSettings = async (patch) => {
      await new Promise((done) => setTimeout(done, 50));
      return changeSettings(patch);
    };
    await type('b.example');
    await type('c.example');
    await vi.advanceTimersByTimeAsync(200);
    await settle();
    expect(changes(client).at(-1)).toEqual({ own_domains: ['a.example', 'b.example', 'c.example'] });
    expect(all()).toEqual(['a.example', 'b.example', 'c.example']);
  });

  it('leave the page when it locks', async () => {
    const { client, session } = await show({ settings: { own_domains: ['a.example'] } });
    session.forgetSettings();
    await settle();
    expect([session.settings?.own_domains, session.settings?.opened, all()]).toEqual([[], false, []]);
    expect(changes(client)).toEqual([]);
  });
});

describe('the sheet on paper', () => {
  it('stands beside the window while the words are shown, and goes with them', async () => {
    const print = vi.fn();
    vi.stubGlobal('print', print);
    await show();
    expect(find('sheet-paper')).toBe(null);
    await press('sheet-show');
    await press('sheet-print');
    expect(print).toHaveBeenCalledOnce();
    const paper = find('sheet-paper');
    expect([paper?.parentElement === document.body, paper?.querySelectorAll('li').length]).toEqual([
      true,
      24,
    ]);
    expect(paper?.textContent).toContain('Cloison: recovery sheet');
    await press('sheet-hide');
    expect(find('sheet-paper')).toBe(null);
    vi.unstubAllGlobals();
  });

  it('is saved by the program, which says the file’s name', async () => {
    const { client } = await show();
    await press('sheet-show');
    await press('sheet-save');
    expect(find('sheet-saved')?.textContent).toContain('cloison-recovery-sheet.txt');
    client.saveSheet = async () => null;
    await press('sheet-hide');
    await press('sheet-show');
    await press('sheet-save');
    expect(find('sheet-saved')?.textContent?.trim()).toBe('');
  });

  it('says why it is not', async () => {
    await show({ failing: ['save_sheet'] });
    await press('sheet-show');
    await press('sheet-save');
    expect(find('problem')?.dataset.code).toBe('L005');
  });
});

describe('settings that cannot be read', () => {
  it('are told of on every page, and put away', async () => {
    const session = new Session(fake({ badSettings: 'A017', keyring: true }));
    mounted.push(mount(App, { target: document.body, props: { session } }));
    await settle();
    await settle();
    expect(find('problem')?.dataset.code).toBe('A017');
    document.querySelector<HTMLElement>('[data-testid="problem"] button')?.click();
    await settle();
    expect(find('problem')).toBe(null);
    // The window locks, which takes every page away.
    await press('lock-now');
    await settle();
    expect(find('lock')).not.toBe(null);
    await press('lock-open');
    await settle();
    expect([find('lock'), find('problem')]).toEqual([null, null]);
    const settings = session.settings;
    if (!settings?.problem) throw new Error('settings that can be read');
    session.settings = { ...settings, problem: { ...settings.problem, code: 'A018' } };
    await settle();
    expect(find('problem')?.dataset.code).toBe('A018');
  });
});
