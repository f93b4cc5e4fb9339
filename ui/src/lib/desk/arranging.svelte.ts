import type { Client, Draft, Invitation } from '../ipc';
import { say, words } from '../words/words.svelte';
import { splitRecipients } from './addresses';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const HOUR = /^([01]?\d|2[0-3])[:hH.]?([0-5]\d)?$/;

/** How long people meet, in minutes. */
export const LENGTHS = [15, 30, 45, 60, 90, 120] as const;

/** A day of the calendar where the writer is, so many days from now. */
export function dayFromNow(days: number): string {
  const date = new Date();
  date.setDate(date.getDate() + days);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** An hour as people write it, `18:30`, `18h30`, `18`; null where it is none. */
export function hourOf(text: string): string | null {
  const [, hour, minute] = HOUR.exec(text.trim().replace(/\s/g, '')) ?? [];
  return hour === undefined ? null : `${hour.padStart(2, '0')}:${minute ?? '00'}`;
}

/** Arranges to meet: with whom, when, where, and nothing about why. */
export class Arranging {
  /** What is to be said, while one asks when. */
  draft = $state.raw<Draft | null>(null);
  with = $state('');
  day = $state('');
  hour = $state('');
  minutes = $state(30);
  place = $state('');

  /** The day and the hour; undefined where only one of them is there, or one is none. */
  readonly start = $derived.by((): string | null | undefined => {
    const [day, hour] = [this.day.trim(), this.hour.trim()];
    if (day === '' && hour === '') return null;
    const at = hourOf(hour);
    const known = DAY.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`));
    return known && at ? `${day}T${at}` : undefined;
  });

  readonly invitation = $derived.by((): Invitation => {
    const place = this.place.trim();
    const start = this.start ?? null;
    const lines = [say(start ? 'invitation-asks' : 'invitation')];
    const facts = [];
    if (start) facts.push(say('invitation-when', { when: words.hour(start) }));
    if (place) facts.push(say('invitation-where', { place }));
    if (facts.length > 0) lines.push(facts.join('\n'));
    return {
      subject: say('invitation-title'),
      body: lines.join('\n\n'),
      meeting: { with: splitRecipients(this.with), start, minutes: this.minutes, place },
    };
  });

  readonly #client: () => Client;
  readonly #record: (draft: Draft, invitation: Invitation) => Promise<void>;
  #instead: ((draft: Draft, invitation: Invitation) => Promise<void>) | null = null;

  constructor(client: () => Client, record: (draft: Draft, invitation: Invitation) => Promise<void>) {
    this.#client = client;
    this.#record = record;
  }

  /** Asks when and where a draft is said; `instead` of being recorded as the desk's it may be a part of it. */
  begin(
    draft: Draft,
    instead: ((draft: Draft, invitation: Invitation) => Promise<void>) | null = null,
  ): void {
    this.draft = draft;
    this.#instead = instead;
    this.with = draft.to.join(', ');
    [this.day, this.hour, this.place, this.minutes] = ['', '', '', 30];
  }

  /** Whether the invitation may be sent: a level above trivial says that it may not. */
  async level(): Promise<string> {
    const { subject, body, meeting } = this.invitation;
    const channel = this.draft?.channel ?? '';
    const verdict = await this.#client().check({ subject, body, to: meeting.with, channel });
    return verdict.level;
  }

  async confirm(): Promise<void> {
    const draft = this.draft;
    if (!draft || this.start === undefined) return;
    const [invitation, record] = [this.invitation, this.#instead ?? this.#record];
    this.cancel();
    await record(draft, invitation);
  }

  cancel(): void {
    this.draft = null;
    this.#instead = null;
    [this.with, this.day, this.hour, this.place] = ['', '', '', ''];
  }
}
