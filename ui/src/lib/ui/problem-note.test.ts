import { flushSync, mount, unmount } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import ProblemNote from './ProblemNote.svelte';

const problem = { code: 'L005', message: 'The disk is full.', remedy: 'Make room.' };
const mounted: Record<string, unknown>[] = [];
afterEach(async () => {
  await Promise.all(mounted.splice(0).map((one) => unmount(one)));
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

function shownIn(place: string, more: { retry?: () => void } = {}): number {
  const scroll = vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(() => undefined);
  const target = document.body.appendChild(document.createElement(place));
  mounted.push(mount(ProblemNote, { target, props: { problem, ...more } }));
  flushSync();
  return scroll.mock.calls.length;
}

describe('a problem', () => {
  it('comes into sight in a dialog', () => {
    expect(shownIn('dialog')).toBe(1);
  });

  it('moves no page, but where it can be tried again', () => {
    expect(shownIn('main')).toBe(0);
    expect(shownIn('main', { retry: () => undefined })).toBe(1);
  });
});
