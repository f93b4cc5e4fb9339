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

/** Where a draft is kept: null where it is not. */
interface Slot {
  place: number | null;
}

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
  /** Why the draft is not kept. */
  problem = $state.raw<Problem | null>(null);
  /** Why what was kept cannot be read. */
  unread = $state.raw<Problem | null>(null);
  /** The draft that could not be kept before the desk was cleared. */
  #unkept = $state.raw<Draft | null>(null);
  readonly inMemory = $derived(this.#unkept !== null);
  /** Whether the draft on the desk can wait, kept, while another is written. */
  readonly canWait = $derived.by(() => this.#session.ledger.state === 'ready' && !this.inMemory);
  /** Whether there is a key to which drafts are sealed. It need not be at hand. */
  readonly #able = $derived.by(() => ['ready', 'locked', 'unreadable'].includes(this.#session.ledger.state));

  readonly #session: Session;
  readonly #desk: Desk;
  readonly #pause = new Pause(KEEP_AFTER, () => void this.#keep());

  /** What is kept; null where that is not known. */
  #kept: Draft | null = null;
  /** Where the draft on the desk is kept. */
  #slot: Slot = { place: null };
  /** One follows the other, so that each knows the place that the one before was given. */
  #puts: Promise<void> = Promise.resolve();
  /** How many of them are not done. */
  #pending = 0;
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
  /** How what is kept stood on the desk, by its place; and what is in memory. */
  readonly #standings = new Map<number, Standing>();
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
    [this.problem, this.unread] = [null, null];
    this.#dismissed = true;
  }

  /** The window closes: whatever is not kept yet is kept. It closes whether that succeeds or not. */
  async last(): Promise<void> {
    const draft = this.#unkept ?? this.#wanted();
    if (!this.#isToBeKept(draft)) return;
    this.#kept = draft;
    await this.#put(draft).catch(() => {
      this.#kept = null;
    });
  }

  /** Keeps the draft before the desk is left, decided or not. What cannot be kept stays in memory. */
  async handOver(): Promise<void> {
    this.#away = true;
    this.#pause.stop();
    this.#again = false;
    try {
      await inTime(this.#writing ?? Promise.resolve());
      const { draft } = this.#desk;
      if (this.#kept && same(draft, this.#kept)) return;
      if (this.#able) return await inTime(this.#put(draft));
    } catch {
      // It is in memory, as below.
    }
    const { draft } = this.#desk;
    this.#unkept = isNothing(draft) ? null : draft;
  }

  /** Keeps the draft, and clears the desk for another: then this one is the earlier. False where it stays on the desk. */
  async putAside(): Promise<boolean> {
    if (!this.canWait || this.#desk.recording.busy) return false;
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
    // Locked, decided on or written on meanwhile.
    const { recording, done } = this.#desk;
    if (this.#away || recording.busy || done || !same(draft, this.#desk.draft)) return false;
    this.#clear();
    [this.earlier, this.restored, this.#fresh] = [true, false, true];
    return true;
  }

  /** Clears the desk. What was handed over is looked for when the writer is back. */
  leave(): void {
    this.#away = true;
    this.#looked = false;
    this.#clear();
    [this.restored, this.earlier, this.#fresh] = [false, false, false];
    [this.problem, this.unread, this.#dismissed] = [null, null, false];
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

  /** Clears the desk, and remembers how the draft stood on it. */
  #clear(): void {
    this.#left += 1;
    this.#looking = null;
    const standing = this.#desk.leave();
    this.#kept = null;
    // What is in memory goes on where an older state of it is kept.
    if (this.#unkept) this.#standing = standing;
    else {
      if (this.#slot.place !== null) this.#standings.set(this.#slot.place, standing);
      this.#slot = { place: null };
    }
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
    return this.#able && (!this.#kept || !same(draft, this.#kept));
  }

  /** Keeps a draft in the place of the desk's. */
  #put(draft: Draft): Promise<void> {
    const slot = this.#slot;
    this.#pending += 1;
    const put = this.#puts.then(() => this.#putIn(slot, draft)).finally(() => (this.#pending -= 1));
    this.#puts = put.catch(() => undefined);
    return put;
  }

  async #putIn(slot: Slot, draft: Draft): Promise<void> {
    const before = slot.place;
    if (before !== null || !isNothing(draft)) {
      slot.place = await this.#session.client.keepDraft(draft, before);
      if (slot.place === null && !isNothing(draft)) throw new Error('there is no key to seal it to');
      if (slot.place === null && before !== null) this.#standings.delete(before);
    }
    if (slot === this.#slot) this.#kept = draft;
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
    if (!this.earlier || !this.#isFree()) return;
    this.#looked = false;
    await this.look();
  }

  /** Whether what waits may come. */
  #isFree(): boolean {
    return this.#desk.empty && !this.#desk.done && !this.#fresh;
  }

  async #lookUp(): Promise<void> {
    const left = this.#left;
    try {
      const kept = await this.#session.client.keptDraft(this.#slot.place);
      if (left !== this.#left) return;
      this.unread = null;
      if (this.#pending === 0) {
        this.#looked = true;
        this.earlier = kept !== null;
        if (kept) this.#found(kept);
      }
      // What was written before there was a key is kept now; and what is being kept at this moment is asked about again.
      if (!this.#desk.empty) this.#pause.changed();
    } catch (thrown) {
      if (left === this.#left && !this.#dismissed) this.unread ??= problemOf(thrown);
    } finally {
      if (left === this.#left) this.#looking = null;
    }
  }

  #found({ draft, place, waiting }: KeptDraft): void {
    const slot = this.#slot;
    const written = this.#wanted();
    // The draft on the desk is the one that is kept.
    const own = slot.place === null && !isNothing(written) && same(draft, written);
    if (own || (slot.place === null && this.#isFree())) {
      slot.place = place;
      [this.#kept, this.earlier] = [draft, waiting > 0];
    }
    if (own || slot.place !== place) return;
    const standing = this.#standings.get(place) ?? null;
    this.#standings.delete(place);
    this.#desk.take(draft, standing);
    this.restored = !standing?.done;
  }

  #failed(thrown: unknown): void {
    if (!this.#dismissed) this.problem ??= problemOf(thrown);
  }
}
