import type { Desk } from '../desk/desk.svelte';
import type { Keeping } from '../desk/keeping.svelte';
import { inTime, LONGEST } from '../desk/waiting';
import type { Session } from '../session.svelte';

/** How often it is asked whether a decision that is being recorded is on disk. */
const STEP = 20;

/** Whether this key, held as it is, locks the window: Control (or Command), Shift and L. */
export function locks(event: KeyboardEvent): boolean {
  if (!event.shiftKey || event.altKey || !(event.ctrlKey || event.metaKey)) return false;
  // Keyboards without Latin letters: the key where L stands.
  return /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() === 'l' : event.code === 'KeyL';
}

/** The window's lock: what is delicate leaves the window and its memory, and comes back when the ledger is opened. */
export class Lock {
  /** While it is `locking` nothing is shown any more, and the draft is put away. */
  phase = $state<'open' | 'locking' | 'shut'>('open');

  readonly #session: Session;
  readonly #desk: Desk;
  readonly #keeping: Keeping;
  /** What else is open, and forgets what it shows. */
  readonly #open: readonly { forget(): void }[];
  /** The program has locked while the window was being opened. */
  #toldAgain = false;

  /** Whether the draft waits in memory, since it could not be kept. */
  readonly inMemory = $derived.by(() => this.#keeping.inMemory);
  /** Whether there is something to open again with. */
  readonly able = $derived.by(() => ['ready', 'locked'].includes(this.#session.ledger.state));
  /** After how many minutes it locks by itself; null while it does not. */
  readonly minutes = $derived.by(() =>
    this.phase === 'open' && this.#session.ledger.state === 'ready'
      ? (this.#session.kept?.lock_after_minutes ?? null)
      : null,
  );

  constructor(session: Session, desk: Desk, keeping: Keeping, open: readonly { forget(): void }[]) {
    this.#session = session;
    this.#desk = desk;
    this.#keeping = keeping;
    this.#open = open;
  }

  /** Locks whenever the program says that it has, as it does when the session is locked. Returns what stops that. */
  begin(): () => void {
    const listening = this.#session.client.onLocked(() => void this.lock(true)).catch(() => () => undefined);
    return () => void listening.then((stop) => stop());
  }

  /** `told` by the program, which has dropped the key already. */
  async lock(told = false): Promise<void> {
    if (this.phase !== 'open') {
      this.#toldAgain ||= told;
      return;
    }
    if (!this.able) {
      if (told) await this.#session.lookAgain().catch(() => undefined);
      return;
    }
    // A recipient that is typed and not yet entered becomes one, and is kept with the others.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    this.phase = 'locking';
    await this.#decided();
    await this.#keeping.handOver();
    if (!told) await inTime(this.#session.client.lock()).catch(() => undefined);
    this.#keeping.leave();
    for (const one of this.#open) one.forget();
    this.#session.forgetSettings();
    await inTime(this.#session.lookAgain()).catch(() => undefined);
    this.phase = 'shut';
  }

  /** Rejects with a problem when this does not open it. */
  async open(passphrase: string | null): Promise<void> {
    this.#toldAgain = false;
    await this.#session.openLedger(passphrase);
    await this.#opened();
  }

  /** Opens it with the words of a recovery sheet. Rejects with a problem. */
  async restore(sheet: string): Promise<void> {
    this.#toldAgain = false;
    await this.#session.restoreKey(sheet);
    await this.#opened();
  }

  async #opened(): Promise<void> {
    if (this.#session.ledger.state !== 'ready') return;
    await this.#keeping.comeBack();
    this.phase = 'open';
    if (this.#toldAgain) await this.lock(true);
  }

  /** Waits for a decision that is being recorded, so that it is not asked for again. */
  async #decided(): Promise<void> {
    for (let waited = 0; this.#desk.recording.busy && waited < LONGEST; waited += STEP) {
      await new Promise((done) => setTimeout(done, STEP));
    }
  }
}
