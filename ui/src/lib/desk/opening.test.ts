import { describe, expect, it, vi } from 'vitest';
import type { Draft, Opened } from '../ipc';
import type { FakeOptions } from '../ipc/fake';
import { atDesk, atRest, CONFIDENTIAL, SENSITIVE, settle, TRIVIAL } from './at-desk';
import { KEEP_AFTER, Keeping } from './keeping.svelte';
import { isMessage, Opening } from './opening.svelte';

atRest();

const message = (body: string, ...files: string[]): Opened => ({
  draft: { subject: '', body, to: ['ines@example.org'], channel: '' },
  attachments: files.map((id) => ({ id, name: `${id}.txt` })),
  left_out: 0,
});

async function opening(options: FakeOptions = {}) {
  const all = await atDesk(options);
  const keeping = new Keeping(all.session, all.desk);
  await keeping.look();
  const window = { open: true, shown: 0 };
  const made = new Opening(
    all.session,
    all.desk,
    keeping,
    () => window.open,
    () => (window.shown += 1),
  );
  made.begin();
  const kept = (): Draft[] =>
    all.client.calls
      .filter(({ command }) => command === 'keep_draft')
      .map(({ argument }) => argument as Draft);
  return { ...all, keeping, window, opening: made, kept };
}

const pause = async (): Promise<void> => {
  await vi.advanceTimersByTimeAsync(KEEP_AFTER);
  await settle();
};

const dropped = (bytes: string, name = 'note.eml'): File => new File([bytes], name);

