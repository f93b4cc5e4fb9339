import { flushSync, mount, unmount } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { atDesk, atRest, settle, TRIVIAL, writing } from '../desk/at-desk';
import { HandingOver } from '../desk/handing-over.svelte';
import { fake, type Fake } from '../ipc/fake';
import HandedOver from './HandedOver.svelte';

atRest();

const mounted: Record<string, unknown>[] = [];
afterEach(async () => {
  await Promise.all(mounted.splice(0).map((one) => unmount(one)));
});

function show(handing: HandingOver): void {
  mounted.push(mount(HandedOver, { target: document.body, props: { handing } }));
  flushSync();
}

const find = (id: string): HTMLElement | null => document.querySelector(`[data-testid="${id}"]`);
const text = (id: string): string | undefined => find(id)?.textContent?.replaceAll(/\s+/g, ' ').trim();

function copied(client: Fake): HandingOver {
  const handing = new HandingOver(() => client);
  void handing.copy('a');
  return handing;
}

describe('a message that was handed over', () => {
  it('names the files that did not go with it', async () => {
    const { desk } = await atDesk();
    desk.files.take([{ id: 'x', name: 'budget.xlsx' }]);
    desk.write(TRIVIAL);
    await desk.send();
    await settle();
    show(desk.handing);
    expect(text('left-out')).toBe('Attach it there yourself: budget.xlsx');
    desk.startAnew();
    desk.files.take(['a.txt', 'b.txt', 'c.txt'].map((name) => ({ id: '', name })));
    desk.write(TRIVIAL);
    await desk.send();
    await settle();
    flushSync();
    expect(text('left-out')).toBe('Attach them there yourself: a.txt, b.txt and c.txt');
  });

  it('names none where all went', async () => {
    const { desk } = await writing(TRIVIAL);
    await desk.send();
    await settle();
    show(desk.handing);
    expect([find('taken') !== null, find('left-out')]).toEqual([true, null]);
  });

  it('is said to be still on the clipboard, with its time, where it could not be taken off', async () => {
    const handing = copied(fake({ failing: ['clear_copied'] }));
    await settle();
    show(handing);
    find('clear-copied')?.click();
    await settle();
    flushSync();
    expect(text('problem')).toContain('It is still on the clipboard');
    expect([text('copied')?.includes('45 seconds left'), find('copied-over')]).toEqual([true, null]);
  });
});
