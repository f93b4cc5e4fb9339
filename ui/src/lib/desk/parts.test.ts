import { describe, expect, it } from 'vitest';
import type { Finding } from '../ipc';
import { channelsIn } from '../ipc/fake-policy';
import { isAddress, joinRecipients, splitRecipients, withRecipients } from './addresses';
import { betterWays, fitting, inRow, isStale, meeting, usual } from './channels';
import { messageToCopy } from './copy';
import { grouped, passagesOf, readsTheSame, shortened } from './findings';

const channels = channelsIn('en');

describe('recipients', () => {
  it('are split at commas, semicolons and lines', () => {
    expect(splitRecipients('a@b.org, c@d.org\nInes Adjani')).toEqual(['a@b.org', 'c@d.org', 'Ines Adjani']);
    expect(splitRecipients('a@b.org c@d.org')).toEqual(['a@b.org', 'c@d.org']);
    expect(splitRecipients(' ;, ')).toEqual([',']);
    expect(splitRecipients('  ')).toEqual([]);
  });

  it('keep the commas of names', () => {
    expect(splitRecipients('"Adjani, Ines" <i@a.org>, b@c.org')).toEqual([
      '"Adjani, Ines" <i@a.org>',
      'b@c.org',
    ]);
    expect(splitRecipients('Adjani, Ines <i@a.org>; b@c.org')).toEqual(['Adjani, Ines <i@a.org>', 'b@c.org']);
  });

  it('joined to be typed on are split into the same again', () => {
    for (const to of [
      [],
      ['a@b.org'],
      ['a@b.org', 'Ines'],
      ['Dupont, Jean <j@x.org>'],
      ['Dupont, Jean <j@x.org>', 'b@c.org'],
      ['"Dupont; Jean, fils" <j@x.org>', 'Martin, Léa'],
    ]) {
      expect(splitRecipients(joinRecipients(to))).toEqual(to);
    }
    expect(joinRecipients(['a@b.org', 'Ines'])).toBe('a@b.org, Ines');
  });

  it('stand once each', () => {
    expect(withRecipients(['A@b.org'], ['a@B.org', 'c@d.org', 'c@d.org'])).toEqual(['A@b.org', 'c@d.org']);
  });

  it('end at a space only when they are whole', () => {
    expect(['a@b.org', 'Ines', 'a@b', 'a b@c.org'].map(isAddress)).toEqual([true, false, false, false]);
  });
});

describe('channels', () => {
  it('fit from the one made for the level', () => {
    expect(fitting(channels, 'confidential').map((one) => one.id)).toEqual([
      'signal',
      'whatsapp',
      'in-person',
    ]);
    expect(usual(channels)?.id).toBe('email');
    expect(meeting(channels, 'sensitive')?.id).toBe('in-person');
    expect(meeting([], 'sensitive')).toBe(undefined);
  });

  it('are recommended in the policy’s order where their ceilings are alike, other than the chosen one', () => {
    const ways = (list: typeof channels, chosen: string) =>
      betterWays(list, 'confidential', chosen).map((one) => one.id);
    expect(ways(channels, 'email')).toEqual(['signal', 'whatsapp']);
    expect(ways([...channels].reverse(), 'email')).toEqual(['whatsapp', 'signal']);
    expect(ways(channels, 'signal')).toEqual(['whatsapp']);
    expect(betterWays(channels, 'sensitive', 'email')).toEqual([]);
    // One that may carry more comes after those made for the level, wherever it stands.
    const vault = { ...channels[0], id: 'vault', ceiling: 'sensitive' } as (typeof channels)[number];
    expect(ways([vault, ...channels], 'email')).toEqual(['signal', 'whatsapp']);
  });

  it('stand side by side where they are few, and by ceiling where they are many', () => {
    const { row, rest } = inRow(channels);
    expect(row.map((one) => one.id)).toEqual(['email', 'signal', 'in-person']);
    expect(rest.map((one) => one.id)).toEqual(['sms', 'call', 'workchat', 'whatsapp', 'telegram']);
    expect(inRow(channels.slice(0, 4))).toEqual({ row: channels.slice(0, 4), rest: [] });
    // Where a draft starts is always in sight.
    const late = [...channels.slice(1), ...channels.slice(0, 1)];
    expect(inRow(late).row.map((one) => one.id)).toEqual(['sms', 'signal', 'in-person', 'email']);
  });

  it('have facts that grow stale after a year', () => {
    const [email] = channels;
    if (!email) throw new Error('no channel');
    expect(isStale(email, new Date('2027-10-31'))).toBe(false);
    expect(isStale(email, new Date('2027-11-02'))).toBe(true);
    expect(isStale({ ...email, checked: null }, new Date())).toBe(false);
  });
});

