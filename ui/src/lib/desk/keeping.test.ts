import { describe, expect, it, vi } from 'vitest';
import type { Draft } from '../ipc';
import type { Fake, FakeOptions } from '../ipc/fake';
import { CONFIDENTIAL, SENSITIVE, TRIVIAL, atDesk, atRest, settle } from './at-desk';
import { KEEP_AFTER, Keeping } from './keeping.svelte';

atRest();

const EARLIER: Draft = { to: ['Ines'], subject: 'Sunday', body: 'Earlier.\n\nLéa', channel: 'signal' };

async function onDesk(options: FakeOptions = {}) {
  const all = await atDesk(options);
  const kept = new Keeping(all.session, all.desk);
  await kept.look();
  return { ...all, keeping: kept };
}

const keptBy = (client: Fake): Draft[] =>
  client.calls.filter(({ command }) => command === 'keep_draft').map(({ argument }) => argument as Draft);
const bodies = (client: Fake): string[] => keptBy(client).map(({ body }) => body);
const pause = (): Promise<unknown> => vi.advanceTimersByTimeAsync(KEEP_AFTER);

/** Keeping takes a while; counts how many are under way at once. */
function slowly(client: Fake): { most: number } {
  const { keepDraft } = client;
  const count = { now: 0, most: 0 };
  client.keepDraft = async (draft, place) => {
    count.now += 1;
    count.most = Math.max(count.most, count.now);
    await new Promise((done) => setTimeout(done, 2_000));
    count.now -= 1;
    return keepDraft(draft, place);
  };
  return count;
}

describe('a draft', () => {
  it('is kept at a pause, once, as it is then', async () => {
    const { desk, client } = await onDesk();
    desk.write('W');
    await vi.advanceTimersByTimeAsync(KEEP_AFTER - 1);
    desk.write('We');
    await vi.advanceTimersByTimeAsync(KEEP_AFTER - 1);
    expect(keptBy(client)).toEqual([]);
    desk.setSubject('Sunday');
    desk.setRecipients(['Ines']);
    await pause();
    expect(keptBy(client)).toEqual([{ subject: 'Sunday', body: 'We', to: ['Ines'], channel: 'email' }]);
  });

  it('that is files only is kept, by their names', async () => {
    const { desk, client } = await onDesk();
    desk.files.add([new File(['x'], 'budget.xlsx')]);
    await desk.files.settled();
    await pause();
    expect(
      keptBy(client)
        .at(-1)
        ?.attachments?.map(({ name }) => name),
    ).toEqual(['budget.xlsx']);
    desk.files.remove(desk.files.list[0]?.key ?? 0);
    await pause();
    expect(keptBy(client).at(-1)?.attachments).toBeUndefined();
  });

  it('is not kept again when nothing has changed', async () => {
    const { desk, client, session } = await onDesk();
    desk.write(TRIVIAL);
    await pause();
    desk.write(`${TRIVIAL} `);
    desk.write(TRIVIAL);
    await session.changeLanguage();
    await pause();
    expect(keptBy(client)).toHaveLength(1);
    desk.choose('signal');
    await pause();
    expect(keptBy(client).at(-1)?.channel).toBe('signal');
  });

  it('is kept one call after the other, the newest last', async () => {
    const { desk, client } = await onDesk();
    const count = slowly(client);
    desk.write('One');
    await pause();
    for (const body of ['One, two', 'One, two, three']) {
      desk.write(body);
      await pause();
    }
    await vi.advanceTimersByTimeAsync(10_000);
    expect(bodies(client)).toEqual(['One', 'One, two, three']);
    expect(count.most).toBe(1);
  });

  it('that is emptied is kept no more', async () => {
    const { desk, client } = await onDesk();
    desk.write(TRIVIAL);
    await pause();
    desk.write('');
    await pause();
    expect(bodies(client)).toEqual([TRIVIAL, '']);
    await pause();
    expect(keptBy(client)).toHaveLength(2);
  });

  it('goes when the window closes, without waiting for a pause', async () => {
    const { desk, client, keeping } = await onDesk();
    desk.write(TRIVIAL);
    const closing = [keeping.last(), keeping.last()];
    await Promise.all(closing);
    expect(bodies(client)).toEqual([TRIVIAL]);
  });
});

