import {
  asProblem,
  type Channel,
  type Client,
  type Kept,
  type Language,
  type LedgerState,
  type Pack,
  type PolicyState,
  type Problem,
  type Settings,
  type SettingsPatch,
  type Start,
  type Topic,
} from './ipc';
import { languages, say, words } from './words/words.svelte';

/** What was thrown, as a problem in the window's language. */
export const problemOf = (thrown: unknown): Problem =>
  asProblem(thrown, {
    code: 'window-unexpected',
    message: say('problem-unknown'),
    remedy: say('problem-unknown-remedy'),
  });

/** What the program told at its start and since: language, channels, policy, state of the ledger. */
export class Session {
  readonly client: Client;

  ready = $state(false);
  /** Why the program could not start. */
  problem = $state.raw<Problem | null>(null);
  channels = $state.raw<readonly Channel[]>([]);
  policy = $state.raw<PolicyState | null>(null);
  ledger = $state.raw<LedgerState>({ state: 'ready' });
  /** What is kept of decisions, and who can open it. */
  kept = $state.raw<Kept | null>(null);
  /** What the user set. */
  settings = $state.raw<Settings | null>(null);
  /** Nobody has gone through the first run, and nothing was ever recorded. */
  firstRun = $state(false);
  /** The shipped policies that can be chosen. */
  packs = $state.raw<readonly Pack[]>([]);
  /** What an example for the officer can be about. */
  topics = $state.raw<readonly Topic[]>([]);
  version = $state('');
  /** A decision was recorded since the start. */
  recorded = $state(false);
  /** Why a choice, as that of a language, holds for this time only. */
  settingsProblem = $state.raw<Problem | null>(null);
  /** The policy's problem that the reader has put away: this one, until a reload of the policy brings another. */
  #dismissed = $state.raw<Problem | null>(null);

  readonly policyProblem = $derived.by((): Problem | null => {
    const problem = this.policy?.problem ?? null;
    return problem === this.#dismissed ? null : problem;
  });

  /** Why the settings could not be read, by its code, as the reader has put it away. */
  #unread = $state<string | null>(null);

  /** Why the settings could not be read, in whatever language, until the reader puts it away. */
  readonly unreadProblem = $derived.by((): Problem | null => {
    const problem = this.settings?.problem ?? null;
    return problem?.code === this.#unread ? null : problem;
  });

  readonly #changed = new Set<(policy: boolean) => void>();
  #listening = false;
  /** Counts how often the program told how things stand. */
  #told = 0;

  constructor(client: Client) {
    this.client = client;
  }

  async begin(): Promise<void> {
    this.problem = null;
    // Until the program has told which language was chosen, the system's.
    if (!this.ready) words.language = languages.find((one) => navigator.language.startsWith(one)) ?? 'en';
    try {
      if (!this.#listening) {
        await this.client.onPolicyChanged((start) => this.#take(start));
        this.#listening = true;
      }
      await this.lookAgain();
      this.ready = true;
    } catch (thrown) {
      this.problem = problemOf(thrown);
    }
  }

  /** Asks how things stand now. Rejects with a problem. */
  async lookAgain(): Promise<void> {
    const told = this.#told;
    const start = await this.client.start();
    // What was told meanwhile is newer than what was asked before it.
    if (told === this.#told) this.#takeSamePolicy(start);
  }

  changeLanguage(): Promise<void> {
    return this.speak(words.next);
  }

  async speak(next: Language): Promise<void> {
    this.settingsProblem = null;
    try {
      await this.change({ language: next });
    } catch (thrown) {
      // The choice could not be kept; the window still changes for now.
      words.language = next;
      this.settingsProblem = problemOf(thrown);
      await this.lookAgain().catch(() => undefined);
    }
  }

  /** Without a passphrase where the keyring has the key. Rejects with a problem when that does not open it. */
  async openLedger(passphrase: string | null): Promise<void> {
    this.ledger = await this.client.openLedger(passphrase);
    this.#told += 1;
    if (this.ledger.state === 'failed') throw this.ledger.problem;
    // What was sealed is known now, and may have put another policy in force.
    if (this.ledger.state === 'ready') await this.lookAgain().catch(() => undefined);
  }

  /** Makes the key again from a recovery sheet. Rejects with a problem. */
  async restoreKey(sheet: string): Promise<void> {
    this.#takeSamePolicy(await this.client.restoreKey(sheet));
  }

  /** Changes what the patch names, and keeps it. Rejects with a problem. */
  async change(patch: SettingsPatch): Promise<void> {
    const start = await this.client.changeSettings(patch);
    if (patch.policy === undefined) this.#takeSamePolicy(start);
    else this.#take(start);
  }

  /** The window locks: what is sealed is left to the program. */
  forgetSettings(): void {
    if (this.settings) this.settings = { ...this.settings, policy: null, own_domains: [], opened: false };
  }

  dismissPolicyProblem(): void {
    this.#dismissed = this.policy?.problem ?? null;
  }

  dismissUnreadProblem(): void {
    this.#unread = this.settings?.problem?.code ?? null;
  }

  /** Calls back whenever verdicts may read differently: another language, another policy, which `policy` tells. */
  onChange(call: (policy: boolean) => void): void {
    this.#changed.add(call);
  }

  /** No reload: what was put away stays so, in whatever language it is said now. */
  #takeSamePolicy(start: Start): void {
    const dismissed = this.#dismissed !== null && this.policy?.problem === this.#dismissed;
    const same = JSON.stringify(start.policy) === JSON.stringify(this.policy);
    const policy = same && this.policy ? this.policy : start.policy;
    if (dismissed) this.#dismissed = policy.problem;
    this.#take({ ...start, policy });
  }

  #take(start: Start): void {
    this.#told += 1;
    const another = start.policy.number !== this.policy?.number;
    words.language = start.language;
    words.locale = start.locale;
    this.channels = start.channels;
    this.policy = start.policy;
    this.ledger = start.ledger;
    this.kept = start.kept;
    this.settings = start.settings;
    this.firstRun = start.first_run;
    this.packs = start.packs;
    this.topics = start.topics;
    this.version = start.version;
    for (const call of this.#changed) call(another);
  }
}
