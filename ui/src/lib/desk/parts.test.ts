import { describe, expect, it } from 'vitest';
import type { Finding } from '../ipc';
import { channelsIn } from '../ipc/fake-policy';
import { isAddress, splitRecipients, withRecipients } from './addresses';
import { fitting, isStale, meeting, usual } from './channels';
import { messageToCopy } from './copy';
import { grouped, shortened } from './findings';

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
    const groups = grouped([
      finding('a', 'confidential', 0),
      finding('b', 'sensitive', 2),
      finding('a', 'confidential', 4),
    ]);
    expect(groups.map((one) => [one.rule, one.found.map(({ index }) => index)])).toEqual([
      ['b', [1]],
      ['a', [0, 2]],
    ]);
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
