import type {
  Client,
  Decision,
  Draft,
  Language,
  LedgerState,
  Level,
  Opened,
  Problem,
  Settings,
  Start,
  Verdict,
} from './client';
import { cardsIn, copied, findInFiles, handedOver, readIn, splitIn } from './fake-hand-over';
import { FakeDrafts } from './fake-drafts';
import { FakeLedger } from './fake-ledger';
import {
  diskFull,
  failure,
  foreignLedger,
  keyOutOfReach,
  policyBroken,
  said,
  settingsLost,
  told,
  wrongPassphrase,
} from './fake-problems';
import { packsIn, usualSettings } from './fake-settings';
import {
  channelsIn,
  findIn,
  higher,
  mayCarry,
  ruleCount,
  replacement,
  setAside,
  setAsideOfHeard,
  smallestChange,
  topicsIn,
  withHeard,
} from './fake-policy';

/** How the stand-in behaves: which state the ledger starts in, what fails, how long an answer takes. */
export interface FakeOptions {
  language?: Language;
  ledger?: LedgerState['state'];
  /** How many decisions are in the ledger already. */
  records?: number;
  unreadable?: number;
  /** A legal hold is in force. */
  hold?: boolean;
  /** The key is in a keyring: no passphrase opens it, and none is needed. */
  keyring?: boolean;
  /** How many records a damaged ledger has lost. */
  missing?: number;
  /** What is to be said in person: the first of them today. */
  cards?: number;
  /** What does not work of handing over, by its code. */
  unhanded?: string | null;
  /** A draft that was kept. */
  draft?: Draft;
  /** The edited policy is broken. */
  brokenPolicy?: boolean;
  /** The reader advises only. */
  advises?: boolean;
  /** What the program is asked to open from the start. */
  opened?: Opened;
  /** Why the reader cannot read, by its code. */
  unheard?: string | null;
  /** Commands that reject, until {@link Fake.heal} is called. */
  failing?: string[];
  /** Nobody has gone through the first run. */
  firstRun?: boolean;
  /** A policy was named at the start. */
  named?: boolean;
  settings?: Partial<Settings>;
  /** Why the settings could not be read, by its code. */
  badSettings?: string | null;
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
  /** The system locks the session. */
  lockSession(): void;
  /** The window is asked to close. */
  askToClose(): void;
  /** The program is asked to open something. */
  askToOpen(opened: Opened): void;
  /** Something was copied and checked while the desk was in use. */
  copy(level: Level, text: string): void;
}

