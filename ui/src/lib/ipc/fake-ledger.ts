import type {
  Decision,
  GivenExample,
  Language,
  LedgerEntry,
  LedgerFilter,
  LedgerPage,
  LedgerRecord,
  LedgerStats,
  Outcome,
  Verdict,
} from './client';
import { channelsIn, ruleTitle } from './fake-policy';

const OUTCOMES: readonly Outcome[] = ['sent', 'sent', 'moved', 'arranged', 'sent', 'revised', 'overridden'];

type Entry = Extract<LedgerEntry, { kind: 'decision' }>;

/** A past decision, the same at every start. */
function pastRecord(number: number): Entry {
  const outcome = OUTCOMES[number % OUTCOMES.length] ?? 'sent';
  const level =
    outcome === 'arranged'
      ? 'sensitive'
      : outcome === 'moved' || outcome === 'overridden'
        ? 'confidential'
        : 'trivial';
  const channel = outcome === 'moved' ? 'signal' : outcome === 'arranged' ? 'in-person' : 'email';
  const rule = level === 'sensitive' ? 'dismissal' : 'polling';
  return {
    kind: 'decision',
    id: `past-${number}`,
    number,
    time: new Date(Date.UTC(2026, 10, 20, 17, 40) - (400 - number) * 5_400_000).toISOString(),
    level,
    channel,
    channel_title: channel,
    allowed: outcome !== 'overridden',
    outcome,
    reason: outcome === 'overridden' ? 'It has been in the papers since this morning.' : null,
    rules: level === 'trivial' ? [] : [{ rule, title: rule, count: 1 + (number % 3) }],
    policy: 'campaign',
    policy_version: 1,
    place: number % 5 === 0 ? 'command' : 'window',
  };
}

/** The stand-in's ledger: what the real one does with filters, in a few lines. */
export class FakeLedger {
  readonly #records: LedgerEntry[];

  constructor(count: number, hold: boolean) {
    this.#records = Array.from({ length: count }, (_, index) => pastRecord(index + 1));
    if (hold) {
      const time = new Date(Date.UTC(2026, 10, 21, 9, 0)).toISOString();
      const number = count + 1;
      this.#records.push({ kind: 'hold', id: 'hold', number, time, set: true, reason: 'Case 26/1184' });
    }
  }

  add(decision: Decision, verdict: Verdict): string {
    const { level, allowed, channel, findings, set_aside } = verdict;
    const number = this.#records.length + 1;
    const id = `record-${number}`;
    const counts = new Map<string, number>();
    for (const one of findings) counts.set(one.rule, (counts.get(one.rule) ?? 0) + 1);
    this.#records.push({
      ...pastRecord(number),
      id,
      time: new Date().toISOString(),
      level,
      allowed,
      channel,
      outcome: decision.outcome,
      reason: decision.reason,
      rules: [...counts].map(([rule, count]) => ({ rule, title: rule, count })),
      not_here: (set_aside ?? []).map(({ rule, title, words }) => ({
        rule,
        title,
        reason:
          decision.draft.not_here?.find((one) => one.rule === rule && one.words === words)?.reason ?? '',
      })),
      place: 'window',
    });
    return id;
  }

  addExample({ text, topic }: GivenExample): string {
    const number = this.#records.length + 1;
    const id = `record-${number}`;
    const title = topic ?? 'nothing delicate';
    this.#records.push({ kind: 'example', id, number, time: new Date().toISOString(), topic, title, text });
    return id;
  }

  page(filter: LedgerFilter, before: number | null, limit: number, language: Language): LedgerPage {
    const all = this.#asked(filter, language);
    const older = all.filter((one) => before === null || one.number < before).reverse();
    return {
      records: older.slice(0, limit),
      total: all.length,
      unreadable: 0,
      next: older.length > limit ? (older[limit - 1]?.number ?? null) : null,
    };
  }

  record(id: string, language: Language): LedgerEntry | undefined {
    return this.#records.map((one) => named(one, language)).find((one) => one.id === id);
  }

  stats(filter: LedgerFilter, language: Language): LedgerStats {
    const decisions = this.#asked(filter, language).filter((one) => one.kind === 'decision');
    const counted = (
      ids: readonly string[],
      of: (one: LedgerRecord) => string,
      title: (id: string) => string,
    ) => ids.map((id) => ({ id, title: title(id), count: decisions.filter((one) => of(one) === id).length }));
    const levels = ['trivial', 'confidential', 'sensitive'] as const;
    const rules = new Map<string, { found: number; overridden: number }>();
    const days = new Map<string, { levels: [number, number, number]; overridden: number }>();
    for (const one of decisions) {
      const over = one.outcome === 'overridden' ? 1 : 0;
      const day = days.get(one.time.slice(0, 10)) ?? { levels: [0, 0, 0], overridden: 0 };
      day.levels[levels.indexOf(one.level)] = (day.levels[levels.indexOf(one.level)] ?? 0) + 1;
      day.overridden += over;
      days.set(one.time.slice(0, 10), day);
      for (const { rule } of one.rules) {
        const sofar = rules.get(rule) ?? { found: 0, overridden: 0 };
        rules.set(rule, { found: sofar.found + 1, overridden: sofar.overridden + over });
      }
    }
    const titles = new Map(channelsIn(language).map((one) => [one.id, one.title]));
    return {
      decisions: decisions.length,
      levels: counted(
        levels,
        (one) => one.level,
        (id) => id,
      ),
      outcomes: counted(
        [...new Set(OUTCOMES)],
        (one) => one.outcome,
        (id) => id,
      ),
      channels: counted(
        [...titles.keys()],
        (one) => one.channel,
        (id) => titles.get(id) ?? id,
      ),
      days: [...days].map(([date, day]) => ({ date, ...day })),
      rules: [...rules]
        .map(([rule, counts]) => ({ rule, title: ruleTitle(rule, language), ...counts }))
        .sort((a, b) => b.overridden - a.overridden),
      unreadable: 0,
    };
  }

  get length(): number {
    return this.#records.length;
  }

  #asked(filter: LedgerFilter, language: Language): LedgerEntry[] {
    const some = <T>(wanted: readonly T[], one: T): boolean => wanted.length === 0 || wanted.includes(one);
    const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean);
    const plain =
      filter.levels.length + filter.channels.length + filter.outcomes.length + filter.rules.length;
    return this.#records
      .map((one) => named(one, language))
      .filter((one) => {
        const day = one.time.slice(0, 10);
        const text = JSON.stringify(one).toLowerCase();
        const asked =
          one.kind !== 'decision'
            ? plain === 0
            : some(filter.levels, one.level) &&
              some(filter.channels, one.channel) &&
              some(filter.outcomes, one.outcome) &&
              (filter.rules.length === 0 || one.rules.some(({ rule }) => filter.rules.includes(rule)));
        return (
          asked &&
          (!filter.from || day >= filter.from) &&
          (!filter.until || day <= filter.until) &&
          words.every((word) => text.includes(word))
        );
      });
  }
}

/** With the names of channels and rules in a language. */
function named(one: LedgerEntry, language: Language): LedgerEntry {
  if (one.kind !== 'decision') return one;
  const channel = channelsIn(language).find((channel) => channel.id === one.channel);
  return {
    ...one,
    channel_title: channel?.title ?? one.channel,
    rules: one.rules.map((rule) => ({ ...rule, title: ruleTitle(rule.rule, language) })),
  };
}
