import type { Level, Opened, Problem } from '../ipc';
import { problemOf, type Session } from '../session.svelte';
import type { Desk } from './desk.svelte';
import type { Keeping } from './keeping.svelte';

/** Most bytes of a message file: what the program reads. */
const LARGEST = 64 * 1024 * 1024;

/** Whether a file that is dropped is a message to open. */
export function isMessage(file: Pick<File, 'name' | 'type'>): boolean {
  return ['message/rfc822', 'text/plain'].includes(file.type) || /\.(eml|txt)$/i.test(file.name);
}

/**
 * What comes onto the desk from outside: a message file, an empty message that was asked for, what was copied. A draft
 * that is being written is never replaced: the writer says whether it is put away.
 */
export class Opening {
  /** What waits for the writer's word. */
  waiting = $state.raw<Opened | null>(null);
  /** Why nothing was opened. */
  problem = $state.raw<Problem | null>(null);
  /** The level of what was copied while the desk was in use. */
  copied = $state.raw<Level | null>(null);
  /** The draft on the desk is being put away. */
  busy = $state(false);

  readonly #session: Session;
  readonly #desk: Desk;
  readonly #keeping: Keeping;
  readonly #open: () => boolean;
  readonly #show: () => void;

  /** Whether the draft on the desk can be put away. */
  readonly able = $derived.by(() => this.#keeping.canWait);
  /** How many files go with it: they are not kept with it. */
  readonly files = $derived.by(() => this.#desk.files.list.length);
  /** How many files of the message that is on the desk were too many. */
  readonly leftOut = $derived.by(() => this.#desk.files.leftOut);
  /** Why it is not kept. */
  readonly unkept = $derived.by(() => this.#keeping.problem);
  readonly #free = $derived.by(() => this.#desk.empty || this.#desk.done !== null);

  /** `open` says whether the window is open, not locked; `show` brings the desk into sight. */
  constructor(session: Session, desk: Desk, keeping: Keeping, open: () => boolean, show: () => void) {
    this.#session = session;
    this.#desk = desk;
    this.#keeping = keeping;
    this.#open = open;
    this.#show = show;
  }

  /** Listens to the program. Returns what stops that. */
  begin(): () => void {
    const { client } = this.#session;
    const listening = Promise.all([
      client.onAsked(() => void this.look()),
      client.onCopied((level) => {
        if (this.#open()) this.copied = level;
      }),
    ]).catch(() => []);
    return () => void listening.then((stops) => stops.forEach((stop) => stop()));
  }

  /** How the desk stands; the program is told whenever it is otherwise. */
  tell(): void {
    void this.#session.client.tellDesk(this.#desk.telling.spoken, this.#free).catch(() => undefined);
  }

  /** Takes what the program was asked to open, if the window is open; with `offered`, what was copied. */
  async look(offered = false): Promise<void> {
    if (!this.#open()) return;
    if (offered) this.copied = null;
    // What was kept has come back by then.
    await this.#keeping.look();
    await this.#take(() => this.#session.client.takeOpened(offered));
  }

  /** Opens a message file that was dropped on the window. */
  async drop(file: File): Promise<void> {
    await this.#take(async () => {
      // The program says what is wrong with it; so large a file need not be read for that.
      const bytes = new Uint8Array(await file.slice(0, LARGEST + 1).arrayBuffer());
      return this.#session.client.readMessage(bytes);
    });
  }

  /** The draft on the desk is put away, and what waits comes in its place. */
  async putAway(): Promise<void> {
    const opened = this.waiting;
    if (!opened || this.busy) return;
    this.busy = true;
    try {
      const free = this.#free || (await this.#keeping.putAside());
      // What could not come waits on; a lock has taken it away meanwhile.
      if (!free || this.waiting !== opened) return;
      this.waiting = null;
      this.#put(opened);
    } finally {
      this.busy = false;
    }
  }

  /** The draft stays; what waited is dropped. */
  stay(): void {
    if (!this.busy) this.#wait(null);
  }

  dismiss(): void {
    [this.problem, this.copied] = [null, null];
  }

  dismissLeftOut(): void {
    this.#desk.files.leftOut = 0;
  }

  /** Nothing of what was to be opened stays in memory. */
  forget(): void {
    this.waiting = null;
    this.dismiss();
  }

  async #take(opening: () => Promise<Opened | null>): Promise<void> {
    this.problem = null;
    let opened: Opened | null;
    try {
      opened = await opening();
    } catch (thrown) {
      if (this.#open()) this.problem = problemOf(thrown);
      return;
    }
    if (!opened || !this.#open()) return;
    this.#show();
    if (this.#free) this.#put(opened);
    else this.#wait(opened);
  }

  /** The files of what waited until now come with nothing any more. */
  #wait(opened: Opened | null): void {
    for (const { id } of this.waiting?.attachments ?? []) {
      void this.#session.client.detach(id).catch(() => undefined);
    }
    this.waiting = opened;
  }

  #put({ draft, attachments, left_out }: Opened): void {
    if (!this.#desk.empty || this.#desk.done) this.#desk.startAnew();
    if (draft) this.#desk.take(draft);
    this.#desk.files.open(attachments, left_out);
    this.#desk.focus();
  }
}
