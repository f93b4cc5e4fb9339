import { flushSync, mount, unmount } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { atRest, CONFIDENTIAL, SENSITIVE, settle, slowly, TRIVIAL, writing } from './at-desk';
import SplitDialog from '../write/SplitDialog.svelte';

atRest();

describe('a split draft', () => {
  it('hands each part on by its channel, and records each', async () => {
    const { desk, client } = await writing(`${TRIVIAL} ${CONFIDENTIAL} ${SENSITIVE}`);
    await desk.split();
    const shares = () =>
      desk.splitting.shares?.map(({ part, done }) => [part.level, part.draft.channel, done]);
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
    expect([desk.recording.problem?.code, client.decisions.length]).toEqual(['L005', 0]);
    client.heal();
    await desk.recording.retry();
    expect([desk.recording.problem, client.decisions.length]).toEqual([null, 1]);
    expect([desk.splitting.shares?.[0]?.done, desk.done]).toEqual(['sent', null]);
  });

  it('waits for the passphrase of a new ledger, and goes on with the part', async () => {
    const { desk, client } = await writing(`${TRIVIAL} ${SENSITIVE}`, { ledger: 'new' });
    await desk.split();
    await desk.splitting.hand(0);
    expect([desk.recording.waiting?.draft.body, client.decisions.length]).toEqual([TRIVIAL, 0]);
    await desk.recording.openAndRecord('correct horse battery');
    expect([desk.splitting.shares?.[0]?.done, desk.splitting.open, desk.done]).toEqual(['sent', true, null]);
  });

  it('is not closed while a part is being recorded', async () => {
    const { desk, client } = await writing(`${TRIVIAL} ${SENSITIVE}`);
    slowly(client);
    await desk.split();
    const handed = desk.splitting.hand(0);
    desk.splitting.close();
    expect([desk.splitting.open, desk.splitting.busy]).toEqual([true, true]);
    await vi.advanceTimersByTimeAsync(30);
    await handed;
    desk.splitting.close();
    expect(desk.splitting.open).toBe(false);
  });

  it('remembers what was handed on until the draft changes', async () => {
    const { desk, client } = await writing(`${TRIVIAL} ${SENSITIVE}`);
    await desk.split();
    await desk.splitting.hand(0);
    await settle();
    desk.splitting.close();
    await desk.split();
    expect(desk.splitting.shares?.map(({ done }) => done)).toEqual(['sent', null]);
    await desk.splitting.hand(0);
    expect(client.decisions.length).toBe(1);
    desk.splitting.close();
    desk.write(`${TRIVIAL} ${SENSITIVE} ${CONFIDENTIAL}`);
    await settle();
    await desk.split();
    expect(desk.splitting.shares?.map(({ done }) => done)).toEqual([null, null, null]);
  });

  it('is all of the message only while that stays as it was, with no files', async () => {
    const { desk } = await writing(`${TRIVIAL} ${CONFIDENTIAL}`);
    await desk.split();
    expect(desk.partsAreAll).toBe(true);
    await desk.splitting.hand(0);
    desk.write(`${TRIVIAL} ${CONFIDENTIAL} More.`);
    await settle();
    expect([desk.splitting.open, desk.partsAreAll]).toEqual([true, false]);
    desk.splitting.close();
    expect([desk.splitting.shares, desk.partsAreAll]).toEqual([null, true]);
    desk.files.add([new File(['x'], 'note.txt')]);
    await settle();
    expect(desk.partsAreAll).toBe(false);
  });

  it('is split anew where nothing was handed on', async () => {
    const { desk, client } = await writing(`${TRIVIAL} ${SENSITIVE}`);
    await desk.split();
    desk.splitting.close();
    expect(desk.splitting.shares).toBe(null);
    await desk.split();
    expect(client.calls.filter(({ command }) => command === 'split').length).toBe(2);
  });

  it('does not outlive its policy, but goes on where a part of it was begun', async () => {
    const { desk, session } = await writing(`${TRIVIAL} ${SENSITIVE}`);
    await desk.split();
    await session.change({ policy: 'newsroom' });
    expect([desk.splitting.shares, desk.splitting.open]).toEqual([null, false]);
    await desk.split();
    await desk.splitting.hand(0);
    await session.change({ policy: 'campaign' });
    expect([desk.splitting.open, desk.splitting.outdated]).toEqual([true, true]);
    desk.splitting.close();
    expect(desk.splitting.shares).toBe(null);
  });

  it('stays where the files of its policy were written again as they were, or cannot be read', async () => {
    const { desk, client, session } = await writing(`${TRIVIAL} ${SENSITIVE}`);
    await desk.split();
    client.tellPolicyChanged(await client.start());
    const start = await client.start();
    const problem = { code: 'A002', message: 'Broken.', remedy: 'Mend it.' };
    client.tellPolicyChanged({ ...start, policy: { ...start.policy, problem } });
    expect([session.policy?.problem?.code, desk.splitting.shares?.length]).toEqual(['A002', 2]);
    client.tellPolicyChanged({ ...start, policy: { ...start.policy, number: 99 } });
    expect(desk.splitting.shares).toBe(null);
  });

  it('has its channels in the language of the window, and is not forgotten with it', async () => {
    const { desk, session } = await writing(`${TRIVIAL} ${SENSITIVE}`);
    await desk.split();
    await desk.splitting.hand(0);
    const [, meeting] = desk.splitting.shares ?? [];
    if (!meeting) throw new Error('no part');
    expect(desk.splitting.channelOf(meeting)?.title).toBe('Face to face');
    await session.speak('fr');
    expect([desk.splitting.channelOf(meeting)?.title, desk.splitting.outdated]).toEqual([
      'De vive voix',
      false,
    ]);
    expect(desk.splitting.shares?.map(({ done }) => done)).toEqual(['sent', null]);
  });

  it('may have two parts of one level', async () => {
    const { desk, client } = await writing(`${TRIVIAL} ${CONFIDENTIAL}`);
    const { split } = client;
    client.split = async (draft) => {
      const [part] = (await split(draft)) ?? [];
      return part ? [part, { ...part, draft: { ...part.draft, body: 'More.' } }] : null;
    };
    await desk.split();
    const shares = desk.splitting.shares ?? [];
    const shown = mount(SplitDialog, { target: document.body, props: { desk, shares } });
    flushSync();
    expect(document.querySelectorAll('[data-testid="part-trivial"]').length).toBe(2);
    await desk.splitting.hand(1);
    expect(desk.splitting.shares?.map(({ done }) => done)).toEqual([null, 'sent']);
    await unmount(shown);
  });

  it('that could not be split says so, and not that it is unchecked', async () => {
    const { desk, client } = await writing(SENSITIVE, { failing: ['split'] });
    await desk.split();
    expect([desk.splitting.problem?.code, desk.checkProblem]).toEqual(['L005', null]);
    client.heal();
    await desk.split();
    expect([desk.splitting.problem, desk.splitting.whole]).toEqual([null, true]);
  });
});