export function fake(options: FakeOptions = {}): Fake {
  let language: Language = options.language ?? 'en';
  let ledger: LedgerState['state'] = options.ledger ?? 'ready';
  let failing = new Set(options.failing ?? []);
  let settings = { ...usualSettings, welcomed: !options.firstRun, ...options.settings };
  const records = new FakeLedger(options.records ?? 0, options.hold ?? false);
  const kept = new FakeDrafts();
  if (options.draft) kept.keep(options.draft, null);
  /** What the files say. */
  const texts = new Map<string, string>();
  let cards = cardsIn(language, options.cards ?? 0);
  const calls: Fake['calls'] = [];
  const decisions: Decision[] = [];
  const listeners = new Set<(start: Start) => void>();
  const lockListeners = new Set<() => void>();
  const closeListeners = new Set<() => void>();
  const askListeners = new Set<() => void>();
  const copyListeners = new Set<(level: Level) => void>();
  let asked: Opened | null = options.opened ?? null;
  let offered: Opened | null = null;

  /** What does not work of handing over to a channel. */
  const unhanded = (channel: string): Problem | null => {
    const code = options.unhanded;
    const title = channelsIn(language).find((one) => one.id === channel)?.title ?? '';
    return code ? told(language, code, `error-${code}`, { channel: title }) : null;
  };

  const ledgerState = (): LedgerState => {
    if (ledger === 'failed') return { state: ledger, problem: foreignLedger(language) };
    if (ledger === 'unreadable') return { state: ledger, problem: keyOutOfReach(language) };
    if (ledger === 'locked') return { state: ledger, passphrase: !options.keyring };
    return { state: ledger };
  };

  const settingsNow = (): Settings => ({
    ...settings,
    opened: ledger !== 'locked',
    problem: options.badSettings ? failure(options.badSettings, language) : null,
  });

  const state = (): Start => ({
    language,
    locale: said(language, 'en-GB', 'fr-FR'),
    channels: channelsIn(language),
    policy: {
      id: settings.policy ?? 'campaign',
      version: 1,
      number: packsIn(language).findIndex(({ id }) => id === (settings.policy ?? 'campaign')),
      title: packsIn(language).find(({ id }) => id === (settings.policy ?? 'campaign'))?.title ?? '',
      rules: ruleCount,
      named: options.named ?? false,
      domains: ['courrier.example.org'],
      problem: options.brokenPolicy ? policyBroken(language) : null,
    },
    ledger: ledgerState(),
    kept: { days: 90, keep: 'nothing', recovery: 1, lock_after_minutes: 15 },
    settings: settingsNow(),
    first_run: !settings.welcomed && decisions.length === 0,
    packs: packsIn(language),
    topics: topicsIn(language),
    version: '0.1.0',
  });

  const verdict = (draft: Draft): Verdict => {
    const found = [
      ...findIn(draft.subject, 'subject', language),
      ...findIn(draft.body, 'body', language),
      ...findInFiles(draft, texts, language),
    ];
    const { findings, set_aside: ofRules } = setAside(found, draft.not_here ?? []);
    const set_aside = [...ofRules, ...setAsideOfHeard(draft, language)];
    const level = findings.reduce<Verdict['level']>((sofar, one) => higher(sofar, one.level), 'trivial');
    const verdict = { level, allowed: mayCarry(draft.channel, level), channel: draft.channel, findings };
    return set_aside.length > 0 ? { ...verdict, set_aside } : verdict;
  };

  const heard = (draft: Draft): Verdict =>
    options.unheard
      ? { ...verdict(draft), not_heard: failure(options.unheard, language) }
      : withHeard(verdict(draft), draft, !options.advises, language);

  async function answer<T>(command: string, argument: unknown, make: () => T): Promise<T> {
    calls.push({ command, argument });
    if (options.delay) await new Promise((done) => setTimeout(done, options.delay));
    if (failing.has(command)) throw (command === 'change_settings' ? settingsLost : diskFull)(language);
    return make();
  }

  function read(name: string, bytes: Uint8Array): ReturnType<typeof readIn> {
    const attached = readIn(name, bytes, (code) => failure(code, language));
    texts.set(attached.id, new TextDecoder().decode(bytes));
    return attached;
  }

  return {
    calls,
    decisions,
    heal: () => {
      failing = new Set();
      if (ledger === 'failed' || ledger === 'unreadable') ledger = 'ready';
    },
    askToClose: () => closeListeners.forEach((tell) => tell()),
    askToOpen: (opened) => {
      asked = opened;
      askListeners.forEach((tell) => tell());
    },
    copy: (level, text) => {
      offered = { draft: { subject: '', body: text, to: [], channel: '' }, attachments: [], left_out: 0 };
      copyListeners.forEach((tell) => tell(level));
    },
    lockSession: () => {
      ledger = 'locked';
      lockListeners.forEach((tell) => tell());
    },
    tellPolicyChanged: (start) => listeners.forEach((tell) => tell(start)),
    start: () => answer('start', null, state),
    // The program has changed its language before it fails to keep the choice.
    changeSettings: ({ language: next, ...patch }) => {
      if (next) language = next;
      return answer('change_settings', next ? { language: next, ...patch } : patch, () => {
        const strange = patch.own_domains?.find((domain) => !/^[^@\s]+\.[^@\s]+$/.test(domain));
        if (strange !== undefined) throw told(language, 'A019', 'error-A019', { domain: strange });
        settings = { ...settings, ...patch };
        return state();
      });
    },
    check: (draft) => answer('check', draft, () => verdict(draft)),
    checkAtOnce: () => null,
    hear: (draft) => answer('hear', draft, () => heard(draft)),
    smallestChange: (draft) => answer('smallest_change', draft, () => smallestChange(draft, verdict(draft))),
    replacement: (draft, passage) =>
      answer('replacement', passage, () => replacement(passage, verdict(draft))),
    decide: (decision) =>
      answer('decide', decision, () => {
        if (ledger === 'failed') throw foreignLedger(language);
        decisions.push(decision);
        return { id: records.add(decision, heard(decision.draft)) };
      }),
    arrange: (draft, invitation) =>
      answer('arrange', { draft, invitation }, () => {
        if (verdict({ ...draft, ...invitation, to: [] }).level !== 'trivial') throw failure('A022', language);
        const decision: Decision = { draft, outcome: 'arranged', reason: null };
        decisions.push(decision);
        const id = records.add(decision, heard(draft));
        const { subject, body } = draft;
        const made = '2026-11-29T20:00:00Z';
        cards = [{ id, made, at: null, meeting: invitation.meeting, subject, body }, ...cards];
        return { id };
      }),
    cards: () => answer('cards', null, () => cards),
    burnCard: (id) =>
      answer('burn_card', id, () => {
        if (options.hold) throw failure('L015', language);
        cards = cards.filter((card) => card.id !== id);
      }),
    handOver: (draft) =>
      answer('hand_over', draft, () => handedOver(draft, unhanded(draft.channel), language)),
    handOverInvitation: (invitation) =>
      answer('hand_over_invitation', invitation, () =>
        handedOver({ ...invitation, to: [], channel: 'email' }, unhanded('email'), language),
      ),
    openCalendar: (invitation) =>
      answer('open_calendar', invitation, () => ({
        program: 'Calendar',
        taken: true,
        copied: null,
        left_out: [],
        problem: null,
      })),
    attach: (name, bytes) => answer('attach', name, () => read(name, bytes)),
    // Its id is what it says; the one that is gone is not there any more.
    attachOpened: (id) =>
      answer('attach_opened', id, () =>
        id === 'gone' ? null : read(`${id}.txt`, new TextEncoder().encode(id)),
      ),
    detach: (id) => answer('detach', id, () => void (id === null ? texts.clear() : texts.delete(id))),
    copyText: (text) =>
      answer('copy_text', text, () => {
        if (options.unhanded === 'A025') throw failure('A025', language);
        return copied();
      }),
    clearCopied: (number) => answer('clear_copied', number, () => undefined),
    split: (draft) => answer('split', draft, () => splitIn(draft, verdict)),
    giveExample: (example) =>
      answer('give_example', example, () => {
        if (ledger === 'failed') throw foreignLedger(language);
        return { id: records.addExample(example) };
      }),
    ledgerPage: (filter, before, limit) =>
      answer('ledger_page', { filter, before, limit }, () => ({
        ...records.page(filter, before, limit, language),
        unreadable: before === null ? (options.unreadable ?? 0) : 0,
      })),
    ledgerRecord: (id) =>
      answer('ledger_record', id, () => {
        const record = records.record(id, language);
        if (!record) throw failure('L008', language);
        return record;
      }),
    ledgerStats: (filter) => answer('ledger_stats', filter, () => records.stats(filter, language)),
    openLedger: (passphrase) =>
      answer('open_ledger', null, () => {
        const wrong = !options.keyring && passphrase !== 'correct horse battery';
        if (ledger === 'locked' && wrong) throw wrongPassphrase(language);
        ledger = 'ready';
        return ledgerState();
      }),
    lock: () =>
      answer('lock', null, () => {
        ledger = 'locked';
      }),
    keepDraft: (draft, place) =>
      answer('keep_draft', draft, () => {
        if (ledger === 'new') return null;
        return kept.keep(draft, place);
      }),
    keptDraft: (beside) => answer('kept_draft', beside, () => kept.last(beside)),
    recoveryWords: () =>
      answer('recovery_words', null, () =>
        Array.from({ length: 24 }, (_, index) => `word${index + 1}`).join(' '),
      ),
    saveSheet: () =>
      answer('save_sheet', null, () =>
        said(language, 'cloison-recovery-sheet.txt', 'cloison-fiche-de-secours.txt'),
      ),
    restoreKey: (words) =>
      answer('restore_key', null, () => {
        if (words.trim().split(/\s+/).length !== 24) throw failure('K014', language);
        ledger = 'ready';
        return state();
      }),
    onClosing: async (tell) => {
      closeListeners.add(tell);
      return () => closeListeners.delete(tell);
    },
    onAsked: async (tell) => {
      askListeners.add(tell);
      return () => askListeners.delete(tell);
    },
    onCopied: async (tell) => {
      copyListeners.add(tell);
      return () => copyListeners.delete(tell);
    },
    takeOpened: (fromOffer) => {
      const taken = fromOffer ? offered : asked;
      if (fromOffer) offered = null;
      else asked = null;
      return answer('take_opened', fromOffer, () => taken);
    },
    readMessage: (bytes) =>
      answer('read_message', bytes.length, () => {
        const text = new TextDecoder().decode(bytes);
        if (text.includes('\0')) throw failure('M001', language);
        return { draft: { subject: '', body: text, to: [], channel: '' }, attachments: [], left_out: 0 };
      }),
    tellDesk: (level, free) => answer('tell_desk', { level, free }, () => undefined),
    shell: () =>
      answer('shell', null, () => ({
        tray: null,
        shortcut: null,
        notifications: null,
        start_at_login: null,
        capture: 'unable' as const,
      })),
    wipe: () => answer('wipe', null, () => undefined),
    rescueLedger: () =>
      answer('rescue_ledger', null, () => {
        if (ledger === 'failed') ledger = 'ready';
        return { records: options.records ?? 0, missing: options.missing ?? 0 };
      }),
    close: () => answer('close', null, () => undefined),
    onLocked: async (tell) => {
      lockListeners.add(tell);
      return () => lockListeners.delete(tell);
    },
    onPolicyChanged: async (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
  };
}
