import type { LedgerFilter } from '../ipc';

/** The lists of a filter that a reader ticks off. */
export type Listed = 'levels' | 'channels' | 'outcomes' | 'rules';

export const isAsked = (filter: LedgerFilter): boolean =>
  Boolean(filter.from) ||
  Boolean(filter.until) ||
  filter.levels.length + filter.channels.length + filter.outcomes.length + filter.rules.length > 0 ||
  filter.search !== '';

export const sameFilter = (one: LedgerFilter, other: LedgerFilter): boolean =>
  one.from === other.from &&
  one.until === other.until &&
  one.search === other.search &&
  (['levels', 'channels', 'outcomes', 'rules'] as const).every((list) => same(one[list], other[list]));

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id, index) => id === other[index]);

/** With this one where it was not, without it where it was. */
export const toggled = <T>(list: readonly T[], one: T): T[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one];

/** How many days back from today a quick choice begins; none for all. */
export const spans = { all: null, today: 0, week: 6, month: 29 } as const;
export type Span = keyof typeof spans;

const two = (number: number): string => String(number).padStart(2, '0');

/** The day where the reader is, so many days before now: `2026-11-01`. */
export function dayBack(now: Date, days: number): string {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() - days);
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

export function spanDays(span: Span, now: Date): Pick<LedgerFilter, 'from' | 'until'> {
  const back = spans[span];
  return { from: back === null ? null : dayBack(now, back), until: null };
}

/** Which quick choice these days are. */
export function spanOf(filter: LedgerFilter, now: Date): Span | null {
  if (filter.until) return null;
  const from = filter.from ?? null;
  return (Object.keys(spans) as Span[]).find((span) => spanDays(span, now).from === from) ?? null;
}

/** A day as the program reads it. Where the system offers no field for dates, a reader may write anything. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
