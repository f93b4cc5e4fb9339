import type { Client, Copied, Draft, HandedOver, Invitation, Problem } from '../ipc';
import { problemOf } from '../session.svelte';
import { say } from '../words/words.svelte';

/** For how many seconds the program leaves a message on the clipboard. */
export const ON_CLIPBOARD = 45;
/** How often it is asked at the end of that time whether the program could take it away, and after how many milliseconds. */
const TRIES = 10;
const A_MOMENT = 1000;

/** What is done with a message once it is decided: the mail program, an app, the clipboard with its time. */
export class HandingOver {
  /** What became of it. */
  handed = $state.raw<HandedOver | null>(null);
  busy = $state(false);
  /** For how many more seconds something is on the clipboard. */
  left = $state(0);
  /** It was on the clipboard, and its time is over. */
  over = $state(false);
  problem = $state.raw<Problem | null>(null);
  /** It could not be taken off the clipboard. */
  stuck = $state.raw<Problem | null>(null);

  readonly #client: () => Client;
  #timer: ReturnType<typeof setInterval> | undefined;
  /** What was copied last from here; what others copied since is not ours to take away. */
  #copied: Copied | null = null;
  /** Counts what was begun: an answer from before says nothing now. */
  #begun = 0;

  constructor(client: () => Client) {
    this.#client = client;
  }

  message(draft: Draft): Promise<void> {
    return this.#hand(() => this.#client().handOver(draft));
  }

  invitation(invitation: Invitation): Promise<void> {
    return this.#hand(() => this.#client().handOverInvitation(invitation));
  }

  calendar(invitation: Invitation): Promise<void> {
    return this.#hand(() => this.#client().openCalendar(invitation));
  }

  copy(text: string): Promise<void> {
    return this.#hand(async () => ({
      program: null,
      taken: false,
      left_out: [],
      copied: await this.#client().copyText(text),
      problem: null,
    }));
  }

  /** Takes away what is on the clipboard. Until that is done it is there, and its time goes on. */
  clear(): Promise<void> {
    this.stuck = null;
    return this.#takeAway();
  }

  async #takeAway(tries = 1): Promise<void> {
    const copied = this.#copied;
    if (!copied) return;
    try {
      await this.#client().clearCopied(copied.number);
      if (copied !== this.#copied) return;
      this.#stop();
      [this.over, this.stuck] = [true, null];
    } catch (thrown) {
      if (copied !== this.#copied) return;
      if (tries > 1) {
        this.#timer = setTimeout(() => void this.#takeAway(tries - 1), A_MOMENT);
        return;
      }
      this.stuck = { ...problemOf(thrown), remedy: say('handed-stuck-remedy') };
    }
  }

  /** Another draft, or none: what is on the clipboard stays there for its time. */
  forget(): void {
    this.#begun += 1;
    this.#stop();
    [this.handed, this.#copied, this.problem, this.stuck] = [null, null, null, null];
    [this.busy, this.over] = [false, false];
  }

  async #hand(hand: () => Promise<HandedOver>): Promise<void> {
    if (this.busy) return;
    const begun = (this.#begun += 1);
    [this.busy, this.problem, this.stuck, this.over] = [true, null, null, false];
    try {
      const handed = await hand();
      if (begun !== this.#begun) return;
      this.handed = handed;
      this.problem = handed.problem;
      if (handed.copied) this.#count(handed.copied);
    } catch (thrown) {
      if (begun === this.#begun) this.problem = problemOf(thrown);
    } finally {
      if (begun === this.#begun) this.busy = false;
    }
  }

  #count(copied: Copied): void {
    this.#stop();
    const end = Date.now() + copied.seconds * 1000;
    [this.#copied, this.left, this.over] = [copied, copied.seconds, false];
    this.#timer = setInterval(() => {
      this.left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
      if (this.left > 0) return;
      this.#stop();
      // The program takes it away by itself now, as soon as whoever has the clipboard lets it.
      void this.#takeAway(TRIES);
    }, 250);
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.left = 0;
  }
}
