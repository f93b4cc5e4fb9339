import { flushSync, mount, unmount, type Component } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Desk } from '../desk/desk.svelte';
import { fake, type Fake, type FakeOptions } from '../ipc/fake';
import { Session } from '../session.svelte';
import { words } from '../words/words.svelte';
import ArrangeDialog from './ArrangeDialog.svelte';
import ChannelPicker from './ChannelPicker.svelte';
import VerdictPanel from './VerdictPanel.svelte';
import WarningDialog from './WarningDialog.svelte';

const SENSITIVE = 'We lay off half the team. The internal numbers are low.';
const CONFIDENTIAL = 'The internal numbers are low.';

const mounted: Record<string, unknown>[] = [];

function show<Props extends Record<string, unknown>>(component: Component<Props>, props: Props): void {
  mounted.push(mount(component, { target: document.body, props }));
  flushSync();
}

const settle = async (): Promise<void> => {
  await vi.advanceTimersByTimeAsync(0);
  flushSync();
};

const find = (id: string): HTMLElement | null => document.querySelector(`[data-testid="${id}"]`);
const texts = (selector: string): string[] =>
  [...document.querySelectorAll(selector)].map((one) =>
    (one.textContent ?? '').replaceAll(/\s+/g, ' ').trim(),
  );

function press(id: string): void {
  find(id)?.click();
}

async function writing(body: string, options: FakeOptions = {}): Promise<{ desk: Desk; client: Fake }> {
  const client = fake(options);
  const session = new Session(client);
  const desk = new Desk(session);
  await session.begin();
  desk.write(body);
  await settle();
  return { desk, client };
}

async function warned(body: string, options: FakeOptions = {}): Promise<{ desk: Desk; client: Fake }> {
  const all = await writing(body, options);
  await all.desk.send();
  const answer = all.desk.warning;
  if (!answer) throw new Error('no warning');
  show(WarningDialog, { desk: all.desk, answer });
  return all;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  await Promise.all(mounted.splice(0).map((one) => unmount(one)));
  vi.useRealTimers();
  words.language = 'en';
});

describe('the warning', () => {
  it('says each passage’s own level, the strongest first', async () => {
    await warned(`${CONFIDENTIAL} We lay off half the team. The password is: Tulip-42`);
    expect(texts('section li .rank')).toEqual(['Sensitive', 'Sensitive', 'Confidential']);
    expect([...document.querySelectorAll('section li')].map((one) => one.getAttribute('data-level'))).toEqual(
      ['sensitive', 'sensitive', 'confidential'],
    );
    expect(texts('section li .rank + div')).toContain(
      'The password is: Tulip-42 A code in plain words · A password or code with its value',
    );
  });

  it('advises one way: the first that may carry the draft', async () => {
    await warned(CONFIDENTIAL);
    expect(texts('.ways button')).toEqual([
      'Move to Signal',
      'Move to WhatsApp (encrypted backup on)',
      'Arrange to meet',
      'Go back and revise',
    ]);
    expect(texts('button.first')).toEqual(['Move to Signal']);
  });

  it('shows why a decision was not recorded, and records it at another try', async () => {
    const { desk, client } = await warned(SENSITIVE, { failing: ['arrange'] });
    press('warning-arrange');
    await settle();
    show(ArrangeDialog, { arranging: desk.arranging });
    press('arrange-confirm');
    await settle();
    // In the one dialog that is in front.
    expect(texts('[data-testid="problem"]').length).toBe(1);
    const said = texts('[data-testid="problem"]')[0];
    for (const part of ['The disk is full', 'Free some room', 'Code: L005']) {
      expect(said).toContain(part);
    }
    press('arrange-confirm');
    await settle();
    expect(find('problem')?.dataset.code).toBe('L005');
    client.heal();
    press('arrange-confirm');
    await settle();
    expect(client.decisions).toMatchObject([{ outcome: 'arranged', draft: { body: SENSITIVE } }]);
    expect([find('problem'), desk.done?.outcome]).toEqual([null, 'arranged']);
  });
});

describe('a dialog over another', () => {
  it('is the only one that is seen, and gives it back with its focus', async () => {
    const { desk } = await warned(SENSITIVE);
    const warning = (): HTMLElement | null => find('warning-arrange')?.closest('dialog') ?? null;
    const beneath = (): boolean | undefined => warning()?.hasAttribute('data-beneath');
    expect(beneath()).toBe(false);
    find('warning-arrange')?.focus();
    await desk.arrange();
    const above = mount(ArrangeDialog, { target: document.body, props: { arranging: desk.arranging } });
    flushSync();
    expect(beneath()).toBe(true);
    await unmount(above);
    expect([beneath(), document.activeElement === find('warning-arrange')]).toEqual([false, true]);
  });
});