describe('what is opened', () => {
  it('comes onto a free desk, with its files', async () => {
    const { desk, client, window } = await opening();
    client.askToOpen(message(TRIVIAL, CONFIDENTIAL, 'gone'));
    await settle();
    await desk.files.settled();
    await settle();
    expect(desk.draft).toMatchObject({ body: TRIVIAL, to: ['ines@example.org'], channel: 'email' });
    expect(desk.verdict?.level).toBe('confidential');
    expect(desk.files.list.map(({ problem }) => problem?.code)).toEqual([undefined, 'T013']);
    expect(window.shown).toBe(1);
  });

  it('gives its files back where the writer stays, or takes one off', async () => {
    const { desk, client, opening: one } = await opening();
    const detached = (): unknown[] =>
      client.calls.filter(({ command }) => command === 'detach').map(({ argument }) => argument);
    desk.write(TRIVIAL);
    await settle();
    client.askToOpen(message(SENSITIVE, 'a', 'b'));
    await settle();
    one.stay();
    expect(detached()).toEqual(['a', 'b']);
    desk.files.open([{ id: 'c', name: 'c.txt' }]);
    desk.files.remove(desk.files.list[0]?.key ?? 0);
    expect(detached()).toEqual(['a', 'b', 'c']);
  });

  it('tells how many of its files are too many, as long as it is on the desk', async () => {
    const { desk, client, opening: one } = await opening();
    client.askToOpen({ ...message(TRIVIAL), left_out: 3 });
    await settle();
    expect(one.leftOut).toBe(3);
    client.copy('sensitive', SENSITIVE);
    one.dismiss();
    expect([one.copied, one.leftOut]).toEqual([null, 3]);
    one.dismissLeftOut();
    expect(one.leftOut).toBe(0);
    client.askToOpen({ ...message(TRIVIAL), left_out: 2 });
    await settle();
    desk.startAnew();
    expect(one.leftOut).toBe(0);
  });

  it('comes in place of a draft that was decided on', async () => {
    const { desk, client, opening: one } = await opening();
    desk.write(TRIVIAL);
    await settle();
    await desk.send();
    expect(desk.done).not.toBeNull();
    client.askToOpen(message(SENSITIVE));
    await settle();
    expect(one.waiting).toBeNull();
    expect(desk.done).toBeNull();
    expect(desk.draft.body).toBe(SENSITIVE);
  });

  it('never replaces what is being written: that stays if the writer says so', async () => {
    const { desk, client, opening: one } = await opening();
    desk.write(TRIVIAL);
    client.askToOpen(message(SENSITIVE));
    await settle();
    expect(desk.draft.body).toBe(TRIVIAL);
    expect(one.waiting).not.toBeNull();
    one.stay();
    await pause();
    expect(desk.draft.body).toBe(TRIVIAL);
    expect(one.waiting).toBeNull();
  });

  it('comes in its place once it is put away, and the draft is back when the other is done with', async () => {
    const { desk, client, opening: one, keeping, kept } = await opening();
    desk.write(CONFIDENTIAL);
    client.askToOpen(message(SENSITIVE));
    await settle();
    await one.putAway();
    expect(kept().at(-1)?.body).toBe(CONFIDENTIAL);
    expect(desk.draft.body).toBe(SENSITIVE);
    expect(keeping.earlier).toBe(true);
    await pause();
    expect(kept().at(-1)?.body).toBe(SENSITIVE);
    desk.startAnew();
    await pause();
    expect(desk.draft.body).toBe(CONFIDENTIAL);
    expect(keeping.restored).toBe(true);
  });

  it('is an empty message where one was asked for: it stays empty until something is written', async () => {
    const { desk, client, opening: one } = await opening();
    desk.write(CONFIDENTIAL);
    client.askToOpen({ draft: null, attachments: [], left_out: 0 });
    await settle();
    await one.putAway();
    await pause();
    expect(desk.empty).toBe(true);
    desk.write(TRIVIAL);
    desk.startAnew();
    await pause();
    expect(desk.draft.body).toBe(CONFIDENTIAL);
  });

  it('waits on where the draft cannot be kept, and comes once it can', async () => {
    const { desk, client, opening: one } = await opening({ failing: ['keep_draft'] });
    desk.write(CONFIDENTIAL);
    client.askToOpen(message(SENSITIVE));
    await settle();
    await one.putAway();
    expect(desk.draft.body).toBe(CONFIDENTIAL);
    expect([one.waiting?.draft?.body, one.unkept?.code, one.busy]).toEqual([SENSITIVE, 'L005', false]);
    client.heal();
    await one.putAway();
    expect([desk.draft.body, one.waiting]).toEqual([SENSITIVE, null]);
  });

  it('does not come where the window was locked meanwhile', async () => {
    const { desk, client, opening: one } = await opening();
    desk.write(CONFIDENTIAL);
    client.askToOpen(message(SENSITIVE));
    await settle();
    client.keepDraft = () => new Promise((done) => setTimeout(() => done(0), 100));
    const away = one.putAway();
    one.forget();
    await vi.advanceTimersByTimeAsync(200);
    await away;
    expect([desk.draft.body, one.waiting, one.busy]).toEqual(['', null, false]);
  });

  it('comes in place of files without a word, which are kept by their names', async () => {
    const { desk, client, opening: one } = await opening();
    desk.files.add([new File(['x'], 'budget.xlsx')]);
    await desk.files.settled();
    client.askToOpen(message(SENSITIVE));
    await settle();
    expect(one.files).toBe(1);
    await one.putAway();
    desk.startAnew();
    await pause();
    expect(desk.files.list.map(({ name, problem }) => [name, problem?.code])).toEqual([
      ['budget.xlsx', 'T013'],
    ]);
  });

  it('comes in place of one that was opened before it, and each is back in turn', async () => {
    const { desk, client, keeping, opening: one } = await opening();
    desk.write(CONFIDENTIAL);
    for (const body of [SENSITIVE, TRIVIAL]) {
      client.askToOpen(message(body));
      await settle();
      await one.putAway();
      expect(desk.draft.body).toBe(body);
    }
    await pause();
    const back: unknown[] = [];
    while (!desk.empty) {
      back.push([desk.draft.body, keeping.earlier]);
      desk.startAnew();
      await pause();
    }
    expect(back).toEqual([
      [TRIVIAL, true],
      [SENSITIVE, true],
      [CONFIDENTIAL, false],
    ]);
    expect(await client.keptDraft(null)).toBe(null);
  });

  it('is not offered in place of a draft before there is a key', async () => {
    const shut = await opening({ ledger: 'new' });
    expect(shut.opening.able).toBe(false);
  });

  it('waits with the program while the window is locked', async () => {
    const { desk, client, opening: one, window } = await opening();
    window.open = false;
    client.askToOpen(message(SENSITIVE));
    await settle();
    expect(client.calls.some(({ command }) => command === 'take_opened')).toBe(false);
    window.open = true;
    await one.look();
    expect(desk.draft.body).toBe(SENSITIVE);
  });

  it('is told with its code where it is no message', async () => {
    const { desk, opening: one } = await opening();
    desk.write(TRIVIAL);
    await one.drop(dropped('\u0000'));
    expect(one.problem?.code).toBe('M001');
    expect(desk.draft.body).toBe(TRIVIAL);
    one.forget();
    expect(one.problem).toBeNull();
  });

  it('may be dropped', async () => {
    const { desk, opening: one } = await opening();
    await one.drop(dropped(CONFIDENTIAL));
    expect(desk.draft.body).toBe(CONFIDENTIAL);
  });

  it('is a message by its name or its kind', () => {
    expect(isMessage({ name: 'A.EML', type: '' })).toBe(true);
    expect(isMessage({ name: 'note.txt', type: '' })).toBe(true);
    expect(isMessage({ name: 'x', type: 'message/rfc822' })).toBe(true);
    expect(isMessage({ name: 'budget.xlsx', type: '' })).toBe(false);
    expect(isMessage({ name: 'eml', type: '' })).toBe(false);
  });
});

describe('what was copied', () => {
  it('is told by its level, and opened only if the writer wants to see why', async () => {
    const { desk, client, opening: one } = await opening();
    desk.write(TRIVIAL);
    client.copy('sensitive', SENSITIVE);
    expect(one.copied).toBe('sensitive');
    expect(desk.draft.body).toBe(TRIVIAL);
    await one.look(true);
    expect(one.copied).toBeNull();
    expect(one.waiting?.draft?.body).toBe(SENSITIVE);
    one.forget();
    expect(one.waiting).toBeNull();
  });

  it('is told to nobody while the window is locked', async () => {
    const { client, opening: one, window } = await opening();
    window.open = false;
    client.copy('sensitive', SENSITIVE);
    expect(one.copied).toBeNull();
  });
});

describe('how the desk stands', () => {
  it('is told by its level and by whether it is free', async () => {
    const { desk, client, opening: one } = await opening();
    const told = () => client.calls.filter(({ command }) => command === 'tell_desk').at(-1)?.argument;
    one.tell();
    expect(told()).toEqual({ level: null, free: true });
    desk.write(SENSITIVE);
    await vi.advanceTimersByTimeAsync(1000);
    one.tell();
    expect(told()).toEqual({ level: 'sensitive', free: false });
  });
});
