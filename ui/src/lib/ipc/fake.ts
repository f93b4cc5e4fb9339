import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import type { Pattern } from '@fluent/bundle/esm/ast.js';
import enErrors from '../../../../locales/en/errors.ftl?raw';
import frErrors from '../../../../locales/fr/errors.ftl?raw';
import type {
  Client,
  Decision,
  Draft,
  Language,
  LedgerRecord,
  LedgerState,
  Outcome,
  Problem,
  Start,
  Verdict,
} from './client';
import { channelsIn, findIn, higher, mayCarry, ruleCount, ruleTitle, smallestChange } from './fake-policy';

/** How the stand-in behaves: which state the ledger starts in, what fails, how long an answer takes. */
export interface FakeOptions {
  language?: Language;
  ledger?: LedgerState['state'];
  /** How many decisions are in the ledger already. */
  records?: number;
  unreadable?: number;
  /** The edited policy is broken. */
  brokenPolicy?: boolean;
  /** Commands that reject, until {@link Fake.heal} is called. */
  failing?: string[];
  /** Milliseconds before an answer. */
  delay?: number;
}

export interface Fake extends Client {
  /** Every command that was called, in order. */
  readonly calls: { command: string; argument: unknown }[];
  readonly decisions: Decision[];
  /** What failed works from now on; a ledger that could not be opened or read is ready. */
  heal(): void;
  tellPolicyChanged(start: Start): void;
}

const said = (language: Language, en: string, fr: string): string => (language === 'fr' ? fr : en);

const errors: Record<Language, FluentBundle> = { en: bundleOf('en', enErrors), fr: bundleOf('fr', frErrors) };

function bundleOf(language: Language, source: string): FluentBundle {
  const bundle = new FluentBundle(language, { useIsolating: false });
  bundle.addResource(new FluentResource(source));
  return bundle;
}

/** A problem in the program's own words: the message with this id, its sentence and its remedy. */
function told(
  language: Language,
  code: string,
  id: string,
  values: Record<string, FluentVariable> = {},
): Problem {
  const bundle = errors[language];
  const message = bundle.getMessage(id);
  const put = (pattern: Pattern | null | undefined): string =>
    pattern ? bundle.formatPattern(pattern, values, []) : id;
  return { code, message: put(message?.value), remedy: put(message?.attributes['remedy']) };
}

const failure = (code: string, language: Language): Problem => told(language, code, `error-${code}`);
const diskFull = (language: Language): Problem => failure('L005', language);
const settingsLost = (language: Language): Problem =>
  told(language, 'A010', 'error-A010', { detail: said(language, 'no space left', 'plus de place') });
const foreignLedger = (language: Language): Problem => failure('L001', language);
const keyOutOfReach = (language: Language): Problem => failure('K001', language);
const wrongPassphrase = (language: Language): Problem => failure('K004', language);

function policyBroken(language: Language): Problem {
  const first = told(language, 'P010', 'policy-P010', { rule: 'budget', key: 'matches' });
  const values = { place: 'money.toml:14:1', message: first.message, more: 0 };
  return { ...first, message: told(language, 'P010', 'policy-problem', values).message };
}

const outcomes: readonly Outcome[] = ['sent', 'sent', 'moved', 'arranged', 'sent', 'revised', 'overridden'];

