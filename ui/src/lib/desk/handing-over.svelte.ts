import type { Client, Draft, HandedOver, Invitation, Problem } from '../ipc';
import { problemOf } from '../session.svelte';
import { say } from '../words/words.svelte';

/** For how many seconds the program leaves a message on the clipboard. */
export const ON_CLIPBOARD = 45;

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
      seconds: await this.#client().copyText(text),
      problem: null,
    }));
  }

  /** Takes away what is on the clipboard. Until that is done it is there, and its time goes on. */
  clear(): Promise<void> {
    this.stuck = null;
    return this.#takeAway();
  }

  async #takeAway(): Promise<void> {
    const begun = this.#begun;
    try {
      await this.#client().clearCopied();
      if (begun !== this.#begun) return;
      this.#stop();
      [this.over, this.stuck] = [true, null];
    } catch (thrown) {
      if (begun !== this.#begun) return;
      this.stuck = { ...problemOf(thrown), remedy: say('handed-stuck-remedy') };
    }
  }

  /** Another draft, or none: what is on the clipboard stays there for its time. */
  forget(): void {
    this.#begun += 1;
    this.#stop();
    [this.handed, this.problem, this.stuck] = [null, null, null];
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
      if (handed.seconds !== null) this.#count(handed.seconds);
    } catch (thrown) {
      if (begun === this.#begun) this.problem = problemOf(thrown);
    } finally {
      if (begun === this.#begun) this.busy = false;
    }
  }

  #count(seconds: number): void {
    this.#stop();
    const end = Date.now() + seconds * 1000;
    this.left = seconds;
    this.#timer = setInterval(() => {
      this.left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
      if (this.left > 0) return;
      this.#stop();
      // The program takes it away by itself now: it is asked whether that was done.
      void this.#takeAway();
    }, 250);
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.left = 0;
  }
}
