import type { Channel, Client, Invitation, Outcome, Part, Problem } from '../ipc';
import { problemOf } from '../session.svelte';
import type { Arranging } from './arranging.svelte';
import { HandingOver } from './handing-over.svelte';
import type { Recording } from './recording.svelte';

/** A part, and what became of it. */
export interface Share {
  readonly part: Part;
  readonly channel: Channel | undefined;
  readonly done: Outcome | null;
}

/** Takes a draft apart and hands each part on by the channel that may carry it. */
export class Splitting {
  shares = $state.raw<readonly Share[] | null>(null);
  /** The draft is of one piece. */
  whole = $state(false);
  busy = $state(false);
  problem = $state.raw<Problem | null>(null);
  readonly finished = $derived(this.shares?.every((share) => share.done !== null) ?? false);
  readonly handing: HandingOver;

  readonly #client: () => Client;
  readonly #channels: () => readonly Channel[];
  readonly #recording: Recording;
  readonly #arranging: Arranging;
  #begun = 0;

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

  async begin(draft: Part['draft']): Promise<void> {
    this.close();
    const begun = this.#begun;
    const parts = await this.#client().split(draft);
    if (begun !== this.#begun) return;
    this.whole = parts === null;
    const channels = this.#channels();
    this.shares =
      parts?.map((part) => ({
        part,
        channel: channels.find((one) => one.id === part.draft.channel),
        done: null,
      })) ?? null;
  }

  /** Hands a part on; the meeting is asked about first. */
  async hand(index: number): Promise<void> {
    const share = this.shares?.[index];
    if (!share || share.done || this.busy) return;
    if (share.channel?.kind === 'meeting') {
      this.#arranging.begin(share.part.draft, (_, invitation) => this.#record(index, 'arranged', invitation));
    } else {
      await this.#record(index, share.part.level === 'trivial' ? 'sent' : 'moved');
    }
  }

  async #record(index: number, outcome: Outcome, invitation?: Invitation): Promise<void> {
    const share = this.shares?.[index];
    if (!share || this.busy) return;
    [this.busy, this.problem] = [true, null];
    const begun = this.#begun;
    const { draft } = share.part;
    try {
      await this.#recording.write({ draft, outcome, reason: null, ...(invitation && { invitation }) });
      if (begun !== this.#begun) return;
      this.shares = this.shares?.map((one, at) => (at === index ? { ...one, done: outcome } : one)) ?? null;
      await (invitation ? this.handing.invitation(invitation) : this.handing.message(draft));
    } catch (thrown) {
      if (begun === this.#begun) this.problem = problemOf(thrown);
    } finally {
      if (begun === this.#begun) this.busy = false;
    }
  }

  /** The draft has changed: that it is of one piece is no longer known. */
  changed(): void {
    this.whole = false;
  }

  close(): void {
    this.#begun += 1;
    this.handing.forget();
    [this.shares, this.whole, this.busy, this.problem] = [null, false, false, null];
  }
}
