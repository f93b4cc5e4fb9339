import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Desk } from '../desk/desk.svelte';
import { LEAVE_AFTER } from '../desk/words-card.svelte';
import { Keeping } from '../desk/keeping.svelte';
import type { Verdict } from '../ipc';
import { fake, type Fake } from '../ipc/fake';
import WritePage from '../../pages/WritePage.svelte';
import { Session } from '../session.svelte';
import { sentencesRound } from './example';

let page: Record<string, unknown> | null = null;
let desk: Desk;
let client: Fake;

const settle = async (milliseconds = 50): Promise<void> => {
  await vi.advanceTimersByTimeAsync(milliseconds);
  flushSync();
  await vi.advanceTimersByTimeAsync(0);
  flushSync();
};

const find = (id: string): HTMLElement | null => document.querySelector(`[data-testid="${id}"]`);
const focused = (): string | undefined => (document.activeElement as HTMLElement | null)?.dataset['testid'];

function press(key: string, more: KeyboardEventInit = {}): void {
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
  flushSync();
}

let x = 0;
function move(element: Element | null): void {
  x += 1;
  const at = { screenX: x, screenY: 1, clientX: x, clientY: 1 };
  element?.dispatchEvent(new MouseEvent('mousemove', { bubbles: true, ...at }));
}

async function writing(body: string, files: File[] = []): Promise<void> {
  client = fake();
  const session = new Session(client);
  desk = new Desk(session);
  await session.begin();
  page = mount(WritePage, {
    target: document.body,
    props: {
      session,
      desk,
      keeping: new Keeping(session, desk),
      hidden: false,
      showMeetings: () => undefined,
    },
  });
  flushSync();
  desk.take({ subject: '', body, to: [], channel: 'email' });
  desk.files.add(files);
  await settle(300);
}

