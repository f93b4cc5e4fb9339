import { describe, expect, it, vi } from 'vitest';
import type { Draft } from '../ipc';
import type { FakeOptions } from '../ipc/fake';
import { SENSITIVE, TRIVIAL, atDesk, atRest, settle } from './at-desk';
import { KEEP_AFTER, Keeping } from './keeping.svelte';

atRest();

const EARLIER: Draft = { to: ['Ines'], subject: 'Sunday', body: 'Earlier.\n\nLéa', channel: 'signal' };

async function onDesk(options: FakeOptions = {}) {
  const all = await atDesk(options);
  const keeping = new Keeping(all.session, all.desk);
  await keeping.look();
  const kept = async (beside: number | null = null): Promise<string | null> =>
    (await all.client.keptDraft(beside))?.draft.body ?? null;
  return { ...all, keeping, kept };
}

const pause = (): Promise<unknown> => vi.advanceTimersByTimeAsync(KEEP_AFTER);

/** A draft on the desk, written before the ledger was opened, and another that waits behind it. */
async function withEarlier() {
  const all = await onDesk({ ledger: 'locked', draft: EARLIER });
  all.desk.write(SENSITIVE);
  await pause();
  await all.session.openLedger('correct horse battery');
  await all.keeping.look();
  expect([all.keeping.earlier, all.desk.draft.body]).toEqual([true, SENSITIVE]);
  return all;
}

/** A command that answers when it is told to. */
function held<A extends unknown[], R>(command: (...all: A) => Promise<R>) {
  let go = (): void => undefined;
  const gate = new Promise<void>((done) => (go = done));
  const slow = async (...all: A): Promise<R> => {
    await gate;
    return command(...all);
  };
  return { slow, go: () => go() };
}

describe('what happens while a draft is kept', () => {
  it('a lock where nothing was sealed, since there is no key, keeps it in memory', async () => {
    const { desk, client, keeping } = await onDesk({ ledger: 'locked' });
    client.keepDraft = () => Promise.resolve(null);
    desk.write(TRIVIAL);
    await keeping.handOver();
    keeping.leave();
    expect([keeping.inMemory, desk.empty]).toEqual([true, true]);
    await keeping.comeBack();
    expect([keeping.inMemory, desk.draft.body]).toEqual([false, TRIVIAL]);
  });

  it('a lock after another was discarded leaves the one that waits undecided, and kept', async () => {
    const { desk, keeping, kept } = await withEarlier();
    await desk.send();
    desk.goBack();
    await desk.discard();
    await keeping.handOver();
    keeping.leave();
    await keeping.comeBack();
    await pause();
    expect([desk.draft, desk.done]).toEqual([EARLIER, null]);
    expect(await kept()).toBe(EARLIER.body);
  });

  it('a lock while the one that waits comes back does not drop it', async () => {
    const { desk, client, keeping, kept } = await withEarlier();
    const asked = held(client.keptDraft);
    const { keptDraft } = client;
    client.keptDraft = asked.slow;
    desk.write('');
    await pause();
    const over = keeping.handOver();
    asked.go();
    await over;
    keeping.leave();
    client.keptDraft = keptDraft;
    expect(await kept()).toBe(EARLIER.body);
    await keeping.comeBack();
    expect(desk.draft).toEqual(EARLIER);
  });

  it('a key that is made: what was written before is kept from then on', async () => {
    const { desk, session, keeping, kept } = await onDesk({ ledger: 'new' });
    desk.write(TRIVIAL);
    await pause();
    expect(await kept()).toBe(null);
    await session.openLedger('correct horse battery');
    await keeping.look();
    await pause();
    expect(await kept()).toBe(TRIVIAL);
  });

  it('a draft that is discarded before anybody could look does not come back', async () => {
    const { desk, client, keeping, kept } = await onDesk({ failing: ['kept_draft'], draft: EARLIER });
    desk.write(TRIVIAL);
    await pause();
    client.heal();
    desk.write('');
    await pause();
    await pause();
    expect([desk.draft, keeping.earlier]).toEqual([EARLIER, false]);
    expect(await kept(0)).toBe(null);
  });

  it('one that is sent while it is first kept is kept no longer, whatever closes', async () => {
    const { desk, client, keeping, kept } = await onDesk();
    const slow = held(client.keepDraft);
    const { keepDraft } = client;
    client.keepDraft = slow.slow;
    desk.write(TRIVIAL);
    await pause();
    client.keepDraft = keepDraft;
    await desk.send();
    await settle();
    const closing = keeping.last();
    slow.go();
    await closing;
    await settle();
    expect(await kept()).toBe(null);
  });

  it('one letter more while it is first kept makes no second one', async () => {
    const { desk, client, keeping } = await onDesk();
    const slow = held(client.keepDraft);
    const { keepDraft } = client;
    client.keepDraft = slow.slow;
    desk.write('One');
    await pause();
    client.keepDraft = keepDraft;
    desk.write('One.');
    const closing = keeping.last();
    slow.go();
    await closing;
    const last = await client.keptDraft(null);
    expect([last?.draft.body, last?.waiting]).toEqual(['One.', 0]);
  });

  it('each comes back as it stood: whoever was warned of the one was not of the other', async () => {
    const { desk, client, keeping } = await onDesk();
    desk.write(SENSITIVE);
    await desk.send();
    desk.goBack();
    expect(await keeping.putAside()).toBe(true);
    desk.write('Another.');
    expect(await keeping.putAside()).toBe(true);
    const decided: unknown[] = [];
    for (const body of ['A third.', 'Another.', SENSITIVE]) {
      if (desk.empty) desk.write(body);
      expect(desk.draft.body).toBe(body);
      await desk.discard();
      if (desk.done) desk.startAnew();
      decided.push(client.decisions.length);
      await pause();
    }
    expect([decided, client.decisions[0]?.outcome]).toEqual([[0, 0, 1], 'dropped']);
  });

  it('putting it away brings it back no sooner than another was written', async () => {
    const { desk, client, keeping } = await onDesk();
    desk.write(TRIVIAL);
    await pause();
    const { keptDraft } = client;
    expect(await keeping.putAside()).toBe(true);
    client.keptDraft = keptDraft;
    await pause();
    await keeping.look();
    expect([desk.empty, keeping.earlier]).toEqual([true, true]);
    desk.write('Another.');
    desk.write('');
    await pause();
    expect(desk.draft.body).toBe(TRIVIAL);
  });
});
