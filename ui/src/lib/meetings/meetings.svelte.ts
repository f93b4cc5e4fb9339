import type { Card, Problem } from '../ipc';
import { dayFromNow } from '../desk/arranging.svelte';
import { problemOf, type Session } from '../session.svelte';

/** What is to be said in person: cards that are sealed, shown, burnt. */
export class Meetings {
  cards = $state.raw<readonly Card[]>([]);
  loading = $state(false);
  problem = $state.raw<Problem | null>(null);
  /** The card that is open. */
  open = $state.raw<Card | null>(null);
  /** The day, so that a card shows on its own. */
  today = $state(dayFromNow(0));
  readonly due = $derived(this.cards.filter((card) => card.meeting.start?.slice(0, 10) === this.today));

  readonly #session: Session;
  /** Counts how often what was known was forgotten. */
  #forgotten = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  async look(): Promise<void> {
    if (this.#session.ledger.state !== 'ready') return;
    const forgotten = this.#forgotten;
    this.loading = true;
    this.today = dayFromNow(0);
    try {
      const cards = await this.#session.client.cards();
      if (forgotten !== this.#forgotten) return;
      [this.cards, this.problem] = [cards, null];
    } catch (thrown) {
      if (forgotten === this.#forgotten) this.problem = problemOf(thrown);
    } finally {
      if (forgotten === this.#forgotten) this.loading = false;
    }
  }

  /** Burns a card: it was said, or never will be. */
  async burn(card: Card): Promise<void> {
    const forgotten = this.#forgotten;
    try {
      await this.#session.client.burnCard(card.id);
      if (forgotten !== this.#forgotten) return;
      [this.cards, this.open, this.problem] = [this.cards.filter((one) => one.id !== card.id), null, null];
    } catch (thrown) {
      if (forgotten === this.#forgotten) this.problem = problemOf(thrown);
    }
  }

  /** The window locks. */
  forget(): void {
    this.#forgotten += 1;
    [this.cards, this.open, this.problem, this.loading] = [[], null, null, false];
  }
}
