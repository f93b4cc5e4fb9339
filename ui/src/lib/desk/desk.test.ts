import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fake, type Fake, type FakeOptions } from '../ipc/fake';
import { Session } from '../session.svelte';
import { words } from '../words/words.svelte';
import { Desk, SPEAK_AFTER, STRIP_AFTER } from './desk.svelte';

const SENSITIVE = 'We lay off half the team.';
const CONFIDENTIAL = 'The internal numbers are low.';
const TRIVIAL = 'Sandwiches at six.';

const settle = async (): Promise<void> => void (await vi.advanceTimersByTimeAsync(0));

async function atDesk(options: FakeOptions = {}): Promise<{ desk: Desk; client: Fake; session: Session }> {
  const client = fake(options);
  const session = new Session(client);
  const desk = new Desk(session);
  await session.begin();
  await settle();
  return { desk, client, session };
}

async function writing(body: string, options: FakeOptions = {}) {
  const all = await atDesk(options);
  all.desk.write(body);
  await settle();
  return all;
}

/** Decisions take a while to be recorded. */
function slowly(client: Fake): void {
  const { decide } = client;
  client.decide = async (decision) => {
    await new Promise((done) => setTimeout(done, 20));
    return decide(decision);
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  words.language = 'en';
});

describe('the desk while one writes', () => {
  it('starts with the first way to send mail, and claims nothing', async () => {
    const { desk } = await atDesk();
    expect(desk.chosen).toBe('email');
    expect(desk.empty).toBe(true);
    expect(desk.groups).toEqual([]);
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
    const { groups } = desk;
    desk.write(`So: ${CONFIDENTIAL}`);
    await settle();
    expect(desk.groups).toBe(groups);
    expect(desk.verdict?.findings[0]?.start).toBe(8);
  });

  it('speaks and shows the strip at a pause only', async () => {
    const { desk } = await writing(SENSITIVE);
    await vi.advanceTimersByTimeAsync(SPEAK_AFTER - 1);
    expect([desk.spoken, desk.strip]).toEqual([null, false]);
    desk.write(`${SENSITIVE} `);
    await vi.advanceTimersByTimeAsync(SPEAK_AFTER - 1);
    expect(desk.spoken).toBe(null);
    await vi.advanceTimersByTimeAsync(1);
    expect([desk.spoken, desk.strip]).toEqual(['sensitive', false]);
    await vi.advanceTimersByTimeAsync(STRIP_AFTER - SPEAK_AFTER);
    expect(desk.strip).toBe(true);
    desk.write(TRIVIAL);
    await settle();
    expect(desk.strip).toBe(false);
  });

  it('goes from finding to finding, round the end, the subject first', async () => {
    const { desk } = await atDesk();
    desk.write(`${SENSITIVE} ${CONFIDENTIAL}`);
    desk.setSubject('budget');
    await settle();
    const at = (): string | undefined => desk.passages[desk.at ?? -1]?.rule;
    desk.step(1);
    expect([at(), desk.subjectAt]).toEqual(['money', { start: 0, end: 6 }]);
    desk.step(1);
    expect(at()).toBe('dismissal');
    desk.step(-1);
    desk.step(-1);
    expect(at()).toBe('polling');
    desk.step(1);
    expect(at()).toBe('money');
  });

  it('counts and visits a passage once, however many rules mark it', async () => {
    const { desk } = await writing(`The password is: Tulip-42. ${CONFIDENTIAL}`);
    expect(desk.verdict?.findings).toHaveLength(3);
    expect([desk.count, desk.groups.length]).toEqual([2, 2]);
    expect(desk.groups[0]).toMatchObject({
      title: 'A code in plain words',
      also: ['A password or code with its value'],
      found: [{ text: 'The password is: Tulip-42.' }],
    });
    desk.step(1);
    desk.step(1);
    expect(desk.at).toBe(1);
    desk.step(1);
    expect(desk.at).toBe(0);
    desk.write(TRIVIAL);
    await settle();
    desk.step(1);
    expect(desk.at).toBe(null);
  });

  it('checks again in another language', async () => {
    const { desk, session } = await writing(CONFIDENTIAL);
    await session.changeLanguage();
    await settle();
    expect(desk.groups[0]?.title).toBe('Un sondage non publié');
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
    expect(client.decisions).toMatchObject([{ outcome: 'arranged', draft: { channel: 'in-person' } }]);
  });

  it('arranged: by sending face to face', async () => {
    const { desk, client } = await writing(SENSITIVE);
    desk.choose('in-person');
    await settle();
    await desk.send();
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

describe('when something fails', () => {
  it('keeps the text and the decision, and tries again', async () => {
    const { desk, client } = await writing(TRIVIAL, { failing: ['decide'] });
    await desk.send();
    expect(desk.recordProblem?.code).toBe('L005');
    expect([desk.done, desk.empty]).toEqual([null, false]);
    client.heal();
    await desk.retry();
    expect(client.decisions).toMatchObject([{ outcome: 'sent' }]);
    expect([desk.recordProblem, desk.done?.outcome]).toEqual([null, 'sent']);
  });

  it('keeps the warning open, with its problem, until a retry succeeds', async () => {
    const { desk, client } = await writing(SENSITIVE, { failing: ['decide'] });
    await desk.send();
    await desk.override('It is public.');
    expect([desk.recordProblem?.code, desk.warning === null]).toEqual(['L005', false]);
    await desk.retry();
    expect([desk.recordProblem?.code, desk.warning === null]).toEqual(['L005', false]);
    client.heal();
    await desk.retry();
    expect(client.decisions).toMatchObject([{ outcome: 'overridden', reason: 'It is public.' }]);
    expect([desk.recordProblem, desk.warning, desk.done?.outcome]).toEqual([null, null, 'overridden']);
  });

  it('keeps the draft that could not be discarded', async () => {
    const { desk, client } = await writing(SENSITIVE, { failing: ['decide'] });
    await desk.send();
    desk.goBack();
    await desk.discard();
    expect([desk.recordProblem?.code, desk.empty, desk.done]).toEqual(['L005', false, null]);
    client.heal();
    await desk.retry();
    expect([desk.recordProblem, desk.empty, desk.done?.outcome]).toEqual([null, true, 'dropped']);
  });

  it('lets a draft be discarded without a record where none can be made', async () => {
    const { desk, client } = await writing(SENSITIVE, { failing: ['decide'] });
    expect(desk.undiscarded).toBe(false);
    await desk.send();
    desk.goBack();
    await desk.discard();
    expect(desk.undiscarded).toBe(true);
    desk.discardUnrecorded();
    expect([desk.recordProblem, desk.empty, desk.undiscarded, desk.wasWarned]).toEqual([
      null,
      true,
      false,
      false,
    ]);
    expect(client.decisions).toEqual([]);
  });

  it('records what was warned about, also where it was then deleted by hand', async () => {
    const { desk, client } = await writing(SENSITIVE);
    await desk.send();
    desk.goBack();
    desk.write('');
    await settle();
    await desk.discard();
    expect(client.decisions).toMatchObject([{ outcome: 'dropped', draft: { body: SENSITIVE } }]);
    expect([desk.empty, desk.done?.outcome]).toEqual([true, 'dropped']);
  });

  it('throws away nothing that was written while a decision was recorded', async () => {
    const { desk, client } = await writing(SENSITIVE);
    slowly(client);
    await desk.send();
    desk.goBack();
    const discarded = desk.discard();
    desk.write(TRIVIAL);
    await vi.advanceTimersByTimeAsync(100);
    await discarded;
    expect(client.decisions).toMatchObject([{ outcome: 'dropped', draft: { body: SENSITIVE } }]);
    expect([desk.empty, desk.done, desk.wentOn]).toEqual([false, null, true]);
    const again = desk.send();
    await vi.advanceTimersByTimeAsync(100);
    await again;
    expect([desk.done?.outcome, desk.wentOn]).toEqual(['sent', false]);
  });

  it('keeps the warning open while a decision is recorded', async () => {
    const { desk, client } = await writing(SENSITIVE);
    slowly(client);
    await desk.send();
    const overridden = desk.override('It is public.');
    desk.goBack();
    expect(desk.warning === null).toBe(false);
    await vi.advanceTimersByTimeAsync(100);
    await overridden;
    expect([desk.warning, desk.done?.outcome]).toEqual([null, 'overridden']);
  });

  it('tries again where the ledger could not be opened, and then knows that it is', async () => {
    const { desk, client, session } = await writing(TRIVIAL, { ledger: 'failed' });
    await desk.send();
    expect([desk.recordProblem?.code, desk.empty]).toEqual(['L001', false]);
    client.heal();
    await desk.retry();
    expect([desk.recordProblem, desk.done?.outcome]).toEqual([null, 'sent']);
    await settle();
    expect([session.ledger.state, desk.done?.outcome]).toEqual(['ready', 'sent']);
  });

  it('records once, however often one presses', async () => {
    const { desk, client } = await writing(SENSITIVE);
    await desk.send();
    await Promise.all([desk.override('It is public.'), desk.override('It is public.')]);
    expect(client.decisions).toHaveLength(1);
  });

  it('records without a passphrase while the key is out of reach', async () => {
    const { desk, client } = await writing(TRIVIAL, { ledger: 'unreadable' });
    await desk.send();
    expect(desk.waiting).toBe(null);
    expect(client.decisions).toMatchObject([{ outcome: 'sent' }]);
    expect(desk.done?.outcome).toBe('sent');
  });

  it('keeps the decision where the new ledger cannot be made', async () => {
    const { desk, session, client } = await writing(TRIVIAL, { ledger: 'new' });
    await desk.send();
    const problem = { code: 'disk', message: 'No room.', remedy: 'Make some.' };
    const { openLedger } = session.client;
    session.client.openLedger = () => Promise.resolve({ state: 'failed', problem });
    await desk.openAndRecord('a long enough phrase');
    expect([desk.waiting, desk.recordProblem, client.decisions]).toEqual([null, problem, []]);
    session.client.openLedger = openLedger;
    await desk.retry();
    expect([desk.recordProblem, desk.done?.outcome]).toEqual([null, 'sent']);
  });

  it('asks for the passphrase again where it is refused', async () => {
    const { desk, session } = await writing(TRIVIAL, { ledger: 'new' });
    await desk.send();
    const problem = { code: 'short', message: 'Too short.', remedy: '' };
    session.client.openLedger = () => Promise.reject(problem);
    await expect(desk.openAndRecord('a')).rejects.toBe(problem);
    expect([desk.waiting?.outcome, desk.recordProblem]).toEqual(['sent', null]);
  });

  it('does not record an old text after the writer has gone on', async () => {
    const { desk, client } = await writing(TRIVIAL, { failing: ['decide'] });
    await desk.send();
    desk.write(`${TRIVIAL} More.`);
    client.heal();
    await desk.retry();
    expect(client.decisions).toEqual([]);
    expect(desk.recordProblem).toBe(null);
  });

  it('says that a text could not be checked, and does not send it', async () => {
    const { desk, client } = await writing(TRIVIAL, { failing: ['check'] });
    expect(desk.checkProblem?.code).toBe('L005');
    expect([desk.known, desk.allowed, desk.strip]).toEqual([false, false, false]);
    await desk.send();
    expect(client.decisions).toEqual([]);
    client.heal();
    desk.checkAgain();
    await settle();
    expect(desk.checkProblem).toBe(null);
    await desk.send();
    expect(client.decisions).toHaveLength(1);
  });

  it('asks for the new ledger’s passphrase before the first decision', async () => {
    const { desk, client } = await writing(TRIVIAL, { ledger: 'new' });
    await desk.send();
    expect(client.decisions).toEqual([]);
    expect(desk.waiting?.outcome).toBe('sent');
    await desk.openAndRecord('a long enough phrase');
    expect(client.decisions).toMatchObject([{ outcome: 'sent' }]);
    expect(desk.done?.outcome).toBe('sent');
  });

  it('shows what is not a problem as one', async () => {
    const client = fake();
    const session = new Session({ ...client, start: () => Promise.reject(new TypeError('x')) });
    await session.begin();
    expect(session.problem?.code).toBe('window-unexpected');
  });
});
