import type { Channel, Level } from '../ipc';

const rank: Record<Level, number> = { trivial: 0, confidential: 1, sensitive: 2 };

export const isAbove = (level: Level, ceiling: Level): boolean => rank[level] > rank[ceiling];

export const mayCarry = (channel: Channel, level: Level): boolean => !isAbove(level, channel.ceiling);

/** The channels that may carry this level: those made for it first, then in the policy's order. */
export function fitting(channels: readonly Channel[], level: Level): Channel[] {
  return channels.filter((one) => mayCarry(one, level)).sort((a, b) => rank[a.ceiling] - rank[b.ceiling]);
}

/** Where a draft starts: the first way to send mail. */
export function usual(channels: readonly Channel[]): Channel | undefined {
  return channels.find((one) => one.kind === 'email') ?? channels[0];
}

/** Where people meet: somewhere that may carry this level. */
export function meeting(channels: readonly Channel[], level: Level): Channel | undefined {
  const places = channels.filter((one) => one.kind === 'meeting');
  return places.find((one) => mayCarry(one, level)) ?? places[0];
}

/** Facts are stale a year after they were checked. */
export function isStale(channel: Channel, now: Date): boolean {
  if (!channel.checked) return false;
  const checked = new Date(`${channel.checked}T00:00:00Z`);
  checked.setUTCFullYear(checked.getUTCFullYear() + 1);
  return checked < now;
}
