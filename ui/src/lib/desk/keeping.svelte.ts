import type { Draft, KeptDraft, Problem } from '../ipc';
import { problemOf, type Session } from '../session.svelte';
import type { Desk } from './desk.svelte';
import { sameDraft } from './manuscript';
import { Pause } from './pauses';
import type { Standing } from './sheet';
import { inTime } from './waiting';

/** Milliseconds: a draft is kept when the writer pauses. */
export const KEEP_AFTER = 800;

const NOTHING: Draft = { subject: '', body: '', to: [], channel: '' };

const isNothing = ({ subject, body, to, attachments = [] }: Draft): boolean =>
  subject === '' && body === '' && to.length === 0 && attachments.length === 0;

const same = (one: Draft, other: Draft): boolean =>
  sameDraft(one, other) || (isNothing(one) && isNothing(other));

/**
 * Keeps the draft of the desk sealed while it is written, and brings it back. Each draft is kept in a place of its own: what
 * was kept before, and is put away or was not looked at yet, waits until the one on the desk is done with.
 */
export class Keeping {
  /** The draft on the desk was kept, and is as it was. */
  restored = $state(false);
  /** Others are kept, which wait until this one is done with. */
  earlier = $state(false);
  /** Why the draft is not kept, or what was kept cannot be read. */
  problem = $state.raw<Problem | null>(null);
  /** The draft that could not be kept before the desk was cleared. */
  #unkept = $state.raw<Draft | null>(null);
  readonly inMemory = $derived(this.#unkept !== null);
  /** Whether the draft on the desk can wait, kept, while another is written. */
  readonly canWait = $derived.by(() => this.#able && !this.inMemory);
  /** Whether there is a key to which drafts are sealed. It need not be at hand. */
  readonly #able = $derived.by(() => ['ready', 'locked', 'unreadable'].includes(this.#session.ledger.state));

  readonly #session: Session;
  readonly #desk: Desk;
  readonly #pause = new Pause(KEEP_AFTER, () => void this.#keep());

  /** What is kept; null where that is not known. */
  #kept: Draft | null = null;
  /** Where the draft on the desk is kept; null where it is not. */
  #place: number | null = null;
  #looked = false;
  #looking: Promise<void> | null = null;
  #writing: Promise<void> | null = null;
  /** The draft has changed while another was written. */
  #again = false;
  /** The problem was said and put away. */
  #dismissed = false;
  /** What waits comes back once something was written and is done with. */
  #fresh = false;
  /** The desk is left: nothing is kept or looked for. */
  #away = false;
  #standing: Standing | null = null;
  /** Counts how often the desk was left: an answer from before says nothing now. */
  #left = 0;

  constructor(session: Session, desk: Desk) {
    this.#session = session;
    this.#desk = desk;
    desk.touched = () => this.#touched();
  }

  /** Looks, once, for a draft that was kept, and puts it on the desk if nothing is there. */
  look(): Promise<void> {
    if (this.#looked || this.#away || this.#session.ledger.state !== 'ready') return Promise.resolve();
    this.#looking ??= this.#lookUp();
    return this.#looking;
  }

  dismiss(): void {
    this.problem = null;
    this.#dismissed = true;
  }

  /** The window closes: whatever is not kept yet is kept. It closes whether that succeeds or not. */
  async last(): Promise<void> {
    const draft = this.#unkept ?? this.#wanted();
    if (!this.#isToBeKept(draft)) return;
    this.#kept = draft;
    await this.#session.client.keepDraft(draft, this.#place).catch(() => {
      this.#kept = null;
    });
  }

  /** Keeps the draft before the desk is left, decided or not. What cannot be kept stays in memory. */
  async handOver(): Promise<void> {
    this.#away = true;
    this.#pause.stop();
    this.#again = false;
    const { draft } = this.#desk;
    try {
      await inTime(this.#writing ?? Promise.resolve());
      if (this.#kept && same(draft, this.#kept)) return;
      if (this.#isToBeKept(draft)) return await inTime(this.#put(draft));
    } catch {
      // It is in memory, as below.
    }
    this.#unkept = isNothing(draft) ? null : draft;
  }

  /** Keeps the draft, and clears the desk for another: then this one is the earlier. False where it stays on the desk. */
  async putAside(): Promise<boolean> {
    if (!this.canWait) return false;
    this.#pause.stop();
    const { draft } = this.#desk;
    try {
      await inTime(this.#writing ?? Promise.resolve());
      if (!this.#kept || !same(draft, this.#kept)) await inTime(this.#put(draft));
    } catch (thrown) {
      this.#dismissed = false;
      this.#failed(thrown);
      return false;
    }
    // Locked meanwhile, or written on.
    if (this.#away || !same(draft, this.#desk.draft)) return false;
    this.#left += 1;
    [this.earlier, this.restored, this.#fresh] = [true, false, true];
    [this.#kept, this.#place] = [null, null];
    this.#standing = this.#desk.leave();
    return true;
  }

  /** Clears the desk. What was handed over is looked for when the writer is back. */
  leave(): void {
    this.#left += 1;
    this.#away = true;
    this.#looked = false;
    this.#standing = this.#desk.leave();
    this.#kept = null;
    // What is in memory goes on where an older state of it is kept.
    if (!this.#unkept) this.#place = null;
    [this.restored, this.earlier, this.problem, this.#dismissed] = [false, false, null, false];
    this.#fresh = false;
  }

  /** Puts back on the desk what was there. */
  async comeBack(): Promise<void> {
    this.#away = false;
    const draft = this.#unkept;
    if (draft) {
      this.#unkept = null;
      this.#desk.take(draft, this.#standing);
      this.#standing = null;
    }
    await inTime(this.look()).catch(() => undefined);
  }

  #touched(): void {
    this.restored = false;
    if (this.#away) return;
    const { done, empty } = this.#desk;
    if (!empty) this.#fresh = false;
    if (done || (empty && !this.earlier)) void this.#keep();
    else this.#pause.changed();
  }

  /** What is to be kept of the desk: nothing, once it is decided. */
  #wanted(): Draft {
    return this.#desk.done || this.#desk.empty ? NOTHING : this.#desk.draft;
  }

  /** Whether it is not kept, and can be. */
  #isToBeKept(draft: Draft): boolean {
    if (!this.#able || (isNothing(draft) && this.#place === null)) return false;
    return !this.#kept || !same(draft, this.#kept);
  }

  /** Keeps a draft in the place of the desk's. */
  async #put(draft: Draft): Promise<void> {
    const left = this.#left;
    const place = await this.#session.client.keepDraft(draft, this.#place);
    if (left !== this.#left) return;
    [this.#kept, this.#place] = [draft, place];
  }

  async #keep(): Promise<void> {
    this.#pause.stop();
    this.#again = true;
    this.#writing ??= this.#write();
    await this.#writing;
  }

  /** Writes one after the other, and always the newest. */
  async #write(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      try {
        await this.#writeNewest();
      } catch (thrown) {
        // Tried again at the next pause.
        this.#failed(thrown);
      }
    }
    this.#writing = null;
  }

  async #writeNewest(): Promise<void> {
    const left = this.#left;
    await this.look();
    if (left !== this.#left) return;
    const draft = this.#wanted();
    if (this.#isToBeKept(draft)) {
      await this.#put(draft);
      if (left !== this.#left) return;
      this.problem = null;
      this.#dismissed = false;
    }
    if (!this.earlier || !this.#desk.empty || this.#desk.done || this.#fresh) return;
    this.#looked = false;
    await this.look();
  }

  async #lookUp(): Promise<void> {
    const left = this.#left;
    try {
      const kept = await this.#session.client.keptDraft(this.#place);
      if (left !== this.#left) return;
      this.#looked = true;
      this.earlier = kept !== null;
      if (kept) this.#found(kept);
    } catch (thrown) {
      if (left === this.#left) this.#failed(thrown);
    } finally {
      this.#looking = null;
    }
  }

  #found({ draft, place, waiting }: KeptDraft): void {
    const own = this.#place === null && same(draft, this.#wanted());
    if (own) {
      [this.#kept, this.#place, this.earlier] = [draft, place, waiting > 0];
      return;
    }
    if (!this.#desk.empty || this.#desk.done) return;
    const standing = this.#standing;
    this.#standing = null;
    [this.#kept, this.#place, this.earlier] = [draft, place, waiting > 0];
    this.#desk.take(draft, standing);
    this.restored = !standing?.done;
  }

  #failed(thrown: unknown): void {
    if (!this.#dismissed) this.problem ??= problemOf(thrown);
  }
}