describe('findings', () => {
  const finding = (rule: string, level: Finding['level'], start: number): Finding => ({
    rule,
    level,
    field: 'body',
    start,
    end: start + 1,
    text: rule,
    title: '',
    why: '',
    instead: '',
  });

  it('are grouped by rule, the highest level first', () => {
    const groups = grouped(
      passagesOf([
        finding('a', 'confidential', 0),
        finding('b', 'sensitive', 2),
        finding('a', 'confidential', 4),
      ]),
    );
    expect(groups.map((one) => [one.rule, one.found.map(({ index }) => index)])).toEqual([
      ['b', [1]],
      ['a', [0, 2]],
    ]);
  });

  const on = (rule: string, level: Finding['level'], start: number, text: string): Finding => ({
    ...finding(rule, level, start),
    end: start + text.length,
    text,
    title: `Title of ${rule}`,
  });

  it('on the same words are one passage, led by the strongest rule, then the first', () => {
    const [passage, ...more] = passagesOf([
      on('a', 'confidential', 0, 'the code is 4512'),
      on('b', 'sensitive', 4, 'code is 4512'),
      on('c', 'sensitive', 4, 'code is 4512, keep it'),
      on('d', 'sensitive', 4, 'code'),
      { ...on('e', 'confidential', 12, '4512'), title: 'Title of a' },
    ]);
    expect(more).toEqual([]);
    expect(passage).toMatchObject({ rule: 'b', level: 'sensitive', start: 0, end: 25 });
    expect(passage?.text).toBe('the code is 4512, keep it');
    expect(passage?.also).toEqual(['Title of a', 'Title of c', 'Title of d']);
  });

  it('do not say a title twice', () => {
    const [same] = passagesOf([
      on('a', 'sensitive', 0, 'x'),
      { ...on('b', 'sensitive', 0, 'x'), title: 'Title of a' },
    ]);
    expect(same?.also).toEqual([]);
    const groups = grouped(
      passagesOf([
        on('a', 'sensitive', 0, 'one'),
        on('b', 'sensitive', 0, 'one'),
        on('a', 'sensitive', 9, 'two'),
        on('b', 'sensitive', 9, 'two'),
      ]),
    );
    expect(groups.map(({ also, found }) => [also, found.map(({ text }) => text)])).toEqual([
      [['Title of b'], ['one', 'two']],
    ]);
  });

  it('that only touch, or are in another field, are passages of their own', () => {
    const subject: Finding = { ...on('b', 'sensitive', 0, 'abc'), field: 'subject' };
    const passages = passagesOf([on('a', 'sensitive', 0, 'abc'), on('b', 'sensitive', 3, 'def'), subject]);
    expect(passages.map(({ field, text }) => [field, text])).toEqual([
      ['subject', 'abc'],
      ['body', 'abc'],
      ['body', 'def'],
    ]);
  });

  it('in two attachments are two passages', () => {
    const inside = (rule: string, attachment: number): Finding => ({
      ...on(rule, 'sensitive', 0, 'abc'),
      field: 'attachment_text',
      attachment,
    });
    const passages = passagesOf([inside('a', 2), inside('a', 1), inside('b', 2)]);
    expect(passages.map(({ attachment, also }) => [attachment, also])).toEqual([
      [1, []],
      [2, ['Title of b']],
    ]);
  });

  it('read the same where only their places differ', () => {
    const at = (start: number) =>
      passagesOf([on('a', 'sensitive', start, 'one'), on('b', 'sensitive', start, 'one')]);
    expect(readsTheSame(at(0), at(7))).toBe(true);
    expect(readsTheSame(at(0), passagesOf([on('a', 'sensitive', 0, 'one')]))).toBe(false);
  });

  it('are cut in the middle when they are long, never inside a character', () => {
    expect(shortened('short\nwords')).toBe('short words');
    const long = shortened('😀'.repeat(400), 21);
    expect(long).toMatch(/^(😀)+ … (😀)+$/u);
    expect(long.length).toBeLessThanOrEqual(21);
  });
});

describe('the message to copy', () => {
  it('has its subject where the channel has no place for one', () => {
    const draft = { subject: ' Sunday ', body: 'At six.', to: [], channel: '' };
    const on = (id: string) => channels.find((one) => one.id === id);
    expect(messageToCopy({ outcome: 'sent', channel: on('email'), draft })).toBe('At six.');
    expect(messageToCopy({ outcome: 'moved', channel: on('signal'), draft })).toBe('Sunday\n\nAt six.');
  });
});