beforeEach(() => {
  vi.useFakeTimers();
  // Events of a selection come later in a browser, not while the editor makes it.
  for (const way of ['collapse', 'extend', 'addRange', 'removeAllRanges'] as const) {
    vi.spyOn(Selection.prototype, way).mockImplementation(() => undefined);
  }
  // A layout that knows no places has everything somewhere.
  vi.spyOn(Element.prototype, 'getClientRects').mockImplementation(
    () => [new DOMRect(300, 200, 90, 20)] as unknown as DOMRectList,
  );
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(
    () => new DOMRect(300, 200, 90, 20),
  );
});
afterEach(async () => {
  if (page) await unmount(page);
  page = null;
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const TEXT = 'Room at six. The internal numbers are low. See you.';

describe('the words’ card', () => {
  it('opens when the pointer rests on the words, and goes when it leaves', async () => {
    await writing(TEXT);
    move(document.querySelector('.found'));
    await settle(330);
    expect(find('words-card')).toBeNull();
    await settle(60);
    expect(find('words-card')?.textContent).toContain('Polling that is not published');
    move(document.querySelector('.cm-content'));
    await settle(LEAVE_AFTER - 50);
    find('words-card')?.dispatchEvent(new PointerEvent('pointerenter'));
    await settle(LEAVE_AFTER + 50);
    expect(find('words-card')).not.toBeNull();
    find('words-card')?.dispatchEvent(new PointerEvent('pointerleave'));
    await settle(LEAVE_AFTER + 50);
    expect(find('words-card')).toBeNull();
  });

  it('opens when the pointer rests on words of the subject, and gives the focus back to it', async () => {
    await writing('');
    desk.setSubject('So the internal numbers are low');
    await settle(300);
    const mark = document.querySelector('.marked');
    expect([mark?.textContent, mark?.getAttribute('data-level')]).toEqual([
      'internal numbers',
      'confidential',
    ]);
    const over = (clientX: number): void => {
      x += 1;
      const at = { screenX: x, screenY: 1, clientX, clientY: 210 };
      find('subject')?.dispatchEvent(new MouseEvent('mousemove', { bubbles: true, ...at }));
    };
    over(200);
    await settle(400);
    expect(find('words-card')).toBeNull();
    over(310);
    await settle(330);
    expect(find('words-card')).toBeNull();
    await settle(60);
    expect(find('words-card')?.textContent).toContain('Polling that is not published');
    press('Enter', { altKey: true });
    await settle();
    press('Escape');
    await settle();
    expect([find('words-card'), focused()]).toEqual([null, 'subject']);
    over(200);
    over(310);
    await settle(400);
    over(200);
    await settle(LEAVE_AFTER + 50);
    expect(find('words-card')).toBeNull();
  });

  it('is entered and left by keys, and leaves the selection where it was', async () => {
    await writing(TEXT);
    desk.focus();
    press('F8');
    await settle();
    expect([find('words-card') !== null, focused()]).toEqual([true, 'message']);
    press('Enter', { altKey: true });
    await settle();
    expect(focused()).toBe('card-replace');
    press('Tab', { shiftKey: true });
    expect(focused()).toBe('wrong');
    press('Tab');
    expect(focused()).toBe('card-replace');
    press('Escape');
    await settle();
    expect([find('words-card'), focused(), desk.draft.body]).toEqual([null, 'message', TEXT]);
  });

  it('replaces and removes the words', async () => {
    await writing(TEXT);
    for (const [way, left] of [
      ['card-replace', 'Room at six. The […] are low. See you.'],
      ['card-remove', 'Room at six. The are low. See you.'],
    ] as const) {
      press('F8');
      await settle();
      find(way)?.click();
      await settle();
      expect([desk.draft.body, find('words-card'), focused()]).toEqual([left, null, 'message']);
      desk.smallest.undo();
      await settle(300);
      expect(desk.draft.body).toBe(TEXT);
    }
  });

  it('asks why they do not count here', async () => {
    await writing(TEXT);
    press('F8');
    await settle();
    press('Enter', { altKey: true });
    await settle();
    find('card-not-here')?.click();
    await settle();
    expect(focused()).toBe('not-here-reason');
    press('Escape');
    await settle();
    expect([find('not-here-reason'), focused()]).toEqual([null, 'card-not-here']);
    find('card-not-here')?.click();
    await settle();
    find('not-here-set')?.click();
    await settle();
    expect([find('not-here-reason')?.getAttribute('aria-invalid'), desk.level]).toEqual([
      'true',
      'confidential',
    ]);
    document.querySelector<HTMLElement>('[data-testid="words-card"] .given button')?.click();
    find('not-here-set')?.click();
    await settle(300);
    expect([desk.level, find('words-card'), focused()]).toEqual(['trivial', null, 'message']);
    expect(find('set-aside')?.textContent).toContain('It is public already');
    find('set-aside-undo')?.click();
    await settle(300);
    expect([desk.level, find('set-aside')]).toEqual(['confidential', null]);
  });

  it('gives the sentence as an example for the officer', async () => {
    await writing(TEXT);
    press('F8');
    await settle();
    find('wrong')?.click();
    await settle();
    const given = client.calls.find(({ command }) => command === 'give_example')?.argument;
    expect(given).toEqual({ text: 'The internal numbers are low.', topic: null });
    expect(find('words-card')?.textContent).toContain('Kept for your security officer');
  });

  it('gives no example of words that stand in a file', async () => {
    await writing('Room at six.', [new File([TEXT], 'notes.txt')]);
    find('finding-can')?.click();
    await settle();
    expect([find('words-card') !== null, find('card-not-here') !== null, find('wrong')]).toEqual([
      true,
      true,
      null,
    ]);
  });

  it('has of a sentence that was heard what applies to it', async () => {
    const heard = 'He takes the stairs so that nobody sees him.';
    await writing(`Room at six. ${heard}`);
    press('F8');
    await settle();
    expect([find('card-replace'), find('card-not-here') !== null]).toEqual([null, true]);
    find('wrong')?.click();
    await settle();
    const given = client.calls.find(({ command }) => command === 'give_example')?.argument;
    expect(given).toEqual({ text: `Room at six. ${heard}`, topic: null });
    find('card-remove')?.click();
    await settle(300);
    expect(desk.draft.body).toBe('Room at six.');
  });

  it('opens at a sentence of the subject that lies under the words of a rule', async () => {
    await writing('');
    const { check } = client;
    const over = (verdict: Verdict): Verdict => {
      const sentences = verdict.findings.filter(({ field }) => field === 'subject');
      const more = { decides: false, certainty: 'likely', percent: 80, topic: 'leave', unread: 0 } as const;
      const said = { title: 'Somebody leaves', said: 'Somebody leaves', why: '', instead: '' };
      return { ...verdict, heard: { level: 'confidential', ...more, ...said, sentences } };
    };
    client.check = async (draft) => over(await check(draft));
    client.hear = client.check;
    desk.setSubject('internal numbers');
    await settle(2000);
    desk.focus();
    press('F8');
    press('F8');
    await settle(1000);
    expect(find('words-card')?.textContent).toContain('Somebody leaves');
  });

  it('closes as soon as one writes', async () => {
    await writing(TEXT);
    press('F8');
    await settle();
    desk.smallest.undo();
    desk.setSubject('x');
    const input = find('subject') as HTMLInputElement;
    input.value = 'Sunday';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    flushSync();
    expect(find('words-card')).toBeNull();
  });

  it('is opened from the list too, and gives the focus back', async () => {
    await writing(TEXT);
    find('finding-can')?.focus();
    find('finding-can')?.click();
    await settle();
    expect([find('words-card')?.dataset['opener'], focused()]).toEqual(['list', 'card-replace']);
    press('Escape');
    await settle();
    expect(focused()).toBe('finding-can');
  });
});

describe('sentences round words', () => {
  it('are those in which they stand', () => {
    const text = 'One. Two is 3.5 long. Three!';
    const round = (words: string): string =>
      sentencesRound(text, text.indexOf(words), text.indexOf(words) + words.length, 'en');
    expect(round('3.5')).toBe('Two is 3.5 long.');
    expect(round('long. Three')).toBe('Two is 3.5 long. Three!');
  });
});
