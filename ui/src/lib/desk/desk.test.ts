import { describe, expect, it, vi } from 'vitest';
import type { FakeOptions } from '../ipc/fake';
import { CONFIDENTIAL, SENSITIVE, TRIVIAL, atDesk, atRest, settle, writing } from './at-desk';
import { SPEAK_AFTER, STRIP_AFTER } from './pauses';

atRest();

describe('the desk while one writes', () => {
  it('starts with the first way to send mail, and claims nothing', async () => {
    const { desk } = await atDesk();
    expect(desk.chosen).toBe('email');
    expect(desk.empty).toBe(true);
    expect(desk.found.groups).toEqual([]);
  });

  it('shows the verdict at once, and the revision that it is of', async () => {
    const { desk } = await writing(SENSITIVE);
    const first = desk.shown;
    expect(desk.level).toBe('sensitive');
    expect(desk.allowed).toBe(false);
    desk.write(TRIVIAL);
    await settle();
    expect(desk.level).toBe('trivial');
    expect(desk.shown).toBe(first + 1);
  });

  it('leaves the list alone where only places have changed', async () => {
    const { desk } = await writing(CONFIDENTIAL);
    const { groups } = desk.found;
    desk.write(`So: ${CONFIDENTIAL}`);
    await settle();
    expect(desk.found.groups).toBe(groups);
    expect(desk.verdict?.findings[0]?.start).toBe(8);
  });

  it('speaks and shows the strip at a pause only', async () => {
    const { desk } = await writing(SENSITIVE);
    await vi.advanceTimersByTimeAsync(SPEAK_AFTER - 1);
    expect([desk.telling.spoken, desk.telling.strip]).toEqual([null, false]);
    desk.write(`${SENSITIVE} `);
    await vi.advanceTimersByTimeAsync(SPEAK_AFTER - 1);
    expect(desk.telling.spoken).toBe(null);
    await vi.advanceTimersByTimeAsync(1);
    expect([desk.telling.spoken, desk.telling.strip]).toEqual(['sensitive', false]);
    await vi.advanceTimersByTimeAsync(STRIP_AFTER - SPEAK_AFTER);
    expect(desk.telling.strip).toBe(true);
    desk.write(TRIVIAL);
    await settle();
    expect(desk.telling.strip).toBe(false);
  });

  it('goes from finding to finding, round the end, the subject first', async () => {
    const { desk } = await atDesk();
    desk.write(`${SENSITIVE} ${CONFIDENTIAL}`);
    desk.setSubject('budget');
    await settle();
    const at = (): string | undefined => desk.found.passages[desk.found.walk.at ?? -1]?.rule;
    desk.found.walk.step(1);
    expect([at(), desk.found.walk.subjectAt]).toEqual(['money', { start: 0, end: 6 }]);
    desk.found.walk.step(1);
    expect(at()).toBe('dismissal');
    desk.found.walk.step(-1);
    desk.found.walk.step(-1);
    expect(at()).toBe('polling');
    desk.found.walk.step(1);
    expect(at()).toBe('money');
  });

  it('counts and visits a passage once, however many rules mark it', async () => {
    const { desk } = await writing(`The password is: Tulip-42. ${CONFIDENTIAL}`);
    expect(desk.verdict?.findings).toHaveLength(3);
    expect([desk.found.count, desk.found.groups.length]).toEqual([2, 2]);
    expect(desk.found.groups[0]).toMatchObject({
      title: 'A code in plain words',
      also: ['A password or code with its value'],
      found: [{ text: 'The password is: Tulip-42.' }],
    });
    desk.found.walk.step(1);
    desk.found.walk.step(1);
    expect(desk.found.walk.at).toBe(1);
    desk.found.walk.step(1);
    expect(desk.found.walk.at).toBe(0);
    desk.write(TRIVIAL);
    await settle();
    desk.found.walk.step(1);
    expect(desk.found.walk.at).toBe(null);
  });

  it('checks again in another language', async () => {
    const { desk, session } = await writing(CONFIDENTIAL);
    await session.changeLanguage();
    await settle();
    expect(desk.found.groups[0]?.title).toBe('Un sondage non publié');
    expect(desk.channel?.title).toBe('E-mail');
  });
});

