import { undo } from '@codemirror/commands';
import { EditorView } from '@codemirror/view';
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import App from '../../App.svelte';
import { atDesk, atRest } from '../desk/at-desk';
import { KEEP_AFTER, Keeping } from '../desk/keeping.svelte';
import { LONGEST } from '../desk/waiting';
import { fake, type Fake, type FakeOptions } from '../ipc/fake';
import { Session } from '../session.svelte';
import { LOOK_EVERY } from './idle';
import { Lock, locks } from './lock.svelte';

atRest();

const PASSPHRASE = 'correct horse battery';
const SECRET = 'We lay off half the team.\n\nLéa  ';
const MINUTE = 60_000;

const mounted: Record<string, unknown>[] = [];
afterEach(async () => {
  await Promise.all(mounted.splice(0).map((one) => unmount(one)));
  document.body.innerHTML = '';
});

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn += 1) {
    await vi.advanceTimersByTimeAsync(0);
    flushSync();
  }
};

const find = <E extends HTMLElement>(id: string): E | null =>
  document.querySelector<E>(`[data-testid="${id}"]`);
const phase = (): string => find('lock')?.dataset.phase ?? 'open';
const press = (id: string): void => void find(id)?.click();

function fill(id: string, text: string): void {
  const field = find<HTMLInputElement>(id);
  if (!field) throw new Error(`no ${id}`);
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

function editor(): EditorView {
  const view = EditorView.findFromDOM(find('message') ?? document.body);
  if (!view) throw new Error('no editor');
  return view;
}

function key(init: KeyboardEventInit): void {
  document.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }));
}

const lockKey = (): void => key({ key: 'L', code: 'KeyL', ctrlKey: true, shiftKey: true });

/** The whole window. */
async function open(options: FakeOptions = {}): Promise<{ client: Fake; session: Session }> {
  const client = fake(options);
  const session = new Session(client);
  mounted.push(mount(App, { target: document.body, props: { session } }));
  await settle();
  return { client, session };
}

/** The window with a draft on the desk, and something to undo. */
async function writing(options: FakeOptions = {}, body = SECRET) {
  const all = await open(options);
  const recipients = find<HTMLInputElement>('recipients');
  recipients?.focus();
  fill('recipients', 'Ines Adjani');
  recipients?.blur();
  fill('subject', 'Sunday evening');
  editor().dispatch({ changes: { from: 0, insert: body } });
  await settle();
  return all;
}

async function unlock(passphrase: string | null = PASSPHRASE): Promise<void> {
  if (passphrase === null) press('lock-open');
  else {
    fill('passphrase', passphrase);
    press('passphrase-submit');
  }
  await settle();
}

const calls = (client: Fake): string[] =>
  client.calls
    .map(({ command }) => command)
    .filter((one) => ['keep_draft', 'lock', 'start', 'open_ledger', 'kept_draft'].includes(one));

