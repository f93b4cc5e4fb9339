import { describe, expect, it } from 'vitest';
import { hourOf } from './arranging.svelte';
import { atRest, SENSITIVE, writing } from './at-desk';

atRest();

const called = (client: { calls: { command: string }[] }, command: string): number =>
  client.calls.filter((one) => one.command === command).length;

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
    const { desk, client } = await writing(SENSITIVE);
    await desk.arrange();
    desk.arranging.place = 'where we lay off the team';
    // Nobody has asked about it before.
    await desk.arranging.confirm();
    expect([desk.arranging.level, called(client, 'arrange'), desk.done]).toEqual(['sensitive', 0, null]);
    expect(desk.arranging.place).toBe('where we lay off the team');
    desk.arranging.place = 'Station café';
    await desk.arranging.confirm();
    expect([desk.done?.outcome, desk.arranging.draft, desk.arranging.place]).toEqual(['arranged', null, '']);
  });

  it('is with whom the message was to, whatever commas their names have', async () => {
    const { desk, client } = await writing(SENSITIVE);
    desk.setRecipients(['Dupont, Jean <j@x.org>']);
    await desk.arrange();
    await desk.arranging.confirm();
    expect(client.calls.find(({ command }) => command === 'arrange')?.argument).toMatchObject({
      invitation: { meeting: { with: ['Dupont, Jean <j@x.org>'] } },
    });
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

  it('that could not be judged or recorded stays as it was typed', async () => {
    const { desk, client } = await writing(SENSITIVE, { failing: ['arrange'] });
    await desk.arrange();
    [desk.arranging.with, desk.arranging.place] = ['Ines', 'Station café'];
    await desk.arranging.confirm();
    expect([desk.recording.problem?.code, desk.arranging.draft?.body]).toEqual(['L005', SENSITIVE]);
    expect([desk.arranging.with, desk.arranging.place]).toEqual(['Ines', 'Station café']);
    client.heal();
    const { check } = client;
    client.check = () => Promise.reject({ code: 'A000', message: 'no', remedy: '' });
    await desk.arranging.confirm();
    expect([desk.arranging.problem?.code, desk.arranging.place]).toEqual(['A000', 'Station café']);
    client.check = check;
    await desk.arranging.confirm();
    expect([desk.done?.outcome, desk.arranging.draft]).toEqual(['arranged', null]);
  });

  it('waits for the passphrase of a new ledger with what was typed', async () => {
    const { desk } = await writing(SENSITIVE, { ledger: 'new' });
    await desk.arrange();
    desk.arranging.place = 'Station café';
    await desk.arranging.confirm();
    desk.recording.dismissPassphrase();
    expect([desk.arranging.draft?.body, desk.arranging.place]).toEqual([SENSITIVE, 'Station café']);
    await desk.arranging.confirm();
    await desk.recording.openAndRecord('correct horse battery');
    expect([desk.done?.outcome, desk.arranging.draft]).toEqual(['arranged', null]);
  });
});
