import type { Problem, SettingsPatch } from '../ipc';
import { problemOf, type Session } from '../session.svelte';

/** Changes of the settings, one after the other, and why the last one was not kept. */
export class Change {
  #waiting = $state(0);
  readonly busy = $derived(this.#waiting > 0);
  problem = $state.raw<Problem | null>(null);

  readonly #session: Session;
  #before: Promise<unknown> = Promise.resolve();

  constructor(session: Session) {
    this.#session = session;
  }

  /** Whether it was kept. What builds on how things stand is made when its turn has come. */
  make(patch: SettingsPatch | (() => SettingsPatch)): Promise<boolean> {
    const made = this.#before.then(() => this.#make(typeof patch === 'function' ? patch() : patch));
    this.#waiting += 1;
    this.#before = made;
    return made;
  }

  async #make(patch: SettingsPatch): Promise<boolean> {
    this.problem = null;
    try {
      await this.#session.change(patch);
      return true;
    } catch (thrown) {
      this.problem = problemOf(thrown);
      return false;
    } finally {
      this.#waiting -= 1;
    }
  }
}