describe('on a lock', () => {
  it('the draft is kept, then the program locks, then the desk is cleared', async () => {
    const { client } = await writing();
    const seen: string[] = [];
    const { lock, keepDraft } = client;
    client.lock = () => {
      // Nothing is shown any more before the key is dropped.
      flushSync();
      seen.push(phase());
      return lock();
    };
    client.keepDraft = (draft, place) => {
      seen.push(draft.body);
      return keepDraft(draft, place);
    };
    const before = client.calls.length;
    lockKey();
    flushSync();
    expect([phase(), find('message')]).toEqual(['locking', null]);
    await settle();
    expect(phase()).toBe('shut');
    expect(client.calls.slice(before).map(({ command }) => command)).toEqual([
      'keep_draft',
      'lock',
      'check',
      'start',
      'tell_desk',
      'check',
    ]);
    expect(seen).toEqual([SECRET, 'locking']);
    expect(client.calls.slice(before).filter(({ command }) => command === 'check')).toMatchObject([
      { argument: { body: '', subject: '', to: [] } },
      { argument: { body: '', subject: '', to: [] } },
    ]);
  });

  it('the ledger’s list is forgotten once the key and the draft are gone', async () => {
    const { desk, client, session } = await atDesk();
    const at: unknown[] = [];
    const forget = (): number => at.push([desk.empty, calls(client).at(-1), lock.phase]);
    const lock = new Lock(session, desk, new Keeping(session, desk), [{ forget }]);
    desk.write(SECRET);
    await lock.lock();
    expect(at).toEqual([[true, 'lock', 'locking']]);
    expect(lock.phase).toBe('shut');
  });

  it('nothing of the draft is left in the window, nor in the old editor', async () => {
    const { client } = await writing();
    const before = editor();
    press('send');
    await settle();
    expect(find('warning')).not.toBe(null);
    client.lockSession();
    await settle();
    expect(phase()).toBe('shut');
    const window = document.documentElement.outerHTML;
    for (const word of ['lay off', 'team', 'Ines', 'Sunday']) expect(window).not.toContain(word);
    expect([before.state.doc.toString(), undo(before)]).toEqual(['', false]);
    expect(document.title).toBe('Cloison is locked');
    expect(document.querySelector('dialog')).toBe(null);
  });

  it('the program that has locked by itself is not asked to', async () => {
    const { client } = await writing();
    client.lockSession();
    await settle();
    expect(calls(client)).not.toContain('lock');
    expect(phase()).toBe('shut');
    // Told twice.
    client.lockSession();
    await settle();
    expect(calls(client).filter((one) => one === 'keep_draft')).toHaveLength(1);
  });

  it('a recipient that is half typed is kept with the others', async () => {
    const { client } = await writing();
    find('recipients')?.focus();
    fill('recipients', 'Karim');
    lockKey();
    await settle();
    expect((await client.keptDraft(null))?.draft.to).toEqual(['Ines Adjani', 'Karim']);
  });

  it('the key is dropped although the draft is not kept in time', async () => {
    const { client } = await writing();
    client.keepDraft = () => new Promise(() => undefined);
    lockKey();
    await vi.advanceTimersByTimeAsync(LONGEST);
    await settle();
    expect([phase(), calls(client).includes('lock')]).toEqual(['shut', true]);
    expect(find('lock-in-memory')).not.toBe(null);
  });

  it('an answer that comes late brings nothing back', async () => {
    const options: FakeOptions = {};
    const { client } = await writing(options);
    let answer = (): void => undefined;
    const { check } = client;
    client.check = async (draft) => {
      client.check = check;
      const verdict = await check(draft);
      await new Promise<void>((done) => (answer = done));
      return verdict;
    };
    editor().dispatch({ changes: { from: 0, insert: 'So. ' } });
    await settle();
    lockKey();
    await settle();
    await client.keepDraft({ subject: '', body: '', to: [], channel: '' }, 0);
    answer();
    await settle();
    await unlock();
    expect(find('level')?.dataset).toMatchObject({ empty: 'true', level: 'trivial' });
    expect([find('finding'), document.querySelector('.count')]).toEqual([null, null]);
  });
});

describe('when it is opened', () => {
  it('the draft is on the desk exactly, and undo does not go behind it', async () => {
    const { client } = await writing();
    find('channel-signal')?.querySelector('input')?.click();
    await settle();
    lockKey();
    await settle();
    expect(document.activeElement).toBe(find('passphrase'));
    await unlock();
    expect(phase()).toBe('open');
    const { state } = editor();
    expect([state.doc.toString(), undo(editor())]).toEqual([SECRET, false]);
    expect(find<HTMLInputElement>('subject')?.value).toBe('Sunday evening');
    expect(document.querySelector('.chip')?.textContent).toContain('Ines Adjani');
    expect(find('channel-signal')?.querySelector('input')?.checked).toBe(true);
    expect(document.activeElement).toBe(find('message'));
    expect(find('draft-note')?.textContent).toContain('Your draft was kept.');
    expect(document.querySelectorAll('.found')).toHaveLength(1);
    // It is the draft that is kept: nothing to keep anew.
    const before = calls(client).length;
    await vi.advanceTimersByTimeAsync(KEEP_AFTER);
    expect(calls(client)).toHaveLength(before);
    editor().dispatch({ changes: { from: 0, insert: 'So: ' } });
    await settle();
    expect(find('draft-note')?.textContent?.trim()).toBe('');
  });

  it('a wrong passphrase opens nothing', async () => {
    await writing();
    lockKey();
    await settle();
    await unlock('not this one');
    expect([phase(), find('problem')?.dataset.code]).toEqual(['shut', 'K004']);
    expect(document.body.textContent).not.toContain('lay off');
  });

  it('no passphrase is asked for where the keyring has the key', async () => {
    await writing({ keyring: true });
    press('lock-now');
    await settle();
    expect([find('passphrase'), document.activeElement]).toEqual([null, find('lock-open')]);
    await unlock(null);
    expect([phase(), editor().state.doc.toString()]).toEqual(['open', SECRET]);
  });

  it('it stays shut if the session was locked meanwhile', async () => {
    const { client } = await writing();
    lockKey();
    await settle();
    const { openLedger } = client;
    client.openLedger = async (passphrase) => {
      const state = await openLedger(passphrase);
      client.lockSession();
      return state;
    };
    await unlock();
    expect(phase()).toBe('shut');
    client.openLedger = openLedger;
    await unlock();
    expect([phase(), editor().state.doc.toString()]).toEqual(['open', SECRET]);
  });

  it('it is shut again if the session was locked while the draft was put back', async () => {
    const { client } = await writing();
    lockKey();
    await settle();
    const { keptDraft } = client;
    client.keptDraft = () => {
      client.lockSession();
      return keptDraft(null);
    };
    await unlock();
    expect([phase(), find('message'), find('passphrase') !== null]).toEqual(['shut', null, true]);
    client.keptDraft = keptDraft;
    await unlock();
    expect([phase(), editor().state.doc.toString()]).toEqual(['open', SECRET]);
  });

  it('an invitation that was recorded can still be sent', async () => {
    const { client } = await writing();
    press('arrange');
    await settle();
    press('arrange-confirm');
    await settle();
    expect(find('invite')).not.toBe(null);
    lockKey();
    await settle();
    await unlock();
    expect(find('recorded')?.dataset.outcome).toBe('arranged');
    press('invite');
    await settle();
    expect(client.calls.some(({ command }) => command === 'hand_over_invitation')).toBe(true);
  });

  it('a decided draft is still decided, and one that was warned about still warned', async () => {
    const { client } = await writing({}, 'Sandwiches at six.');
    press('send');
    await settle();
    lockKey();
    await settle();
    await unlock();
    expect(find('recorded')?.dataset.outcome).toBe('sent');
    expect(await client.keptDraft(null)).toBe(null);
    press('new-message');
    editor().dispatch({ changes: { from: 0, insert: SECRET } });
    await settle();
    press('send');
    await settle();
    press('warning-back');
    lockKey();
    await settle();
    await unlock();
    press('discard');
    await settle();
    press('discard-confirm');
    await settle();
    expect(client.decisions.map(({ outcome }) => outcome)).toEqual(['sent', 'dropped']);
    expect(client.decisions[1]?.draft.body).toBe(SECRET);
  });

  it('the key can be made again from the recovery sheet', async () => {
    await writing();
    lockKey();
    await settle();
    fill('restore-words', Array.from({ length: 24 }, () => 'abandon').join(' '));
    press('restore-submit');
    await settle();
    expect([phase(), editor().state.doc.toString()]).toEqual(['open', SECRET]);
  });
});

