import type { Channel, Client, Draft, Invitation, Outcome, Part, Problem } from '../ipc';
import { problemOf } from '../session.svelte';
import type { Arranging } from './arranging.svelte';
import { HandingOver } from './handing-over.svelte';
import type { Recording } from './recording.svelte';

/** A part, and what became of it. */
export interface Share {
  readonly part: Part;
  readonly done: Outcome | null;
}

/** Takes a draft apart and hands each part on by the channel that may carry it. */
export class Splitting {
  /** The parts, with what was handed on of them, until the draft changes. */
  shares = $state.raw<readonly Share[] | null>(null);
  /** They are shown. */
  open = $state(false);
  /** The draft is of one piece. */
  whole = $state(false);
  /** Why it could not be split. */
  problem = $state.raw<Problem | null>(null);
  /** The draft, or the policy, has changed since some part was handed on: the parts are not all of it. */
  outdated = $state(false);
  readonly finished = $derived(this.shares?.every((share) => share.done !== null) ?? false);
  readonly handing: HandingOver;
  readonly busy = $derived.by(() => this.#recording.busy || this.handing.busy);

  readonly #client: () => Client;
  readonly #channels: () => readonly Channel[];
  readonly #recording: Recording;
  readonly #arranging: Arranging;
  /** Counts what makes a split under way one of an earlier draft. */
  #asked = 0;

  constructor(
    client: () => Client,
    channels: () => readonly Channel[],
    recording: Recording,
    arranging: Arranging,
  ) {
    this.#client = client;
    this.#channels = channels;
    this.#recording = recording;
    this.#arranging = arranging;
    this.handing = new HandingOver(client);
  }

  /** Splits the draft, or shows again what was split of it. */
  async begin(draft: Draft): Promise<void> {
    this.problem = null;
    this.open = this.shares !== null;
    if (this.open) return;
    const asked = (this.#asked += 1);
    try {
      const parts = await this.#client().split(draft);
      if (asked === this.#asked) this.#show(parts);
    } catch (thrown) {
      if (asked === this.#asked) this.problem = problemOf(thrown);
    }
  }

  /** The channel of a part, as the policy and the language in force have it. */
  channelOf({ part }: Share): Channel | undefined {
    return this.#channels().find((one) => one.id === part.draft.channel);
  }

  /** Hands a part on; the meeting is asked about first. */
  async hand(index: number): Promise<void> {
    const share = this.shares?.[index];
    if (!share || share.done || this.busy) return;
    this.#recording.forget();
    const { part } = share;
    const { draft } = part;
    if (this.channelOf(share)?.kind === 'meeting') {
      this.#arranging.begin(draft, (invitation) => this.#handed(part, 'arranged', invitation));
      return;
    }
    const outcome = part.level === 'trivial' ? 'sent' : 'moved';
    await this.#recording.record({
      draft,
      outcome,
      reason: null,
      after: () => this.#handed(part, outcome),
    });
  }

  /** The draft has changed, or what judges it. What was begun of its parts is shown until it is closed. */
  changed(): void {
    if (this.open && this.#begun) this.outdated = true;
    else this.forget();
  }

  /** Back to the draft: what was handed on is remembered. Where nothing was, it is split anew next time. */
  close(): void {
    if (this.#recording.busy) return;
    this.#recording.forget();
    this.open = false;
    if (this.outdated || !this.#handedOn) this.forget();
  }

  /** There is another draft. */
  forget(): void {
    this.#asked += 1;
    this.handing.forget();
    [this.shares, this.problem] = [null, null];
    [this.open, this.whole, this.outdated] = [false, false, false];
  }

  get #handedOn(): boolean {
    return this.shares?.some(({ done }) => done !== null) ?? false;
  }

  /** Some part was handed on, or is just now, or waits for a passphrase. */
  get #begun(): boolean {
    const { draft } = this.#arranging;
    const waits = this.busy || this.#recording.waiting !== null;
    return waits || this.#handedOn || (this.shares ?? []).some(({ part }) => part.draft === draft);
  }

  #show(parts: readonly Part[] | null): void {
    this.whole = parts === null;
    this.open = parts !== null;
    this.shares = parts?.map((part) => ({ part, done: null })) ?? null;
  }

  #handed(part: Part, done: Outcome, invitation?: Invitation): void {
    this.shares = this.shares?.map((one) => (one.part === part ? { ...one, done } : one)) ?? null;
    void (invitation ? this.handing.invitation(invitation) : this.handing.message(part.draft));
  }
}
