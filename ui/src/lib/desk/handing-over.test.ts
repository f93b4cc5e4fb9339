import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { fake } from '../ipc/fake';
import { atRest, CONFIDENTIAL, SENSITIVE, settle, TRIVIAL, writing } from './at-desk';
import { HandingOver, ON_CLIPBOARD } from './handing-over.svelte';

atRest();

const called = (client: { calls: { command: string }[] }, command: string): number =>
  client.calls.filter((one) => one.command === command).length;

describe('a decided message', () => {
  it('is said to be on the clipboard for as long as the program leaves it there', () => {
    const program = join(import.meta.dirname, '../../../../crates/app/src/hand_over.rs');
    const [, seconds] = /const ON_CLIPBOARD: u32 = (\d+);/.exec(readFileSync(program, 'utf8')) ?? [];
    expect(Number(seconds)).toBe(ON_CLIPBOARD);
  });

  it('goes to the mail program, or to the clipboard for its time', async () => {
    const { desk, client } = await writing(TRIVIAL);
    await desk.send();
    await settle();
    expect([desk.handing.handed?.taken, desk.handing.handed?.program, desk.handing.left]).toEqual([
      true,
      'Thunderbird',
      0,
    ]);
    desk.startAnew();
    desk.write(CONFIDENTIAL);
    await settle();
    const signal = desk.channels.find((one) => one.id === 'signal');
    if (!signal) throw new Error('no Signal');
    await desk.move(signal);
    await settle();
    expect([desk.handing.handed?.taken, desk.handing.handed?.program, desk.handing.left]).toEqual([
      false,
      'Signal',
      45,
    ]);
    await vi.advanceTimersByTimeAsync(20_000);
    expect([desk.handing.left, desk.handing.over]).toEqual([25, false]);
    await vi.advanceTimersByTimeAsync(26_000);
    expect([desk.handing.left, desk.handing.over]).toEqual([0, true]);
    expect(called(client, 'hand_over')).toBe(2);
  });

  it('is handed over once it is recorded, and not where it is dropped or arranged', async () => {
    const { desk, client } = await writing(TRIVIAL, { failing: ['decide'] });
    await desk.send();
    await settle();
    expect(called(client, 'hand_over')).toBe(0);
    client.heal();
    await desk.recording.retry();
    await settle();
    expect(called(client, 'hand_over')).toBe(1);
    desk.startAnew();
    desk.write(SENSITIVE);
    await settle();
    await desk.send();
    desk.goBack();
    await desk.discard();
    expect([desk.done?.outcome, called(client, 'hand_over')]).toEqual(['dropped', 1]);
  });

  it('that cannot be handed over says what was done instead', async () => {
    const { desk } = await writing(TRIVIAL, { unhanded: 'A020' });
    await desk.send();
    await settle();
    expect([desk.handing.problem?.code, desk.handing.left, desk.done?.outcome]).toEqual(['A020', 45, 'sent']);
  });

  it('can be taken off the clipboard at once', async () => {
    const client = fake();
    const handing = new HandingOver(() => client);
    await handing.copy('a');
    expect(handing.left).toBe(45);
    await handing.clear();
    expect([handing.left, handing.over, called(client, 'clear_copied')]).toEqual([0, true, 1]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(handing.over).toBe(true);
  });

  it('that could not be taken off the clipboard is still there, for its time', async () => {
    const client = fake({ failing: ['clear_copied'] });
    const handing = new HandingOver(() => client);
    await handing.copy('a');
    await handing.clear();
    expect([handing.stuck?.code, handing.over]).toEqual(['L005', false]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(handing.left).toBe(40);
    client.heal();
    await handing.clear();
    expect([handing.stuck, handing.over, handing.left]).toEqual([null, true, 0]);
  });

  it('takes nothing away at the end of its time that was copied since', async () => {
    const client = fake();
    const [part, whole] = [new HandingOver(() => client), new HandingOver(() => client)];
    await part.copy('a');
    await vi.advanceTimersByTimeAsync(30_000);
    await whole.copy('b');
    await vi.advanceTimersByTimeAsync(16_000);
    const [first, ...more] = client.calls.filter(({ command }) => command === 'clear_copied');
    expect([part.over, whole.left, more]).toEqual([true, 29, []]);
    await whole.clear();
    const last = client.calls.filter(({ command }) => command === 'clear_copied').at(-1);
    expect([whole.over, Number(last?.argument) - Number(first?.argument)]).toEqual([true, 1]);
  });

  it('is counted anew although the time of what was there before ends meanwhile', async () => {
    const client = fake();
    const handing = new HandingOver(() => client);
    await handing.copy('a');
    await vi.advanceTimersByTimeAsync(44_000);
    const { copyText } = client;
    client.copyText = (text) =>
      new Promise((done) => setTimeout(() => void copyText(text).then(done), 3_000));
    const copied = handing.copy('b');
    await vi.advanceTimersByTimeAsync(3_000);
    await copied;
    expect([handing.left, handing.over]).toEqual([45, false]);
  });

  it('is said to be there only once the program can have taken it away', async () => {
    const client = fake({ failing: ['clear_copied'] });
    const handing = new HandingOver(() => client);
    await handing.copy('a');
    await vi.advanceTimersByTimeAsync(50_000);
    expect([handing.stuck, handing.over]).toEqual([null, false]);
    client.heal();
    await vi.advanceTimersByTimeAsync(1_000);
    expect([handing.stuck, handing.over]).toEqual([null, true]);
  });

  it('is not told to be off the clipboard at the end of its time where it is not', async () => {
    const client = fake({ failing: ['clear_copied'] });
    const handing = new HandingOver(() => client);
    await handing.copy('a');
    await handing.clear();
    await vi.advanceTimersByTimeAsync(56_000);
    expect([handing.stuck?.code, handing.over, handing.left]).toEqual(['L005', false, 0]);
    await handing.copy('b');
    await handing.clear();
    client.heal();
    await vi.advanceTimersByTimeAsync(46_000);
    expect([handing.stuck, handing.over]).toEqual([null, true]);
  });

  it('is told to be off the clipboard once it is', async () => {
    const client = fake({ delay: 100 });
    const handing = new HandingOver(() => client);
    void handing.copy('a');
    await vi.advanceTimersByTimeAsync(100);
    void handing.clear();
    await vi.advanceTimersByTimeAsync(50);
    expect([handing.over, handing.left]).toEqual([false, 45]);
    await vi.advanceTimersByTimeAsync(50);
    expect([handing.over, handing.left]).toEqual([true, 0]);
  });
});