describe('what is recorded', () => {
  it('sent: as advised', async () => {
    const { desk, client } = await writing(TRIVIAL);
    await desk.send();
    expect(client.decisions).toMatchObject([
      { outcome: 'sent', reason: null, draft: { body: TRIVIAL, channel: 'email' } },
    ]);
    expect(desk.done?.outcome).toBe('sent');
    await desk.send();
    expect(client.decisions).toHaveLength(1);
  });

  it('nothing, by the warning itself', async () => {
    const { desk, client } = await writing(SENSITIVE);
    await desk.send();
    expect(desk.warning?.verdict.level).toBe('sensitive');
    desk.goBack();
    expect(desk.warning).toBe(null);
    expect(client.decisions).toEqual([]);
  });

  it('moved: where the message goes, and the channel is switched', async () => {
    const { desk, client } = await writing(CONFIDENTIAL);
    await desk.send();
    const signal = desk.channels.find((one) => one.id === 'signal');
    if (!signal) throw new Error('no Signal');
    await desk.move(signal);
    expect(client.decisions).toMatchObject([{ outcome: 'moved', draft: { channel: 'signal' } }]);
    expect([desk.chosen, desk.warning, desk.done?.outcome]).toEqual(['signal', null, 'moved']);
    await settle();
    expect(desk.done?.outcome).toBe('moved');
  });

  it('moved: by hand, away from a channel that may not carry it', async () => {
    const { desk, client } = await writing(CONFIDENTIAL);
    desk.choose('whatsapp');
    await desk.send();
    expect(client.decisions).toMatchObject([{ outcome: 'moved', draft: { channel: 'whatsapp' } }]);
  });

  it('sent: on another channel that was not needed', async () => {
    const { desk, client } = await writing(TRIVIAL);
    desk.choose('signal');
    await desk.send();
    expect(client.decisions).toMatchObject([{ outcome: 'sent', draft: { channel: 'signal' } }]);
  });

  it('not moved where the text has become too delicate for the target', async () => {
    const { desk, client } = await writing(CONFIDENTIAL);
    const signal = desk.channels.find((one) => one.id === 'signal');
    if (!signal) throw new Error('no Signal');
    desk.write(SENSITIVE);
    await desk.move(signal);
    expect(client.decisions).toEqual([]);
    expect(desk.warning).not.toBe(null);
  });

  it('arranged: at the place where people meet', async () => {
    const { desk, client } = await writing(SENSITIVE);
    await desk.arrange();
    await desk.arranging.confirm();
    expect(client.decisions).toMatchObject([{ outcome: 'arranged', draft: { channel: 'in-person' } }]);
  });

  it('arranged: by sending face to face', async () => {
    const { desk, client } = await writing(SENSITIVE);
    desk.choose('in-person');
    await settle();
    await desk.send();
    await desk.arranging.confirm();
    expect(client.decisions).toMatchObject([{ outcome: 'arranged' }]);
  });

  it('revised: warned, edited down, then sent', async () => {
    const { desk, client } = await writing(SENSITIVE);
    await desk.send();
    desk.goBack();
    desk.write(TRIVIAL);
    await desk.send();
    expect(client.decisions).toMatchObject([{ outcome: 'revised', draft: { body: TRIVIAL } }]);
  });

  it('overridden: only with a reason', async () => {
    const { desk, client } = await writing(SENSITIVE);
    await desk.send();
    await desk.override('   ');
    expect(client.decisions).toEqual([]);
    await desk.override(' It is public. ');
    expect(client.decisions).toMatchObject([
      { outcome: 'overridden', reason: 'It is public.', draft: { channel: 'email' } },
    ]);
  });

  it('dropped: only after a warning', async () => {
    const { desk, client } = await writing(TRIVIAL);
    await desk.discard();
    expect([desk.empty, client.decisions]).toEqual([true, []]);
    desk.write(SENSITIVE);
    await desk.send();
    desk.goBack();
    await desk.discard();
    expect(client.decisions).toMatchObject([{ outcome: 'dropped', draft: { body: SENSITIVE } }]);
    expect([desk.empty, desk.done?.outcome]).toEqual([true, 'dropped']);
  });

  it('on the text that is on the page, however late the answer', async () => {
    const options: FakeOptions = {};
    const { desk, client } = await writing(TRIVIAL, options);
    options.delay = 50;
    desk.write(SENSITIVE);
    const sent = desk.send();
    await vi.advanceTimersByTimeAsync(500);
    await sent;
    expect(client.decisions).toEqual([]);
    expect(desk.warning?.draft.body).toBe(SENSITIVE);
  });

  it('nothing for an empty message', async () => {
    const { desk, client } = await atDesk();
    await desk.send();
    expect(client.decisions).toEqual([]);
  });
});
