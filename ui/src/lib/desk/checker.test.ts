import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Draft, Verdict } from '../ipc';
import {
  Checker,
  LONG_DRAFT,
  LONG_DRAFT_PAUSE,
  LONGEST_WAIT,
  MOST_SLOW,
  SHORT_DRAFT,
  type Answer,
  type Snapshot,
} from './checker';

const verdict: Verdict = { level: 'trivial', allowed: true, channel: 'email', findings: [] };

function sheet(revision: number, length = 10): Snapshot {
  return { revision, length, draft: () => ({ subject: `${revision}`, body: '', to: [], channel: 'email' }) };
}

/** Checks that are answered by hand, one after the other; or at once, if somebody does. */
function byHand(checkAtOnce: (draft: Draft) => Verdict | null = () => null) {
  const open: { draft: Draft; answer(): Promise<void>; fail(): Promise<void> }[] = [];
  const answered: number[] = [];
  const failed: unknown[] = [];
  const checker = new Checker<Snapshot>(
    {
      checkAtOnce,
      check: (draft) =>
        new Promise((resolve, reject) => {
          const wait = async (): Promise<void> =>
            void (await new Promise((done) => queueMicrotask(() => done(0))));
          open.push({
            draft,
            answer: async () => (resolve(verdict), await wait(), await wait()),
            fail: async () => (reject(new Error('no')), await wait(), await wait()),
          });
        }),
    },
    (answer: Answer<Snapshot>) => answered.push(answer.snapshot.revision),
    (thrown) => failed.push(thrown),
  );
  return { checker, open, answered, failed };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('checking a short draft', () => {
  it('answers before anything is painted', async () => {
    const { checker, open, answered } = byHand(() => verdict);
    checker.ask(sheet(1, SHORT_DRAFT));
    expect(answered).toEqual([1]);
    expect((await checker.settled(sheet(1))).draft.subject).toBe('1');
    checker.ask(sheet(2, SHORT_DRAFT + 1));
    expect(answered).toEqual([1]);
    expect(open).toHaveLength(1);
    // What is under way is not overtaken.
    checker.ask(sheet(3));
    expect(answered).toEqual([1]);
    await open[0]?.answer();
    await open[1]?.answer();
    expect(answered).toEqual([1, 2, 3]);
  });

  it('asks as before where there is no answer at once', async () => {
    let asked = 0;
    const { checker, open, answered } = byHand(() => ((asked += 1), null));
    checker.ask(sheet(1));
    await open[0]?.answer();
    checker.ask(sheet(2));
    expect([asked, open.length]).toEqual([1, 2]);
    expect(answered).toEqual([1]);
  });

  it('waits no more where that holds up typing', () => {
    let wait = LONGEST_WAIT + 1;
    const { checker, open, answered } = byHand(() => (vi.advanceTimersByTime(wait), verdict));
    for (let revision = 1; revision < MOST_SLOW; revision += 1) checker.ask(sheet(revision));
    wait = 1;
    checker.ask(sheet(10));
    wait = LONGEST_WAIT + 1;
    for (let revision = 11; revision <= 10 + MOST_SLOW; revision += 1) checker.ask(sheet(revision));
    expect(open).toHaveLength(0);
    checker.ask(sheet(20));
    expect(open).toHaveLength(1);
    expect(answered).not.toContain(20);
  });
});

describe('checking while one writes', () => {
  it('keeps one check under way and takes the latest text next', async () => {
    const { checker, open, answered } = byHand();
    for (const revision of [1, 2, 3, 4]) checker.ask(sheet(revision));
    expect(open.map((one) => one.draft.subject)).toEqual(['1']);
    await open[0]?.answer();
    expect(open.map((one) => one.draft.subject)).toEqual(['1', '4']);
    await open[1]?.answer();
    expect(open).toHaveLength(2);
    expect(answered).toEqual([1, 4]);
  });

  it('waits for a pause where the draft is long', () => {
    const { checker, open } = byHand();
    checker.ask(sheet(1, LONG_DRAFT + 1));
    vi.advanceTimersByTime(LONG_DRAFT_PAUSE - 1);
    checker.ask(sheet(2, LONG_DRAFT + 1));
    vi.advanceTimersByTime(LONG_DRAFT_PAUSE - 1);
    expect(open).toHaveLength(0);
    vi.advanceTimersByTime(1);
    expect(open.map((one) => one.draft.subject)).toEqual(['2']);
  });

  it('does not wait for the pause when a decision needs the answer', async () => {
    const { checker, open } = byHand();
    const long = sheet(1, LONG_DRAFT + 1);
    checker.ask(long);
    const settled = checker.settled(long);
    expect(open).toHaveLength(1);
    await open[0]?.answer();
    expect((await settled).snapshot.revision).toBe(1);
  });

  it('answers a decision with the text that it was made on, not an older one', async () => {
    const { checker, open } = byHand();
    checker.ask(sheet(1));
    checker.ask(sheet(2));
    const settled = checker.settled(sheet(2));
    await open[0]?.answer();
    await open[1]?.answer();
    expect((await settled).draft.subject).toBe('2');
    expect(open).toHaveLength(2);
    expect((await checker.settled(sheet(2))).draft.subject).toBe('2');
    expect(open).toHaveLength(2);
  });

  it('does not ask twice for the text that is under way', () => {
    const { checker, open } = byHand();
    checker.ask(sheet(1));
    void checker.settled(sheet(1));
    expect(open).toHaveLength(1);
  });

  it('lets a failure disappoint only those who waited for that text', async () => {
    const { checker, open } = byHand();
    checker.ask(sheet(1));
    checker.ask(sheet(2));
    const settled = checker.settled(sheet(2));
    await open[0]?.fail();
    await open[1]?.answer();
    expect((await settled).snapshot.revision).toBe(2);
  });

  it('tells of a failure, and goes on with the next text', async () => {
    const { checker, open, answered, failed } = byHand();
    checker.ask(sheet(1));
    const settled = checker.settled(sheet(1));
    const rejected = expect(settled).rejects.toThrow('no');
    checker.ask(sheet(2));
    await open[0]?.fail();
    await rejected;
    expect(failed).toHaveLength(1);
    await open[1]?.answer();
    expect(answered).toEqual([2]);
  });

  it('tells nothing more of a text that was forgotten, be it answered or not', async () => {
    const { checker, open, answered, failed } = byHand();
    checker.ask(sheet(1));
    await open[0]?.answer();
    checker.ask(sheet(2));
    checker.forget(2);
    await open[1]?.answer();
    checker.ask(sheet(3));
    checker.forget(3);
    await open[2]?.fail();
    expect([answered, failed]).toEqual([[1], []]);
    // What is asked for now is checked anew.
    const settled = checker.settled(sheet(4));
    await open[3]?.answer();
    expect((await settled).snapshot.revision).toBe(4);
  });
});
