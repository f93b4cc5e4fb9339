import { describe, expect, it, vi } from 'vitest';
import { fake } from '../ipc/fake';
import { atRest, CONFIDENTIAL, SENSITIVE, settle, TRIVIAL, writing } from './at-desk';
import { hourOf } from './arranging.svelte';
import { HandingOver } from './handing-over.svelte';

atRest();

const called = (client: { calls: { command: string }[] }, command: string): number =>
  client.calls.filter((one) => one.command === command).length;

describe('a decided message', () => {
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
});

describe('a meeting', () => {
  it('is recorded with its invitation once it is confirmed', async () => {
    const { desk, client } = await writing(SENSITIVE);
    await desk.arrange();
    expect([desk.arranging.draft?.body, client.decisions.length]).toEqual([SENSITIVE, 0]);
    desk.arranging.with = 'Ines <ines@example.org>, Karim';
    [desk.arranging.day, desk.arranging.hour, desk.arranging.place] = ['2026-12-01', '18h30', 'Station café'];
    expect(desk.arranging.invitation.body).toBe(
      'Can we talk in person?\n\nWhen: Tuesday, 1 December 2026 at 18:30\nWhere: Station café',
    );
    await desk.arranging.confirm();
    expect(desk.done?.outcome).toBe('arranged');
    expect(desk.done?.invitation?.meeting).toEqual({
      with: ['Ines <ines@example.org>', 'Karim'],
      start: '2026-12-01T18:30',
      minutes: 30,
      place: 'Station café',
    });
    expect([called(client, 'arrange'), called(client, 'decide')]).toEqual([1, 0]);
  });

  it('needs no hour, but no half of one', async () => {
    const { desk, client } = await writing(SENSITIVE);
    await desk.arrange();
    desk.arranging.day = '2026-12-01';
    await desk.arranging.confirm();
    expect([desk.arranging.start, called(client, 'arrange')]).toEqual([undefined, 0]);
    desk.arranging.day = '';
    await desk.arranging.confirm();
    expect([desk.done?.outcome, desk.done?.invitation?.meeting.start]).toEqual(['arranged', null]);
  });

  it('whose place says too much is not arranged', async () => {
    const { desk } = await writing(SENSITIVE);
    await desk.arrange();
    desk.arranging.place = 'where we lay off the team';
    expect(await desk.arranging.level()).toBe('sensitive');
    await desk.arranging.confirm();
    expect([desk.recording.problem?.code, desk.done]).toEqual(['A022', null]);
  });

  it('understands hours as people write them', () => {
    expect(['18:30', '18h30', '9', '9 h', '07.05', '24:00', 'noon', ''].map(hourOf)).toEqual([
      '18:30',
      '18:30',
      '09:00',
      '09:00',
      '07:05',
      null,
      null,
      null,
    ]);
  });
});

describe('a split draft', () => {
  it('hands each part on by its channel, and records each', async () => {
    const { desk, client } = await writing(`${TRIVIAL} ${CONFIDENTIAL} ${SENSITIVE}`);
    await desk.split();
    const shares = () =>
      desk.splitting.shares?.map(({ part, channel, done }) => [part.level, channel?.id, done]);
    expect(shares()).toEqual([
      ['trivial', 'email', null],
      ['confidential', 'signal', null],
      ['sensitive', 'in-person', null],
    ]);
    await desk.splitting.hand(0);
    await desk.splitting.hand(1);
    await desk.splitting.hand(2);
    expect([desk.splitting.finished, desk.arranging.draft?.body]).toEqual([false, SENSITIVE]);
    await desk.arranging.confirm();
    await settle();
    expect(shares()?.map((one) => one[2])).toEqual(['sent', 'moved', 'arranged']);
    expect(client.decisions.map((one) => [one.outcome, one.draft.channel, one.draft.body])).toEqual([
      ['sent', 'email', TRIVIAL],
      ['moved', 'signal', CONFIDENTIAL],
      ['arranged', 'in-person', SENSITIVE],
    ]);
    expect([desk.splitting.finished, desk.done]).toEqual([true, null]);
  });

  it('of one piece stays whole, which is said until it changes', async () => {
    const { desk } = await writing(SENSITIVE);
    await desk.split();
    expect([desk.splitting.shares, desk.splitting.whole]).toEqual([null, true]);
    desk.write(`${SENSITIVE} ${TRIVIAL}`);
    expect(desk.splitting.whole).toBe(false);
  });

  it('tells a part that could not be recorded, and hands it on later', async () => {
    const { desk, client } = await writing(`${TRIVIAL} ${SENSITIVE}`, { failing: ['decide'] });
    await desk.split();
    await desk.splitting.hand(0);
    expect([desk.splitting.problem?.code, client.decisions.length]).toEqual(['L005', 0]);
    client.heal();
    await desk.splitting.hand(0);
    expect([desk.splitting.problem, client.decisions.length]).toEqual([null, 1]);
  });
});
