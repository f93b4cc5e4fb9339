import type { Card } from '../ipc';

const two = (number: number): string => String(number).padStart(2, '0');

/** The day of the calendar on which a moment is here. */
export const dayOf = (date: Date): string =>
  `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

/** A day of the calendar where the writer is, so many days from now. */
export function dayFromNow(days: number): string {
  const date = new Date();
  date.setDate(date.getDate() + days);
  return dayOf(date);
}

/** Milliseconds until there is another day. */
export function untilTomorrow(): number {
  const next = new Date();
  next.setHours(24, 0, 0, 0);
  return next.getTime() - Date.now();
}

/** The day and the hour of a meeting where this computer is now (`2026-12-01T18:30`); null while it is not agreed. */
export function startHere({ at, meeting }: Card): string | null {
  const moment = new Date(at ?? '');
  if (Number.isNaN(moment.getTime())) return meeting.start;
  return `${dayOf(moment)}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}
