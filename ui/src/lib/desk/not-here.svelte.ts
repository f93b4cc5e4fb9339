import type { NotHere as Entry, Verdict } from '../ipc';
import type { Marked } from './findings';

/** Words that were set aside, as the panel lists them: once, however many rules have marked them. */
export interface Aside {
  readonly words: string;
  readonly reason: string;
  readonly titles: readonly string[];
  readonly entries: readonly Entry[];
}

const holds = (one: string, other: string): boolean => one.includes(other) || other.includes(one);

/** What the writer set aside in this draft: it does not count here. It ends with the draft. */
export class NotHere {
  list = $state.raw<readonly Entry[]>([]);

  readonly #changed: () => void;

  /** `changed` is called at every change that the writer makes. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Sets aside what rules have marked. Without a reason nothing is. */
  add(marked: readonly Marked[], reason: string): void {
    const why = reason.trim();
    if (why === '' || marked.length === 0) return;
    const added = new Map(
      marked.map(({ rule, text }) => [`${rule} ${text}`, { rule, words: text, reason: why }]),
    );
    const others = this.list.filter(({ rule, words }) => !added.has(`${rule} ${words}`));
    this.list = [...others, ...added.values()];
    this.#changed();
  }

  undo({ entries }: Aside): void {
    this.list = this.list.filter((one) => !entries.includes(one));
    this.#changed();
  }

  /** Puts these in place of what is there. */
  take(list: readonly Entry[]): void {
    this.list = list;
  }

  /** Those that count in a draft, by what it says of them. */
  counting(verdict: Verdict | null): readonly Aside[] {
    const asides: Aside[] = [];
    for (const { rule, words, title } of verdict?.set_aside ?? []) {
      const entry = this.list.find((one) => one.rule === rule && one.words === words);
      if (!entry) continue;
      const { reason } = entry;
      const at = asides.findIndex((one) => one.reason === reason && holds(one.words, words));
      const same = asides[at];
      const aside: Aside = {
        words: same && same.words.length > words.length ? same.words : words,
        reason,
        titles: [...new Set([...(same?.titles ?? []), title])],
        entries: [...(same?.entries ?? []), entry],
      };
      if (same) asides[at] = aside;
      else asides.push(aside);
    }
    return asides;
  }
}
