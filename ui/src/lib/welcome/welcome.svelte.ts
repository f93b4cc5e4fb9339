import type { SettingsPatch } from '../ipc';
import { problemOf, type Session } from '../session.svelte';

export type Step = 'language' | 'policy' | 'key' | 'sheet' | 'find' | 'move';

const TOUR: readonly Step[] = ['find', 'move'];

/** The first run, screen by screen, and the tour at its end, which can be seen again. */
export class Welcome {
  /** The screen that is shown; null while the desk is. */
  step = $state<Step | null>(null);
  /** A passphrase was entered on the way: it protects the key. */
  protected = $state(false);
  /** Only the tour is shown. */
  #again = $state(false);

  readonly #session: Session;

  readonly steps: readonly Step[] = $derived.by(() => {
    if (this.#again) return TOUR;
    // Without an open ledger there is no sheet to make.
    const sheet: Step[] = this.#session.ledger.state === 'ready' ? ['sheet'] : [];
    return ['language', 'policy', 'key', ...sheet, ...TOUR];
  });
  /** From 1. */
  readonly number = $derived(this.step === null ? 0 : this.steps.indexOf(this.step) + 1);
  readonly open = $derived(this.step !== null);

  /** Called when the desk is shown again; whether it was the tour alone that was seen. */
  left = (_again: boolean): void => undefined;

  constructor(session: Session) {
    this.#session = session;
  }

  begin(): void {
    this.#again = false;
    this.step = 'language';
  }

  tour(): void {
    this.#again = true;
    this.step = 'find';
  }

  /** To the next screen, whatever was done on this one; after the last to the desk. */
  next(): void {
    const next = this.steps[this.number];
    if (next) this.step = next;
    else this.leave(true);
  }

  back(): void {
    const before = this.steps[this.number - 2];
    if (before) this.step = before;
  }

  /** To the desk, for good. */
  leave(toured = false): void {
    const again = this.#again;
    this.step = null;
    this.protected = false;
    const patch: SettingsPatch = { welcomed: true, ...(toured ? { toured } : {}) };
    // The desk does not wait for that.
    this.#session.change(patch).catch((thrown) => (this.#session.settingsProblem = problemOf(thrown)));
    this.left(again);
  }
}
