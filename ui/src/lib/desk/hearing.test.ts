import { describe, expect, it, vi } from 'vitest';
import type { Fake, FakeOptions } from '../ipc/fake';
import { CONFIDENTIAL, SENSITIVE, TRIVIAL, atRest, settle, slowly, writing } from './at-desk';
import { HEAR_AFTER, SPEAK_AFTER } from './pauses';

atRest();

const OBLIQUE = 'He takes the stairs so that nobody sees him with us.';

const pause = async (): Promise<void> => void (await vi.advanceTimersByTimeAsync(HEAR_AFTER));

const asked = (client: Fake): number => client.calls.filter(({ command }) => command === 'hear').length;

/** The reader takes a while. */
function hearSlowly(client: Fake): void {
  const { hear } = client;
  client.hear = async (draft) => {
    await new Promise((done) => setTimeout(done, 50));
    return hear(draft);
  };
}

async function heard(body: string, options: FakeOptions = {}) {
  const all = await writing(body, options);
  await pause();
  return all;
}

describe('the reader, while one writes', () => {
  it('is asked at a pause, once, and raises the level at its sentence', async () => {
    const { desk, client } = await writing(`${TRIVIAL} ${OBLIQUE}`);
    await vi.advanceTimersByTimeAsync(HEAR_AFTER - 1);
    expect([asked(client), desk.level]).toEqual([0, 'trivial']);
    await vi.advanceTimersByTimeAsync(1);
    expect([asked(client), desk.level, desk.allowed]).toEqual([1, 'sensitive', false]);
    const [sentence] = desk.found.passages;
    expect([sentence?.text, sentence?.start, sentence?.heard]).toEqual([OBLIQUE, TRIVIAL.length + 1, 0]);
    expect(desk.found.heard?.found).toEqual([{ index: 0, field: 'body', text: OBLIQUE }]);
    expect(desk.found.groups).toEqual([]);
    await vi.advanceTimersByTimeAsync(10 * SPEAK_AFTER);
    expect(asked(client)).toBe(1);
  });

  it('stands while the writer goes on, and falls at a pause', async () => {
    const { desk, client } = await heard(OBLIQUE);
    desk.write(`${OBLIQUE} So`);
    await settle();
    expect([asked(client), desk.level, desk.shown]).toEqual([1, 'sensitive', desk.shown]);
    desk.write(TRIVIAL);
    await settle();
    expect(desk.level).toBe('sensitive');
    await pause();
    expect([desk.level, desk.found.passages, desk.found.heard]).toEqual(['trivial', [], null]);
  });

  it('stands beside what rules find, each at its place', async () => {
    const { desk } = await heard(`${CONFIDENTIAL} ${OBLIQUE}`);
    expect(desk.found.passages.map(({ heard }) => heard)).toEqual([undefined, 0]);
    expect(desk.found.groups.map(({ rule }) => rule)).toEqual(['polling']);
    expect(desk.found.heard?.found[0]?.index).toBe(1);
  });

  it('is not above a rule', async () => {
    const { desk } = await heard(OBLIQUE);
    desk.write(`${OBLIQUE} ${SENSITIVE}`);
    await settle();
    expect(desk.verdict?.heard).toBe(undefined);
    expect(desk.found.heard).toBe(null);
  });

  it('gives advice that decides nothing, where the policy says so', async () => {
    const { desk, client } = await heard(OBLIQUE, { advises: true });
    expect([desk.level, desk.allowed, desk.found.heard?.level]).toEqual(['trivial', true, 'sensitive']);
    await desk.send();
    expect(client.decisions[0]?.outcome).toBe('sent');
  });

  it('says why it hears nothing, and the rules go on', async () => {
    const { desk } = await heard(CONFIDENTIAL, { unheard: 'R001' });
    expect([desk.level, desk.hearing.problem?.code]).toEqual(['confidential', 'R001']);
  });

  it('leaves the verdict of the rules where it cannot be asked', async () => {
    const { desk } = await heard(CONFIDENTIAL, { failing: ['hear'] });
    expect([desk.level, desk.checkProblem]).toEqual(['confidential', null]);
  });

  it('falls with its sentence where it can be asked no more', async () => {
    const { desk, client } = await heard(OBLIQUE);
    client.hear = () => Promise.reject(new Error('gone'));
    desk.write(TRIVIAL);
    await pause();
    expect([desk.level, desk.found.passages]).toEqual(['trivial', []]);
  });

  it('is not heard about a text that has gone on', async () => {
    const { desk, client } = await writing(OBLIQUE);
    hearSlowly(client);
    await pause();
    await vi.advanceTimersByTimeAsync(20);
    desk.write(TRIVIAL);
    await vi.advanceTimersByTimeAsync(100);
    expect(desk.level).toBe('trivial');
  });

  it('says nothing of a sheet that was cleared', async () => {
    const { desk, client } = await heard(OBLIQUE);
    desk.startAnew();
    await pause();
    expect([desk.found.heard, desk.verdict?.heard, asked(client)]).toEqual([null, undefined, 1]);
    desk.write(CONFIDENTIAL);
    await settle();
    expect(desk.level).toBe('confidential');
  });

  it('does not hear a sentence that was set aside, until that is undone', async () => {
    const { desk, client } = await heard(`${TRIVIAL} ${OBLIQUE}`);
    desk.notHere.add(desk.found.passages[0]?.marked ?? [], 'He is the porter');
    await settle();
    await pause();
    expect([desk.level, desk.allowed, desk.found.passages]).toEqual(['trivial', true, []]);
    const [one, ...more] = desk.notHere.counting(desk.verdict);
    expect([one?.words, one?.reason, more]).toEqual([OBLIQUE, 'He is the porter', []]);
    if (one) desk.notHere.undo(one);
    await settle();
    await pause();
    expect([desk.level, desk.notHere.counting(desk.verdict)]).toEqual(['sensitive', []]);
    desk.notHere.add(desk.found.passages[0]?.marked ?? [], 'He is the porter');
    await settle();
    await pause();
    await desk.send();
    await settle();
    expect(client.decisions[0]?.draft.not_here).toEqual([
      { rule: 'heard:source', words: OBLIQUE, reason: 'He is the porter' },
    ]);
  });

  it('offers no smaller draft: what it hears is in no few words', async () => {
    const { client } = await heard(`${TRIVIAL} ${CONFIDENTIAL} ${TRIVIAL} ${OBLIQUE}`);
    await vi.advanceTimersByTimeAsync(SPEAK_AFTER);
    expect(client.calls.some(({ command }) => command === 'smallest_change')).toBe(false);
  });
});