/** A past decision, the same at every start. */
function pastRecord(number: number): LedgerRecord {
  const outcome = outcomes[number % outcomes.length] ?? 'sent';
  const level =
    outcome === 'arranged'
      ? 'sensitive'
      : outcome === 'moved' || outcome === 'overridden'
        ? 'confidential'
        : 'trivial';
  const channel = outcome === 'moved' ? 'signal' : outcome === 'arranged' ? 'in-person' : 'email';
  const rule = level === 'sensitive' ? 'dismissal' : 'polling';
  return {
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

export function fake(options: FakeOptions = {}): Fake {
  let language: Language = options.language ?? 'en';
  let ledger: LedgerState['state'] = options.ledger ?? 'ready';
  let failing = new Set(options.failing ?? []);
  const records = Array.from({ length: options.records ?? 0 }, (_, index) => pastRecord(index + 1));
  const calls: Fake['calls'] = [];
  const decisions: Decision[] = [];
  const listeners = new Set<(start: Start) => void>();

  const ledgerState = (): LedgerState => {
    if (ledger === 'failed') return { state: ledger, problem: foreignLedger(language) };
    if (ledger === 'unreadable') return { state: ledger, problem: keyOutOfReach(language) };
    return { state: ledger };
  };

  const state = (): Start => ({
    language,
    locale: said(language, 'en-GB', 'fr-FR'),
    channels: channelsIn(language),
    policy: {
      id: 'campaign',
      version: 1,
      title: said(language, 'Campaign', 'Campagne'),
      rules: ruleCount,
      problem: options.brokenPolicy ? policyBroken(language) : null,
    },
    ledger: ledgerState(),
    version: '0.1.0',
  });

  const verdict = (draft: Draft): Verdict => {
    const findings = [...findIn(draft.subject, 'subject', language), ...findIn(draft.body, 'body', language)];
    const level = findings.reduce<Verdict['level']>((sofar, one) => higher(sofar, one.level), 'trivial');
    return { level, allowed: mayCarry(draft.channel, level), channel: draft.channel, findings };
  };

  async function answer<T>(command: string, argument: unknown, make: () => T): Promise<T> {
    calls.push({ command, argument });
    if (options.delay) await new Promise((done) => setTimeout(done, options.delay));
    if (failing.has(command)) throw (command === 'set_language' ? settingsLost : diskFull)(language);
    return make();
  }

  return {
    calls,
    decisions,
    heal: () => {
      failing = new Set();
      if (ledger === 'failed' || ledger === 'unreadable') ledger = 'ready';
    },
    tellPolicyChanged: (start) => listeners.forEach((tell) => tell(start)),
    start: () => answer('start', null, state),
    // The program has changed its language before it fails to keep the choice.
    setLanguage: (next) => {
      language = next;
      return answer('set_language', next, state);
    },
    check: (draft) => answer('check', draft, () => verdict(draft)),
    checkAtOnce: () => null,
    smallestChange: (draft) => answer('smallest_change', draft, () => smallestChange(draft, verdict(draft))),
    decide: (decision) =>
      answer('decide', decision, () => {
        if (ledger === 'failed') throw foreignLedger(language);
        decisions.push(decision);
        const { level, allowed, channel, findings } = verdict(decision.draft);
        const number = records.length + 1;
        const id = `record-${number}`;
        const counts = new Map<string, number>();
        for (const one of findings) counts.set(one.rule, (counts.get(one.rule) ?? 0) + 1);
        records.push({
          ...pastRecord(number),
          id,
          time: new Date().toISOString(),
          level,
          allowed,
          channel,
          outcome: decision.outcome,
          reason: decision.reason,
          rules: [...counts].map(([rule, count]) => ({ rule, title: rule, count })),
          place: 'window',
        });
        return { id };
      }),
    ledgerPage: (before, limit) =>
      answer('ledger_page', { before, limit }, () => {
        const older = records.filter((one) => before === null || one.number < before).reverse();
        const names = new Map(channelsIn(language).map((one) => [one.id, one.title]));
        return {
          records: older.slice(0, limit).map((one) => ({
            ...one,
            channel_title: names.get(one.channel) ?? one.channel,
            rules: one.rules.map((rule) => ({ ...rule, title: ruleTitle(rule.rule, language) })),
          })),
          total: records.length,
          unreadable: before === null ? (options.unreadable ?? 0) : 0,
          next: older.length > limit ? (older[limit - 1]?.number ?? null) : null,
        };
      }),
    openLedger: (passphrase) =>
      answer('open_ledger', null, () => {
        if (ledger === 'locked' && passphrase !== 'correct horse battery') throw wrongPassphrase(language);
        ledger = 'ready';
        return ledgerState();
      }),
    onPolicyChanged: async (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
  };
}

/** The stand-in as the page's address asks for it: `?lang=fr&ledger=locked&records=120&failing=decide`. */
export function fakeFromAddress(search: string): Fake {
  const asked = new URLSearchParams(search);
  return fake({
    language: asked.get('lang') === 'fr' ? 'fr' : 'en',
    ledger: (asked.get('ledger') as LedgerState['state'] | null) ?? 'ready',
    records: Number(asked.get('records') ?? 0),
    unreadable: Number(asked.get('unreadable') ?? 0),
    brokenPolicy: asked.has('broken'),
    failing: asked.getAll('failing'),
    delay: Number(asked.get('delay') ?? 0),
  });
}
