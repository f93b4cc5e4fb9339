import { describe, expect, it, vi } from 'vitest';
import { atDesk, atRest, CONFIDENTIAL, settle, TRIVIAL, writing } from './at-desk';

atRest();

const file = (name: string, text: string): File => new File([text], name);

describe('files that go with a draft', () => {
  it('are read and judged with it, and found by their names', async () => {
    const { desk } = await writing(TRIVIAL);
    desk.files.add([file('menu.txt', TRIVIAL), file('notes.txt', CONFIDENTIAL)]);
    expect([desk.files.reading, desk.files.list.map((one) => one.name)]).toEqual([
      true,
      ['menu.txt', 'notes.txt'],
    ]);
    await desk.files.settled();
    await settle();
    expect([desk.files.reading, desk.level, desk.allowed]).toEqual([false, 'confidential', false]);
    const [finding] = desk.verdict?.findings ?? [];
    expect([finding?.field, desk.files.parts[(finding?.attachment ?? 0) - 1]?.name]).toEqual([
      'attachment_text',
      'notes.txt',
    ]);
    desk.files.remove(desk.files.list[1]?.key ?? 0);
    await settle();
    expect([desk.level, desk.files.list.length]).toEqual(['trivial', 1]);
  });

  it('are waited for before anything is decided', async () => {
    const { desk, client } = await writing(TRIVIAL);
    const { attach } = client;
    client.attach = async (name, bytes) => {
      await new Promise((done) => setTimeout(done, 500));
      return attach(name, bytes);
    };
    desk.files.add([file('notes.txt', CONFIDENTIAL)]);
    const sending = desk.send();
    await vi.advanceTimersByTimeAsync(1_000);
    await sending;
    expect([client.decisions.length, desk.warning?.verdict.level]).toEqual([0, 'confidential']);
  });

  it('are waited for with those that come meanwhile', async () => {
    const { desk, client } = await atDesk();
    const { attach } = client;
    client.attach = async (name, bytes) => {
      await new Promise((done) => setTimeout(done, 500));
      return attach(name, bytes);
    };
    desk.files.add([file('menu.txt', TRIVIAL)]);
    const settled = desk.files.settled().then(() => desk.files.reading);
    await vi.advanceTimersByTimeAsync(100);
    desk.files.add([file('notes.txt', CONFIDENTIAL)]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await settled).toBe(false);
  });

  it('make it another draft, from the moment that they are added', async () => {
    const { desk } = await writing(CONFIDENTIAL);
    await desk.send();
    desk.goBack();
    desk.files.add([file('menu.txt', TRIVIAL)]);
    expect(desk.draft.attachments).toEqual([{ id: '', name: 'menu.txt' }]);
    await desk.files.settled();
    desk.choose('signal');
    await settle();
    await desk.send();
    expect(desk.done?.outcome).toBe('moved');
    desk.files.remove(desk.files.list[0]?.key ?? 0);
    expect(desk.done).toBeNull();
  });

  it('that are taken off after a warning make the message a revised one', async () => {
    const { desk } = await writing(TRIVIAL);
    desk.files.add([file('notes.txt', CONFIDENTIAL)]);
    await desk.files.settled();
    await desk.send();
    expect(desk.warning).not.toBeNull();
    desk.goBack();
    desk.files.remove(desk.files.list[0]?.key ?? 0);
    await settle();
    await desk.send();
    expect(desk.done?.outcome).toBe('revised');
  });

  it('that are taken off while they are read do not cross to the program', async () => {
    const { desk, client } = await atDesk();
    const slow = file('notes.txt', CONFIDENTIAL);
    slow.slice = () => {
      const part = new Blob(['x']);
      part.arrayBuffer = async () => {
        await new Promise((done) => setTimeout(done, 500));
        return new ArrayBuffer(1);
      };
      return part;
    };
    desk.files.add([slow]);
    await vi.advanceTimersByTimeAsync(100);
    desk.files.remove(desk.files.list[0]?.key ?? 0);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(client.calls.some(({ command }) => command === 'attach')).toBe(false);
  });

  it('that could not be read are told, with those within them', async () => {
    const { desk } = await atDesk();
    desk.files.add([file('scan.png', ''), file('all.zip', '')]);
    await desk.files.settled();
    expect(desk.files.parts.map((part) => [part.name, part.unread?.code])).toEqual([
      ['scan.png', 'T001'],
      ['all.zip', undefined],
      ['all.zip/list.csv', undefined],
      ['all.zip/key.zip', 'T003'],
    ]);
    expect([desk.empty, desk.blank]).toEqual([false, false]);
  });

  it('come back by their names, and say that they are not there', async () => {
    const { desk } = await atDesk();
    const attachments = [{ id: 'gone', name: 'notes.txt' }];
    desk.take({ subject: '', body: TRIVIAL, to: [], channel: 'email', attachments });
    expect(desk.files.parts.map((part) => [part.name, part.unread?.code])).toEqual([['notes.txt', 'T013']]);
    expect(desk.files.parts[0]?.unread).toMatchObject({
      message: 'It is not there any more: its text was not kept.',
      remedy: 'Attach it again, or take it off.',
    });
    expect(desk.draft.attachments).toEqual([{ id: '', name: 'notes.txt' }]);
  });

  it('are forgotten with the draft', async () => {
    const { desk, client } = await writing(TRIVIAL);
    desk.files.add([file('menu.txt', TRIVIAL)]);
    await desk.files.settled();
    desk.startAnew();
    expect(client.calls).toContainEqual({ command: 'detach', argument: null });
    expect(desk.files.list).toEqual([]);
  });
});