describe('the panel', () => {
  it('shows why a decision was not recorded, and records it at another try', async () => {
    const { desk, client } = await writing('Sandwiches at six.', { ledger: 'failed' });
    show(VerdictPanel, { desk, topics: [] });
    press('send');
    await settle();
    const said = texts('[data-testid="problem"]')[0];
    for (const part of ['is not a ledger', 'cloison log rescue', 'Code: L001', 'Try again']) {
      expect(said).toContain(part);
    }
    client.heal();
    press('retry');
    await settle();
    expect([find('problem'), desk.done?.outcome]).toEqual([null, 'sent']);
    expect(client.decisions).toMatchObject([{ outcome: 'sent', draft: { body: 'Sandwiches at six.' } }]);
  });

  it('lists a passage once, with what else it is', async () => {
    const { desk } = await writing('The password is: Tulip-42');
    show(VerdictPanel, { desk, topics: [] });
    expect(texts('[data-testid="finding"] q')).toEqual(['The password is: Tulip-42']);
    expect(texts('.group')[0]).toContain('Also: A password or code with its value');
  });

  it('sets the channel’s name apart', async () => {
    words.language = 'fr';
    const { desk } = await writing(CONFIDENTIAL, { language: 'fr' });
    show(VerdictPanel, { desk, topics: [] });
    expect(texts('.act .channel')).toEqual(['Signal', 'WhatsApp (sauvegarde chiffrée activée)', 'E-mail']);
    expect(texts('.act').at(-1)).toMatch(/^Envoyer quand même par E-mail/);
  });

  it('does not touch the page when a key changes nothing that it shows', async () => {
    const { desk } = await writing(SENSITIVE);
    show(VerdictPanel, { desk, topics: [] });
    const changes: MutationRecord[] = [];
    const watch = new MutationObserver((records) => changes.push(...records));
    watch.observe(document.body, { attributes: true, characterData: true, childList: true, subtree: true });
    desk.write(`${SENSITIVE} And`);
    await settle();
    changes.push(...watch.takeRecords());
    watch.disconnect();
    expect(changes.map((one) => one.attributeName)).toEqual(['data-revision']);
  });
});

describe('the channels', () => {
  const key = (name: string): void => {
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }),
    );
    flushSync();
  };
  const focus = (): string | undefined => (document.activeElement as HTMLElement | null)?.dataset.testid;

  it('say whether they may carry the message, without a space before a comma', async () => {
    const { desk } = await writing(CONFIDENTIAL);
    show(ChannelPicker, { desk });
    press('channel-more');
    flushSync();
    const all = texts('[data-testid^="channel-"]');
    expect(all).toContain('Email (not for this message)');
    expect(all).toContain('Text message (SMS) (not for this message)');
    expect(all.filter((text) => / [,;]/.test(text))).toEqual([]);
  });

  it('beyond the row are in a menu that the keyboard opens, walks and leaves', async () => {
    const { desk } = await writing(CONFIDENTIAL);
    show(ChannelPicker, { desk });
    expect(texts('[data-testid="channel-more"]')).toEqual(['5 more channels']);
    find('channel-more')?.focus();
    key('ArrowUp');
    expect(focus()).toBe('channel-sms');
    key('ArrowUp');
    expect(focus()).toBe('channel-telegram');
    key('ArrowDown');
    expect(focus()).toBe('channel-sms');
    key('Escape');
    expect([focus(), find('channel-sms'), desk.chosen]).toEqual(['channel-more', null, 'email']);
    press('channel-more');
    flushSync();
    press('channel-whatsapp');
    flushSync();
    expect([focus(), desk.chosen]).toEqual(['channel-more', 'whatsapp']);
    expect(texts('[data-testid="channel-more"]')).toEqual(['WhatsApp (encrypted backup on)']);
    press('channel-more');
    flushSync();
    expect(focus()).toBe('channel-whatsapp');
  });
});

describe('what the reader hears', () => {
  const OBLIQUE = 'He takes the stairs so that nobody sees him with us.';

  async function heard(body: string, options: FakeOptions = {}) {
    const all = await writing(body, options);
    const topics = (await all.client.start()).topics;
    show(VerdictPanel, { desk: all.desk, topics });
    await vi.advanceTimersByTimeAsync(300);
    flushSync();
    return all;
  }

  it('is quoted, and told from what rules find', async () => {
    await heard(OBLIQUE);
    expect(texts('[data-testid="heard"]')).toEqual([OBLIQUE]);
    expect(texts('.verdict li').join(' ')).toContain('Heard by the reader, not by a rule.');
    expect(find('missed')).toBe(null);
  });

  it('is wrong: the officer gets its sentences as an example', async () => {
    const { client } = await heard(OBLIQUE);
    press('wrong');
    await settle();
    expect(client.calls.at(-1)).toEqual({
      command: 'give_example',
      argument: { text: OBLIQUE, topic: null },
    });
    expect(find('wrong-given')?.textContent).toContain('Nothing was sent');
  });

  it('is wrong, and that cannot be kept: it can be tried again', async () => {
    await heard(OBLIQUE, { failing: ['give_example'] });
    press('wrong');
    await settle();
    expect(find('problem')?.dataset['code']).toBe('L005');
    expect(find('wrong')).not.toBe(null);
  });

  it('misses something: the writer says what it is about', async () => {
    const { client } = await heard(CONFIDENTIAL);
    press('missed');
    flushSync();
    press('missed-give');
    await settle();
    expect(client.calls.some(({ command }) => command === 'give_example')).toBe(false);
    const topic = find('missed-topic') as HTMLSelectElement;
    topic.value = 'source';
    topic.dispatchEvent(new Event('change', { bubbles: true }));
    flushSync();
    press('missed-give');
    await settle();
    const argument = { text: CONFIDENTIAL, topic: 'source' };
    expect(client.calls.at(-1)).toEqual({ command: 'give_example', argument });
    expect(find('missed-dialog')).toBe(null);
    expect(find('missed-given')?.textContent).toContain('Nothing was sent');
  });
});
