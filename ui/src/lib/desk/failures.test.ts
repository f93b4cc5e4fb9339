import { describe, expect, it, vi } from 'vitest';
import { fake } from '../ipc/fake';
import { Session } from '../session.svelte';
import { CONFIDENTIAL, SENSITIVE, TRIVIAL, atDesk, atRest, settle, slowly, writing } from './at-desk';

atRest();

describe('when something fails', () => {
  it('keeps the text and the decision, and tries again', async () => {
    const { desk, client } = await writing(TRIVIAL, { failing: ['decide'] });
    await desk.send();
    expect(desk.recording.problem?.code).toBe('L005');
    expect([desk.done, desk.empty]).toEqual([null, false]);
    client.heal();
    await desk.recording.retry();
    expect(client.decisions).toMatchObject([{ outcome: 'sent' }]);
    expect([desk.recording.problem, desk.done?.outcome]).toEqual([null, 'sent']);
  });

  it('keeps the warning open, with its problem, until a retry succeeds', async () => {
    const { desk, client } = await writing(SENSITIVE, { failing: ['decide'] });
    await desk.send();
    await desk.override('It is public.');
    expect([desk.recording.problem?.code, desk.warning === null]).toEqual(['L005', false]);
    await desk.recording.retry();
    expect([desk.recording.problem?.code, desk.warning === null]).toEqual(['L005', false]);
    client.heal();
    await desk.recording.retry();
    expect(client.decisions).toMatchObject([{ outcome: 'overridden', reason: 'It is public.' }]);
    expect([desk.recording.problem, desk.warning, desk.done?.outcome]).toEqual([null, null, 'overridden']);
  });

  it('shows no failure in what is begun after it', async () => {
    const { desk, client } = await writing(`${TRIVIAL} ${CONFIDENTIAL}`, { failing: ['decide'] });
    const signal = desk.channels.find((one) => one.id === 'signal');
    if (!signal) throw new Error('no Signal');
    await desk.move(signal);
    expect(desk.recording.problem?.code).toBe('L005');
    await desk.split();
    expect([desk.splitting.open, desk.recording.problem]).toEqual([true, null]);
    client.heal();
    await desk.recording.retry();
    expect(client.decisions).toEqual([]);
    desk.splitting.close();
    expect(desk.recording.problem).toBe(null);
  });

  it('shows no failure in a warning, nor while something else is recorded', async () => {
    const { desk, client } = await writing(SENSITIVE, { failing: ['decide'] });
    await desk.send();
    await desk.override('It is public.');
    await desk.send();
    expect([desk.recording.problem, desk.warning === null]).toEqual([null, false]);
    await desk.override('It is public.');
    client.heal();
    slowly(client);
    const again = desk.override('They know it.');
    expect([desk.recording.problem, desk.recording.busy]).toEqual([null, true]);
    await vi.advanceTimersByTimeAsync(100);
    await again;
    expect(client.decisions).toMatchObject([{ reason: 'They know it.' }]);
  });

  it('shows no failure of the warning in a meeting, and has it again once one goes back', async () => {
    const { desk, client } = await writing(SENSITIVE, { failing: ['decide', 'arrange'] });
    await desk.send();
    await desk.override('It is public.');
    await desk.arrange();
    expect([desk.arranging.draft?.body, desk.recording.problem]).toEqual([SENSITIVE, null]);
    await desk.arranging.confirm();
    expect(desk.recording.problem?.code).toBe('L005');
    desk.arranging.cancel();
    expect([desk.arranging.draft, desk.recording.problem?.code]).toEqual([null, 'L005']);
    client.heal();
    await desk.recording.retry();
    expect(client.decisions).toMatchObject([{ outcome: 'overridden', reason: 'It is public.' }]);
  });

  it('of an older text does not come back from a meeting', async () => {
    const { desk } = await writing(SENSITIVE, { failing: ['decide'] });
    await desk.send();
    await desk.override('It is public.');
    await desk.arrange();
    desk.write(`${SENSITIVE} More.`);
    desk.arranging.cancel();
    expect(desk.recording.problem).toBe(null);
  });

  it('keeps the draft that could not be discarded', async () => {
    const { desk, client } = await writing(SENSITIVE, { failing: ['decide'] });
    await desk.send();
    desk.goBack();
    await desk.discard();
    expect([desk.recording.problem?.code, desk.empty, desk.done]).toEqual(['L005', false, null]);
    client.heal();
    await desk.recording.retry();
    expect([desk.recording.problem, desk.empty, desk.done?.outcome]).toEqual([null, true, 'dropped']);
  });

  it('lets a draft be discarded without a record where none can be made', async () => {
    const { desk, client } = await writing(SENSITIVE, { failing: ['decide'] });
    expect(desk.recording.undiscarded).toBe(false);
    await desk.send();
    desk.goBack();
    await desk.discard();
    expect(desk.recording.undiscarded).toBe(true);
    desk.discardUnrecorded();
    expect([desk.recording.problem, desk.empty, desk.recording.undiscarded, desk.wasWarned]).toEqual([
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
    expect([desk.recording.problem?.code, desk.empty]).toEqual(['L001', false]);
    client.heal();
    await desk.recording.retry();
    expect([desk.recording.problem, desk.done?.outcome]).toEqual([null, 'sent']);
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
    expect(desk.recording.waiting).toBe(null);
    expect(client.decisions).toMatchObject([{ outcome: 'sent' }]);
    expect(desk.done?.outcome).toBe('sent');
  });

  it('keeps the decision where the new ledger cannot be made', async () => {
    const { desk, session, client } = await writing(TRIVIAL, { ledger: 'new' });
    await desk.send();
    const problem = { code: 'disk', message: 'No room.', remedy: 'Make some.' };
    const { openLedger } = session.client;
    session.client.openLedger = () => Promise.resolve({ state: 'failed', problem });
    await desk.recording.openAndRecord('a long enough phrase');
    expect([desk.recording.waiting, desk.recording.problem, client.decisions]).toEqual([null, problem, []]);
    session.client.openLedger = openLedger;
    await desk.recording.retry();
    expect([desk.recording.problem, desk.done?.outcome]).toEqual([null, 'sent']);
  });

  it('asks for the passphrase again where it is refused', async () => {
    const { desk, session } = await writing(TRIVIAL, { ledger: 'new' });
    await desk.send();
    const problem = { code: 'short', message: 'Too short.', remedy: '' };
    session.client.openLedger = () => Promise.reject(problem);
    await expect(desk.recording.openAndRecord('a')).rejects.toBe(problem);
    expect([desk.recording.waiting?.outcome, desk.recording.problem]).toEqual(['sent', null]);
  });

  it('does not record an old text after the writer has gone on', async () => {
    const { desk, client } = await writing(TRIVIAL, { failing: ['decide'] });
    await desk.send();
    desk.write(`${TRIVIAL} More.`);
    client.heal();
    await desk.recording.retry();
    expect(client.decisions).toEqual([]);
    expect(desk.recording.problem).toBe(null);
  });

  it('says that a text could not be checked, and does not send it', async () => {
    const { desk, client } = await writing(TRIVIAL, { failing: ['check'] });
    expect(desk.checkProblem?.code).toBe('L005');
    expect([desk.known, desk.allowed, desk.telling.strip]).toEqual([false, false, false]);
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
    expect(desk.recording.waiting?.outcome).toBe('sent');
    await desk.recording.openAndRecord('a long enough phrase');
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

describe('how things stand', () => {
  it('is what was told last, not what was asked before', async () => {
    const { client, session } = await atDesk({ ledger: 'unreadable' });
    const stale = await client.start();
    client.heal();
    let answer: (start: typeof stale) => void = () => undefined;
    client.start = () => new Promise((resolve) => (answer = resolve));
    const looking = session.lookAgain();
    await session.restoreKey(Array.from({ length: 24 }, () => 'word').join(' '));
    answer(stale);
    await looking;
    expect(session.ledger.state).toBe('ready');
  });
});
