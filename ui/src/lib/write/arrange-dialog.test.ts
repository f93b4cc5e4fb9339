import { flushSync, mount, unmount } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { atRest, SENSITIVE, settle, writing } from '../desk/at-desk';
import { dayFromNow } from '../desk/days';
import ArrangeDialog from './ArrangeDialog.svelte';

atRest();

const mounted: Record<string, unknown>[] = [];
afterEach(async () => {
  await Promise.all(mounted.splice(0).map((one) => unmount(one)));
});

const find = <E extends HTMLElement>(id: string): E => {
  const found = document.querySelector<E>(`[data-testid="${id}"]`);
  if (!found) throw new Error(`no ${id}`);
  return found;
};

describe('what one arranges', () => {
  it('is not changed while it is recorded, and may be once that has failed', async () => {
    const { desk, client } = await writing(SENSITIVE);
    await desk.arrange();
    mounted.push(mount(ArrangeDialog, { target: document.body, props: { arranging: desk.arranging } }));
    flushSync();
    let fail = (): void => undefined;
    client.arrange = () =>
      new Promise((_, no) => (fail = () => no({ code: 'L005', message: 'no', remedy: '' })));
    find('arrange-confirm').click();
    await settle();
    flushSync();
    const names = ['with', 'day', 'hour', 'place'];
    const fixed = (): boolean[] => names.map((name) => find<HTMLInputElement>(`arrange-${name}`).readOnly);
    const length = find<HTMLSelectElement>('arrange-length');
    const choose = (minutes: string): void => {
      length.value = minutes;
      length.dispatchEvent(new Event('change', { bubbles: true }));
    };
    expect(fixed()).toEqual([true, true, true, true]);
    choose('60');
    find('arrange-in-1').click();
    expect([length.value, desk.arranging.minutes, desk.arranging.day]).toEqual(['30', 30, '']);
    fail();
    await settle();
    flushSync();
    expect([desk.recording.problem?.code, fixed()]).toEqual(['L005', [false, false, false, false]]);
    choose('60');
    find('arrange-in-1').click();
    expect([desk.arranging.minutes, desk.arranging.day]).toEqual([60, dayFromNow(1)]);
  });
});
