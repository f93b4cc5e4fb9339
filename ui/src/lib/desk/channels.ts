import type { Channel, Level } from '../ipc';

const rank: Record<Level, number> = { trivial: 0, confidential: 1, sensitive: 2 };

export const isAbove = (level: Level, ceiling: Level): boolean => rank[level] > rank[ceiling];

export const mayCarry = (channel: Channel, level: Level): boolean => !isAbove(level, channel.ceiling);

/** The channels that may carry this level: those made for it first, then in the policy's order. */
export function fitting(channels: readonly Channel[], level: Level): Channel[] {
  return channels.filter((one) => mayCarry(one, level)).sort((a, b) => rank[a.ceiling] - rank[b.ceiling]);
}

/** More ways to write than this to choose from would not be advice. */
const FEW = 2;

/** Where a draft of this level is better written than on the chosen channel, the best first. */
export function betterWays(channels: readonly Channel[], level: Level, chosen: string): Channel[] {
  return fitting(channels, level)
    .filter((one) => one.id !== chosen && one.kind !== 'meeting')
    .slice(0, FEW);
}

/** As many channels as this stand side by side. */
const ROW = 4;

/**
 * The channels that stand side by side, and the rest, which a menu holds. Where there are many, the row has where a
 * draft starts and the policy's first channel of each ceiling: it is the same at every level, so that nothing moves
 * while one writes.
 */
export function inRow(channels: readonly Channel[]): { row: readonly Channel[]; rest: readonly Channel[] } {
  if (channels.length <= ROW) return { row: channels, rest: [] };
  const start = usual(channels);
  const stays = (one: Channel): boolean =>
    one === start || one === channels.find((other) => other.ceiling === one.ceiling);
  return { row: channels.filter(stays), rest: channels.filter((one) => !stays(one)) };
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
