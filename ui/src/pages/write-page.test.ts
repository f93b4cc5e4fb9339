import { flushSync, mount, unmount } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { atRest, CONFIDENTIAL, SENSITIVE, TRIVIAL } from '../lib/desk/at-desk';
import { Desk } from '../lib/desk/desk.svelte';
import { Keeping } from '../lib/desk/keeping.svelte';
import { fake, type FakeOptions } from '../lib/ipc/fake';
import { Session } from '../lib/session.svelte';
import WritePage from './WritePage.svelte';

atRest();

let session: Session;
const mounted: Record<string, unknown>[] = [];
afterEach(async () => {
  await Promise.all(mounted.splice(0).map((one) => unmount(one)));
  vi.restoreAllMocks();
});

const settle = async (milliseconds = 50): Promise<void> => {
  await vi.advanceTimersByTimeAsync(milliseconds);
  flushSync();
  await vi.advanceTimersByTimeAsync(0);
  flushSync();
};

const all = (id: string): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>(`[data-testid="${id}"]`),
];
const find = (id: string): HTMLElement | undefined => all(id)[0];
const focused = (): string | undefined => (document.activeElement as HTMLElement | null)?.dataset['testid'];
const text = (id: string): string => (find(id)?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

async function writing(body: string, options: FakeOptions = {}): Promise<Desk> {
  // Events of a selection come later in a browser, not while the editor makes it.
  for (const way of ['collapse', 'extend', 'addRange', 'removeAllRanges'] as const) {
    vi.spyOn(Selection.prototype, way).mockImplementation(() => undefined);
  }
  vi.spyOn(Element.prototype, 'getClientRects').mockImplementation(
    () => [new DOMRect(300, 200, 90, 20)] as unknown as DOMRectList,
  );
  session = new Session(fake(options));
  const desk = new Desk(session);
  await session.begin();
  const keeping = new Keeping(session, desk);
  const props = { session, desk, keeping, hidden: false, showMeetings: () => undefined };
  mounted.push(mount(WritePage, { target: document.body, props }));
  flushSync();
  desk.take({ subject: '', body, to: [], channel: 'email' });
  await settle(2000);
  return desk;
}

async function press(element: HTMLElement | undefined): Promise<void> {
  element?.focus();
  element?.click();
  await settle();
}

describe('what is said aloud', () => {
  it('tells how one goes to the words once a draft, not with every level', async () => {
    const desk = await writing(CONFIDENTIAL);
    expect(text('spoken')).toMatch(/^Confidential\. .* F8 goes to the words\.$/);
    desk.take({ ...desk.draft, body: SENSITIVE });
    await settle(2000);
    expect(text('spoken')).toMatch(/^Sensitive\./);
    expect(text('spoken')).not.toContain('F8');
    desk.startAnew();
    desk.take({ ...desk.draft, body: SENSITIVE });
    await settle(2000);
    expect(text('spoken')).toContain('F8');
  });

  it('tells it with the first words that there are', async () => {
    const desk = await writing(TRIVIAL);
    expect([text('spoken').startsWith('Trivial.'), text('spoken').includes('F8')]).toEqual([true, false]);
    desk.take({ ...desk.draft, body: SENSITIVE });
    await settle(2000);
    expect(text('spoken')).toContain('F8');
  });

  it('tells how one goes into the card at the first words only', async () => {
    const desk = await writing(`${CONFIDENTIAL} ${SENSITIVE}`);
    const said = (): string =>
      [...document.querySelectorAll('p.said[role="status"]')].map((one) => one.textContent).join(' ');
    const f8 = (): boolean =>
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'F8', bubbles: true, cancelable: true }),
      );
    let times = 0;
    const place = find('spoken-place');
    if (!place) throw new Error('no place');
    const watch = new MutationObserver(() => (times += 1));
    watch.observe(place, { childList: true, characterData: true, subtree: true });
    f8();
    await settle();
    expect(said()).toContain('Alt+Enter');
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await settle();
    expect([said().includes('1 of 2'), said().includes('Alt+Enter'), times]).toEqual([true, false, 1]);
    f8();
    await settle();
    expect([said().includes('2 of 2'), said().includes('Alt+Enter')]).toEqual([true, false]);
    const { draft } = desk;
    desk.startAnew();
    desk.take(draft);
    await settle(500);
    f8();
    await settle();
    expect(said()).toContain('Alt+Enter');
  });
});

describe('the keys', () => {
  it('stay with the files when one is taken off, and go to the message with the last', async () => {
    const desk = await writing(TRIVIAL);
    desk.files.add(['a.txt', 'b.txt', 'c.txt'].map((name) => new File(['x'], name)));
    await settle();
    await press(all('file-remove')[1]);
    expect(document.activeElement).toBe(all('file-remove')[1]);
    expect(document.activeElement?.getAttribute('aria-label')).toContain('c.txt');
    await press(all('file-remove')[1]);
    expect(document.activeElement).toBe(all('file-remove')[0]);
    await press(all('file-remove')[0]);
    expect(focused()).toBe('message');
  });

  it('stay with what is set aside when one is taken back, and go to the message with the last', async () => {
    const desk = await writing(`${CONFIDENTIAL} ${SENSITIVE}`);
    for (const passage of desk.found.passages) desk.notHere.add(passage.marked, 'It is public.');
    await settle(500);
    expect(all('set-aside-undo').length).toBe(2);
    await press(all('set-aside-undo')[0]);
    expect(document.activeElement).toBe(all('set-aside-undo')[0]);
    await press(all('set-aside-undo')[0]);
    expect(focused()).toBe('message');
  });
});

describe('what follows a decision', () => {
  it('is said by the kind of channel, for a move too', async () => {
    const desk = await writing(CONFIDENTIAL);
    expect(text('move-signal')).toContain('Copied for 45 seconds');
    session.channels = session.channels.map((one) => (one.id === 'signal' ? { ...one, kind: 'phone' } : one));
    await settle();
    expect(text('move-signal')).toBe('Move to Signal The policy allows it.');
    // Only what is trivial is given to the mail program.
    session.channels = session.channels.map((one) => (one.id === 'signal' ? { ...one, kind: 'email' } : one));
    desk.choose('signal');
    await settle(500);
    expect(text('send')).toContain('Copied for 45 seconds');
  });
});
