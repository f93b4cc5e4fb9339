import type { Day, Level } from '../ipc';

export const levels: readonly Level[] = ['trivial', 'confidential', 'sensitive'];

export type Unit = 'day' | 'week' | 'month';

/** The decisions of a day, or of a week or month that begins with it. */
export interface Bin {
  from: string;
  levels: [number, number, number];
  overridden: number;
}

/** More days than this are shown as weeks, more weeks as months. */
const MOST = 60;

const DAY = 86_400_000;

const timeOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The first day of the week (a Monday) or month that a day is in. */
function start(time: number, unit: Unit): number {
  const date = new Date(time);
  if (unit === 'month') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
  return unit === 'week' ? time - ((date.getUTCDay() + 6) % 7) * DAY : time;
}

function next(time: number, unit: Unit): number {
  const date = new Date(time);
  if (unit === 'month') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
  return time + (unit === 'week' ? 7 : 1) * DAY;
}

function unitFor(first: number, last: number): Unit {
  const days = (last - first) / DAY + 1;
  if (days <= MOST) return 'day';
  return days <= MOST * 7 ? 'week' : 'month';
}

/** The days in order, those without decisions put back, gathered where there are too many to show. */
export function binsOf(days: readonly Day[]): { unit: Unit; bins: Bin[] } {
  const times = days.map((day) => timeOf(day.date)).filter((time) => !Number.isNaN(time));
  if (times.length === 0) return { unit: 'day', bins: [] };
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const unit = unitFor(first, last);
  const bins = new Map<number, Bin>();
  for (let time = start(first, unit); time <= last; time = next(time, unit)) {
    bins.set(time, { from: dayOf(time), levels: [0, 0, 0], overridden: 0 });
  }
  for (const day of days) {
    const bin = bins.get(start(timeOf(day.date), unit));
    if (!bin) continue;
    const [low, middle, high] = day.levels;
    bin.levels = [bin.levels[0] + low, bin.levels[1] + middle, bin.levels[2] + high];
    bin.overridden += day.overridden;
  }
  return { unit, bins: [...bins.values()] };
}

/** A round whole number at or above the greatest, for the top of a plot. */
export function topOf(greatest: number): number {
  if (greatest <= 1) return 1;
  const size = 10 ** Math.floor(Math.log10(greatest));
  const tops = [1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10].map((step) => Math.round(step * size * 10) / 10);
  return tops.find((top) => top >= greatest && Number.isInteger(top)) ?? Math.ceil(greatest);
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where bars stand in a plot: one pile for each bin, from its floor up, and whose share of the pile it is. */
export function pile(
  bins: readonly (readonly number[])[],
  size: { width: number; height: number; top: number },
): Box[][] {
  const room = size.width / Math.max(bins.length, 1);
  const width = Math.max(1, Math.min(room * 0.72, 36));
  return bins.map((values, index) => {
    let floor = size.height;
    return values.map((value) => {
      const height = (value / size.top) * size.height;
      floor -= height;
      return { x: index * room + (room - width) / 2, y: floor, width, height };
    });
  });
}
