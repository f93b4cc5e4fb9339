import { dayFromNow, startHere, untilTomorrow } from '../desk/days';
import type { Card, Problem } from '../ipc';
import { problemOf, type Session } from '../session.svelte';

/** What is to be said in person: cards that are sealed, shown, burnt. */
export class Meetings {
  cards = $state.raw<readonly Card[]>([]);
  loading = $state(false);
  problem = $state.raw<Problem | null>(null);
  /** A card that could not be burnt, and why. */
  unburnt = $state.raw<{ card: Card; problem: Problem } | null>(null);
  /** The card that is open. */
  open = $state.raw<Card | null>(null);
  /** The day, so that a card shows on its own. */
  today = $state(dayFromNow(0));
  readonly due = $derived(this.cards.filter((card) => startHere(card)?.slice(0, 10) === this.today));

  readonly #session: Session;
  /** Counts what was asked and forgotten: an older answer says nothing now. */
  #count = 0;
  /** Counts how often all was forgotten. */
  #forgotten = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Follows the day, since the window may be open for several. Returns what stops that. */
  begin(): () => void {
    let midnight: ReturnType<typeof setTimeout> | undefined;
    const renew = (): void => {
      clearTimeout(midnight);
      this.today = dayFromNow(0);
      midnight = setTimeout(renew, untilTomorrow());
    };
    renew();
    // A computer that slept over midnight counts from where it was.
    window.addEventListener('focus', renew);
    return () => {
      clearTimeout(midnight);
      window.removeEventListener('focus', renew);
    };
  }

  async look(): Promise<void> {
    if (this.#session.ledger.state !== 'ready') return;
    const asked = (this.#count += 1);
    this.loading = true;
    this.today = dayFromNow(0);
    try {
      const cards = await this.#session.client.cards();
      if (asked !== this.#count) return;
      [this.cards, this.problem] = [cards, null];
      // What is gone need not be burnt.
      if (!cards.some(({ id }) => id === this.unburnt?.card.id)) this.unburnt = null;
    } catch (thrown) {
      if (asked === this.#count) this.problem = problemOf(thrown);
    } finally {
      if (asked === this.#count) this.loading = false;
    }
  }

  /** Burns a card: it was said, or never will be. */
  async burn(card: Card): Promise<void> {
    const forgotten = this.#forgotten;
    try {
      await this.#session.client.burnCard(card.id);
      if (forgotten !== this.#forgotten) return;
      this.cards = this.cards.filter((one) => one.id !== card.id);
      if (this.open?.id === card.id) this.open = null;
      if (this.unburnt?.card.id === card.id) this.unburnt = null;
      // What was asked for before this may have it still.
      if (this.loading) await this.look();
    } catch (thrown) {
      if (forgotten === this.#forgotten) this.unburnt = { card, problem: problemOf(thrown) };
    }
  }

  /** The window locks. */
  forget(): void {
    this.#count += 1;
    this.#forgotten += 1;
    [this.cards, this.open, this.problem, this.unburnt, this.loading] = [[], null, null, null, false];
  }
}