describe('a draft is kept no more once it is', () => {
  const cases: Record<string, (all: Awaited<ReturnType<typeof onDesk>>) => Promise<void>> = {
    sent: async ({ desk }) => {
      desk.write(TRIVIAL);
      await pause();
      await desk.send();
    },
    moved: async ({ desk }) => {
      desk.write(CONFIDENTIAL);
      await pause();
      const signal = desk.channels.find((one) => one.id === 'signal');
      if (signal) await desk.move(signal);
    },
    arranged: async ({ desk }) => {
      desk.write(SENSITIVE);
      await pause();
      await desk.arrange();
      await desk.arranging.confirm();
    },
    overridden: async ({ desk }) => {
      desk.write(SENSITIVE);
      await pause();
      await desk.send();
      await desk.override('It is public.');
    },
    dropped: async ({ desk }) => {
      desk.write(SENSITIVE);
      await pause();
      await desk.send();
      desk.goBack();
      await desk.discard();
    },
    discarded: async ({ desk }) => {
      desk.write(TRIVIAL);
      await pause();
      await desk.discard();
    },
  };
  for (const [name, decide] of Object.entries(cases)) {
    it(name, async () => {
      const all = await onDesk();
      await decide(all);
      await settle();
      expect(bodies(all.client)).toEqual([expect.stringMatching(/./), '']);
      await pause();
      expect(bodies(all.client)).toHaveLength(2);
      expect(await all.client.keptDraft(null)).toBe(null);
    });
  }

  it('but one that could not be recorded stays kept', async () => {
    const { desk, client } = await onDesk({ failing: ['decide'] });
    desk.write(TRIVIAL);
    await pause();
    await desk.send();
    await pause();
    expect(bodies(client)).toEqual([TRIVIAL]);
  });
});

describe('what was kept', () => {
  it('comes back as it was, with a note until one types', async () => {
    const { desk, client, keeping } = await onDesk({ draft: EARLIER });
    expect(desk.draft).toEqual(EARLIER);
    expect(keeping.restored).toBe(true);
    await pause();
    expect([keptBy(client), keeping.restored]).toEqual([[], true]);
    desk.write(`${EARLIER.body}!`);
    expect(keeping.restored).toBe(false);
  });

  it('is asked for once', async () => {
    const { client, keeping } = await onDesk();
    await keeping.look();
    expect(client.calls.filter(({ command }) => command === 'kept_draft')).toHaveLength(1);
  });

  it('is not written over before it was seen, where the ledger is locked: what is written then is kept too', async () => {
    const { desk, client, keeping } = await onDesk({ ledger: 'locked', draft: EARLIER });
    desk.write(TRIVIAL);
    await pause();
    desk.write(`${TRIVIAL} And more.`);
    await keeping.last();
    expect(bodies(client)).toEqual([TRIVIAL, `${TRIVIAL} And more.`]);
    const last = await client.keptDraft(null);
    expect([last?.draft.body, last?.waiting]).toEqual([`${TRIVIAL} And more.`, 1]);
    expect((await client.keptDraft(last?.place ?? null))?.draft).toEqual(EARLIER);
  });

  it('is not asked of a program that has no key yet', async () => {
    const { desk, client, keeping } = await onDesk({ ledger: 'new' });
    desk.write(TRIVIAL);
    await pause();
    await keeping.last();
    expect([keptBy(client), keeping.canWait]).toEqual([[], false]);
  });

  it('waits until another draft is done with, then comes back', async () => {
    const { desk, client, session, keeping } = await onDesk({ ledger: 'locked', draft: EARLIER });
    desk.write(TRIVIAL);
    await pause();
    await session.openLedger('correct horse battery');
    await keeping.look();
    expect([keeping.earlier, desk.draft.body]).toEqual([true, TRIVIAL]);
    desk.write(`${TRIVIAL} And more.`);
    await pause();
    expect(bodies(client)).toEqual([TRIVIAL, `${TRIVIAL} And more.`]);
    await desk.send();
    await pause();
    expect((await client.keptDraft(null))?.draft).toEqual(EARLIER);
    desk.startAnew();
    await pause();
    expect([keeping.earlier, desk.draft]).toEqual([false, EARLIER]);
  });
});

describe('where a draft cannot be kept', () => {
  it('that is said once, and tried again at the next pause', async () => {
    const { desk, client, keeping } = await onDesk({ failing: ['keep_draft'] });
    desk.write('One');
    await pause();
    const first = keeping.problem;
    expect(first?.code).toBe('L005');
    desk.write('Two');
    await pause();
    expect(keeping.problem).toBe(first);
    keeping.dismiss();
    desk.write('Three');
    await pause();
    expect(keeping.problem).toBe(null);
    client.heal();
    desk.write('Four');
    await pause();
    expect(bodies(client)).toEqual(['One', 'Two', 'Three', 'Four']);
    expect(await client.keptDraft(null)).toMatchObject({ draft: { body: 'Four' }, waiting: 0 });
  });

  it('the note goes when it is kept', async () => {
    const { desk, client, keeping } = await onDesk({ failing: ['keep_draft'] });
    desk.write('One');
    await pause();
    client.heal();
    desk.write('Two');
    await pause();
    expect(keeping.problem).toBe(null);
  });

  it('what could not be read is not written over, and is asked for again', async () => {
    const { desk, client, keeping } = await onDesk({ failing: ['kept_draft'], draft: EARLIER });
    expect(keeping.unread?.code).toBe('L005');
    desk.write(TRIVIAL);
    await pause();
    client.heal();
    desk.write(`${TRIVIAL} `);
    await pause();
    expect([bodies(client), keeping.earlier]).toEqual([[TRIVIAL, `${TRIVIAL} `], true]);
    desk.write('');
    await pause();
    expect([desk.draft, keeping.earlier]).toEqual([EARLIER, false]);
  });
});