describe('a decision', () => {
  it('waits for the reader', async () => {
    const { desk, client } = await writing(OBLIQUE);
    await desk.send();
    expect([desk.warning?.verdict.level, client.decisions]).toEqual(['sensitive', []]);
    expect(asked(client)).toBe(1);
  });

  it('is none where the program was locked before the reader answered', async () => {
    const { desk, client } = await writing(OBLIQUE);
    client.hear = () => Promise.resolve(null);
    await desk.send();
    expect([client.decisions, desk.done, desk.recording.busy]).toEqual([[], null, false]);
  });

  it('takes what was heard at the pause', async () => {
    const { desk, client } = await heard(OBLIQUE);
    await desk.send();
    expect([desk.warning?.verdict.level, asked(client)]).toEqual(['sensitive', 1]);
  });

  it('is about the text as it was, and what is written meanwhile is heard after it', async () => {
    const { desk, client } = await writing(TRIVIAL);
    hearSlowly(client);
    slowly(client);
    const sent = desk.send();
    await vi.advanceTimersByTimeAsync(10);
    desk.write(`${TRIVIAL} ${OBLIQUE}`);
    await vi.advanceTimersByTimeAsync(2_000);
    await sent;
    expect(client.decisions.map(({ draft }) => draft.body)).toEqual([TRIVIAL]);
    expect([desk.level, desk.wentOn]).toEqual(['sensitive', true]);
  });
});
