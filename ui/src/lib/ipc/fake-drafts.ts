import type { Draft } from './generated/Draft';
import type { KeptDraft } from './generated/KeptDraft';

/** The drafts that are kept, as the program keeps them. */
export class FakeDrafts {
  readonly #drafts = new Map<number, Draft>();

  keep(draft: Draft, place: number | null): number | null {
    const { subject, body, to, attachments = [] } = draft;
    if (!subject && !body && to.length === 0 && attachments.length === 0) {
      if (place !== null) this.#drafts.delete(place);
      return null;
    }
    const at = place ?? Math.max(-1, ...this.#drafts.keys()) + 1;
    this.#drafts.set(at, draft);
    return at;
  }

  last(beside: number | null): KeptDraft | null {
    const places = [...this.#drafts.keys()].filter((place) => place !== beside).toSorted((a, b) => a - b);
    const place = places.at(-1);
    const draft = place === undefined ? undefined : this.#drafts.get(place);
    return draft && place !== undefined ? { draft, place, waiting: places.length - 1 } : null;
  }
}
