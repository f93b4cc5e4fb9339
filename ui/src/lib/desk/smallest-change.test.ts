import { afterEach, describe, expect, it, vi } from 'vitest';
import { Editor } from '../editor/editor';
import type { FakeOptions } from '../ipc/fake';
import { CONFIDENTIAL, SENSITIVE, TRIVIAL, atDesk, atRest, settle } from './at-desk';
import { SPEAK_AFTER } from './pauses';

atRest();

const AROUND =
  'Room is booked from six, sandwiches are ordered, and Karim brings the projector for everybody.';

const editors: Editor[] = [];
afterEach(() => editors.splice(0).forEach((editor) => editor.destroy()));

/** A desk with a real editor on it. */
async function editing(body: string, subject = '', options: FakeOptions = {}) {
  const { desk, client } = await atDesk(options);
  const editor = new Editor(document.body, {
    write: (prose) => desk.write(prose),
    rename: (from, to) => {
      if (desk.subject === from) desk.setSubject(to);
    },
    send: () => undefined,
    rested: () => undefined,
    left: () => undefined,
  });
  editors.push(editor);
  desk.attach(editor);
  desk.setSubject(subject);
  const write = async (text: string): Promise<void> => {
    editor.view.dispatch({ changes: { from: 0, to: editor.view.state.doc.length, insert: text } });
    await settle();
  };
  await write(body);
  return { desk, client, editor, write, body: () => editor.view.state.doc.toString() };
}

const pause = async (): Promise<void> => void (await vi.advanceTimersByTimeAsync(SPEAK_AFTER));
const words = (change: { edits: { text: string }[] } | null): string[] | undefined =>
  change?.edits.map((edit) => edit.text);

describe('the smallest change', () => {
  it('is offered at a pause, not before', async () => {
    const { desk, client } = await editing(`${AROUND} ${CONFIDENTIAL}`);
    const asked = (): number => client.calls.filter((call) => call.command === 'smallest_change').length;
    await desk.smallest.make();
    expect([desk.smallest.offer, desk.smallest.made, asked()]).toEqual([null, null, 0]);
    await pause();
    expect(words(desk.smallest.offer)).toEqual(['internal numbers']);
    await pause();
    expect(asked()).toBe(1);
  });

  it('is none where the draft may travel, or nothing small will do', async () => {
    for (const body of [TRIVIAL, SENSITIVE, '']) {
      const { desk } = await editing(body);
      await pause();
      expect(desk.smallest.offer).toBe(null);
    }
  });

  it('goes when the channel may carry the draft', async () => {
    const { desk } = await editing(`${AROUND} ${CONFIDENTIAL}`);
    await pause();
    desk.choose('signal');
    await settle();
    expect(desk.smallest.offer).toBe(null);
  });

  it('is made, undone and made again, subject included', async () => {
    const { desk, editor, body } = await editing(`${AROUND} ${CONFIDENTIAL}`, 'Room and internal numbers');
    await pause();
    await desk.smallest.make();
    await settle();
    expect([desk.subject, body()]).toEqual(['Room and […]', `${AROUND} The […] are low.`]);
    expect([desk.level, desk.smallest.offer]).toEqual(['trivial', null]);
    expect(words(desk.smallest.made)).toEqual(['internal numbers', 'internal numbers']);
    desk.smallest.undo();
    await settle();
    expect([desk.subject, body()]).toEqual(['Room and internal numbers', `${AROUND} ${CONFIDENTIAL}`]);
    expect([desk.level, desk.smallest.made]).toEqual(['confidential', null]);
    await pause();
    await desk.smallest.make();
    await settle();
    expect(desk.subject).toBe('Room and […]');
    // A subject that the writer has changed since stays.
    desk.setSubject('Room');
    desk.smallest.undo();
    expect([desk.subject, body()]).toEqual(['Room', `${AROUND} ${CONFIDENTIAL}`]);
    expect(editor.view.state.doc.length).toBeGreaterThan(0);
  });

  it('is one step by itself, apart from what was typed before', async () => {
    const { desk, editor, body } = await editing(`${AROUND} ${CONFIDENTIAL}`);
    const end = editor.view.state.doc.length;
    editor.view.dispatch({ changes: { from: end, insert: ' Léa' }, userEvent: 'input.type' });
    await pause();
    await desk.smallest.make();
    desk.smallest.undo();
    expect(body()).toBe(`${AROUND} ${CONFIDENTIAL} Léa`);
  });

  it('is not made of a draft that has gone on meanwhile', async () => {
    const { desk, client, editor, body } = await editing(`${AROUND} ${CONFIDENTIAL}`);
    await pause();
    const { smallestChange } = client;
    client.smallestChange = async (draft) => {
      await new Promise((done) => setTimeout(done, 20));
      return smallestChange(draft);
    };
    const making = desk.smallest.make();
    editor.view.dispatch({ changes: { from: 0, insert: 'Inès! ' } });
    await vi.advanceTimersByTimeAsync(20);
    await making;
    expect(body()).toBe(`Inès! ${AROUND} ${CONFIDENTIAL}`);
    expect(desk.smallest.made).toBe(null);
  });

  it('is not offered where it cannot be worked out', async () => {
    const { desk } = await editing(`${AROUND} ${CONFIDENTIAL}`, '', { failing: ['smallest_change'] });
    await pause();
    expect([desk.smallest.offer, desk.known, desk.level]).toEqual([null, true, 'confidential']);
  });
});