describe('a draft that cannot be kept', () => {
  it('waits in memory, which is said, and comes back', async () => {
    const { client } = await writing({ failing: ['keep_draft'] });
    lockKey();
    await settle();
    expect([phase(), calls(client).includes('lock')]).toEqual(['shut', true]);
    expect(find('lock-in-memory')?.textContent).toContain('waits in memory');
    expect(document.body.textContent).not.toContain('lay off');
    client.heal();
    await unlock();
    expect(editor().state.doc.toString()).toBe(SECRET);
    await vi.advanceTimersByTimeAsync(KEEP_AFTER);
    expect((await client.keptDraft(null))?.draft).toMatchObject({ body: SECRET, to: ['Ines Adjani'] });
  });
});

describe('it locks', () => {
  it('after the policy’s minutes, which typing puts off', async () => {
    await writing();
    await vi.advanceTimersByTimeAsync(14 * MINUTE);
    key({ key: 'a' });
    await vi.advanceTimersByTimeAsync(14 * MINUTE);
    expect(phase()).toBe('open');
    await vi.advanceTimersByTimeAsync(MINUTE + LOOK_EVERY);
    await settle();
    expect(phase()).toBe('shut');
  });

  for (const ledger of ['new', 'failed', 'unreadable'] as const) {
    it(`not where there is nothing to open it with: ${ledger}`, async () => {
      const { client } = await open({ ledger });
      expect(find('lock-now')).toBe(null);
      lockKey();
      await vi.advanceTimersByTimeAsync(60 * MINUTE);
      await settle();
      expect([phase(), calls(client).includes('lock')]).toEqual(['open', false]);
    });
  }

  it('by one shortcut, on any keyboard', () => {
    const event = (init: KeyboardEventInit): boolean => locks(new KeyboardEvent('keydown', init));
    const held = { ctrlKey: true, shiftKey: true };
    expect(event({ ...held, key: 'L', code: 'KeyL' })).toBe(true);
    expect(event({ metaKey: true, shiftKey: true, key: 'l', code: 'KeyL' })).toBe(true);
    expect(event({ ...held, key: 'Д', code: 'KeyL' })).toBe(true);
    expect(event({ ...held, key: 'N', code: 'KeyL' })).toBe(false);
    expect(event({ ctrlKey: true, key: 'l', code: 'KeyL' })).toBe(false);
    expect(event({ ...held, altKey: true, key: 'L', code: 'KeyL' })).toBe(false);
  });
});
