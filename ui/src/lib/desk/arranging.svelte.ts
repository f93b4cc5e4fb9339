import type { Client, Draft, Invitation, Level, Problem } from '../ipc';
import { problemOf } from '../session.svelte';
import { say, words } from '../words/words.svelte';
import { joinRecipients, splitRecipients } from './addresses';
import type { Recording } from './recording.svelte';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const HOUR = /^([01]?\d|2[0-3])[:hH.]?([0-5]\d)?$/;

/** How long people meet, in minutes. */
export const LENGTHS = [15, 30, 45, 60, 90, 120] as const;

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
  /** As the invitation was judged last: above trivial it may not be sent. */
  level = $state<Level>('trivial');
  /** It was to be confirmed with half of a day and an hour. */
  unclear = $state(false);
  /** Why the invitation could not be judged. */
  problem = $state.raw<Problem | null>(null);

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

  readonly recording: Recording;
  readonly #client: () => Client;
  #after: ((invitation: Invitation) => void) | null = null;
  /** Counts the invitations that were judged: the last one's level is shown. */
  #asked = 0;

  constructor(client: () => Client, recording: Recording) {
    this.#client = client;
    this.recording = recording;
  }

  /** Asks when and where a draft is said; `after` follows where it is a part of the desk's. */
  begin(draft: Draft, after: ((invitation: Invitation) => void) | null = null): void {
    this.close();
    this.recording.setAside();
    this.draft = draft;
    this.#after = after;
    this.with = joinRecipients(draft.to);
  }

  /** Has the invitation judged as it is. Rejects with a problem. */
  async judge(): Promise<Level> {
    const asked = (this.#asked += 1);
    const { subject, body, meeting } = this.invitation;
    const channel = this.draft?.channel ?? '';
    const { level } = await this.#client().check({ subject, body, to: meeting.with, channel });
    if (asked === this.#asked) this.level = level;
    return level;
  }

  /** Records it, once this very invitation was judged. Until that succeeds what was typed stays. */
  async confirm(): Promise<void> {
    const { draft, invitation, recording } = this;
    this.unclear = this.start === undefined;
    if (!draft || this.unclear || recording.busy) return;
    const after = this.#after;
    const deed = { draft, outcome: 'arranged', reason: null, invitation } as const;
    const part = after && {
      after: () => {
        this.close();
        after(invitation);
      },
    };
    recording.forgetLast();
    this.problem = null;
    try {
      await recording.deciding(
        () => this.judge(),
        async (level) => {
          if (level === 'trivial') await recording.record({ ...deed, ...part });
        },
      );
    } catch (thrown) {
      this.problem = problemOf(thrown);
    }
  }

  /** The writer goes back. */
  cancel(): void {
    if (this.recording.busy) return;
    this.recording.takeUp();
    this.close();
  }

  close(): void {
    this.#asked += 1;
    [this.draft, this.#after, this.problem] = [null, null, null];
    [this.with, this.day, this.hour, this.place, this.minutes] = ['', '', '', '', 30];
    [this.level, this.unclear] = ['trivial', false];
  }
}
