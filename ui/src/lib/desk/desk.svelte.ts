import type { Channel, Decision, Draft, Level, Outcome, Problem, Verdict } from '../ipc';
import { problemOf, type Session } from '../session.svelte';
import { isAbove, mayCarry, meeting, usual } from './channels';
import { Checker, type Answer, type Snapshot } from './checker';
import { grouped, passagesOf, readsTheSame, type Group, type Passage } from './findings';
import { sameText, type Manuscript, type Prose } from './manuscript';
import { Pause, SPEAK_AFTER, STRIP_AFTER } from './pauses';
import { SmallestChange } from './smallest-change.svelte';

interface Sheet extends Snapshot {
  readonly prose: Prose;
}

/** What was recorded last, and the draft that it was about. */
export interface Done {
  readonly outcome: Outcome;
  readonly channel: Channel | undefined;
  readonly draft: Draft;
}

/** The writer's desk: the draft, its verdict, and what the writer decides. */
export class Desk {
  to = $state.raw<readonly string[]>([]);
  subject = $state('');
  chosen = $state('');

  verdict = $state.raw<Verdict | null>(null);
  /** What rules have marked, in the order of the draft: each passage once. */
  passages = $state.raw<readonly Passage[]>([]);
  groups = $state.raw<readonly Group[]>([]);
  /** The revision whose verdict is shown. */
  shown = $state(0);
  checkProblem = $state.raw<Problem | null>(null);
  /** The level that was last said aloud. */
  spoken = $state<Level | null>(null);
  strip = $state(false);
  /** The passage that the writer is at, by its place among all. */
  at = $state<number | null>(null);
  /** The subject's words to select. */
  subjectAt = $state.raw<{ start: number; end: number } | null>(null);

  /** The answer that the warning is about, while it is open. */
  warning = $state.raw<Answer<Sheet> | null>(null);
  /** A decision that waits for the ledger's first passphrase. */
  waiting = $state.raw<Decision | null>(null);
  deciding = $state(false);
  recordProblem = $state.raw<Problem | null>(null);
  done = $state.raw<Done | null>(null);
  /** A decision was recorded about a text that has gone on since. */
  wentOn = $state(false);

  #length = $state(0);
  /** The draft that the writer was last warned about. */
  #warned = $state.raw<Draft | null>(null);
  #failed = $state.raw<Decision | null>(null);

  readonly channels: readonly Channel[] = $derived.by(() => this.#session.channels);
  readonly channel = $derived(this.channels.find((one) => one.id === this.chosen));
  readonly empty = $derived(this.#length === 0 && this.subject === '' && this.to.length === 0);
  readonly blank = $derived(this.#length === 0 && this.subject.trim() === '');
  readonly level: Level = $derived(this.verdict?.level ?? 'trivial');
  /** Whether the verdict that is there is the draft's: a check that failed leaves an older one. */
  readonly known = $derived(this.verdict !== null && this.checkProblem === null);
  readonly allowed = $derived.by(() => {
    if (!this.verdict || !this.known) return this.blank;
    if (this.verdict.channel === this.chosen) return this.verdict.allowed;
    return this.channel ? mayCarry(this.channel, this.level) : false;
  });
  readonly count = $derived(this.passages.length);
  /** Whether discarding the draft is a decision to record: a warning was shown. */
  readonly wasWarned = $derived(this.#warned !== null);
  /** Discarding could not be recorded: the writer may do without. */
  readonly undiscarded = $derived(this.#failed?.outcome === 'dropped');

  readonly #session: Session;
  readonly #checker: Checker<Sheet>;
  readonly #speak = new Pause(SPEAK_AFTER, () => {
    this.spoken = this.blank || !this.known ? null : this.level;
  });
  readonly #strip = new Pause(STRIP_AFTER, () => {
    this.strip = !this.blank && this.known && !this.allowed;
  });

  readonly smallest = new SmallestChange(
    () => (this.#refused ? this.#sheet() : null),
    (draft) => this.#session.client.smallestChange(draft),
    SPEAK_AFTER,
  );

  #manuscript: Manuscript | null = null;
  #prose: Prose = '';
  #revision = 0;
  #edited = false;
  /** The channel that was left because it may not carry the draft. */
  #left: Channel | null = null;

  constructor(session: Session) {
    this.#session = session;
    this.#checker = new Checker(
      session.client,
      (answer) => this.#answered(answer),
      (thrown) => {
        this.#unchecked(thrown);
      },
    );
    session.onChange(() => {
      if (!this.channel) this.chosen = usual(session.channels)?.id ?? '';
      this.#ask();
    });
  }

  attach(manuscript: Manuscript): void {
    this.#manuscript = manuscript;
    this.smallest.attach(manuscript);
  }

  // Writing

  write(prose: Prose): void {
    this.#prose = prose;
    this.#length = prose.length;
    this.#changed();
  }

  setSubject(subject: string): void {
    this.subject = subject;
    this.#changed();
  }

  setRecipients(to: readonly string[]): void {
    this.to = to;
    this.#changed();
  }

  choose(id: string): void {
    const next = this.channels.find((one) => one.id === id);
    if (!next || id === this.chosen) return;
    if (this.known && !this.allowed && mayCarry(next, this.level)) this.#left = this.channel ?? null;
    this.chosen = id;
    this.#touched();
  }

  checkAgain(): void {
    this.#ask();
  }

  #changed(): void {
    if (this.#warned) this.#edited = true;
    this.#touched();
  }

  #touched(): void {
    this.done = null;
    this.#forgetFailure();
    this.#ask();
  }

  /** Whether the draft as it is now is known to be one that may not travel. */
  get #refused(): boolean {
    return this.known && !this.allowed && !this.blank && this.shown === this.#revision;
  }

  #sheet(): Sheet {
    const { to, subject, chosen } = this;
    const prose = this.#prose;
    return {
      revision: this.#revision,
      length: subject.length + prose.length,
      prose,
      draft: () => ({ subject, body: prose.toString(), to: [...to], channel: chosen }),
    };
  }

  #unchecked(thrown: unknown): void {
    this.checkProblem = problemOf(thrown);
    this.strip = false;
    this.spoken = null;
  }

  #ask(): void {
    this.#revision += 1;
    this.#speak.changed();
    this.#strip.changed();
    this.smallest.changed();
    this.#checker.ask(this.#sheet());
  }

  #answered({ snapshot, verdict }: Answer<Sheet>): void {
    const before = this.passages;
    const passages = passagesOf(verdict.findings);
    this.checkProblem = null;
    this.verdict = verdict;
    this.passages = passages;
    this.shown = snapshot.revision;
    if (!readsTheSame(before, passages)) {
      this.groups = grouped(passages);
      this.at = null;
    }
    this.#manuscript?.highlight(passages, snapshot.prose);
    if (this.blank || this.allowed) this.strip = false;
    this.#strip.told();
    this.#speak.told();
    this.smallest.told();
  }

  // From passage to passage

  point(index: number): void {
    const passage = this.passages[index];
    if (!passage) return;
    this.at = index;
    if (passage.field === 'subject') this.subjectAt = { start: passage.start, end: passage.end };
    else this.#manuscript?.point(index);
  }

  /** To the next passage (1) or the previous one (-1), round the end. */
  step(by: 1 | -1): void {
    const { at, count } = this;
    if (at === null) this.point(by > 0 ? 0 : count - 1);
    else this.point((at + by + count) % count);
  }

  focus(): void {
    this.#manuscript?.focus();
  }

  // Deciding

  /** Sends as advised; or warns, where the chosen channel may not carry the draft. */
  async send(): Promise<void> {
    if (this.channel?.kind === 'meeting' && this.allowed) return this.arrange();
    await this.#decide(async (answer) => {
      if (answer.verdict.allowed) {
        await this.#record(this.#outcomeOfSending(answer), answer.draft);
      } else {
        this.#warn(answer);
      }
    });
  }

  /** Moves the draft to a channel that may carry it. */
  async move(target: Channel): Promise<void> {
    await this.#decide(async (answer) => {
      if (mayCarry(target, answer.verdict.level)) {
        await this.#record('moved', { ...answer.draft, channel: target.id });
      } else {
        this.#warn(answer);
      }
    });
  }

  async arrange(): Promise<void> {
    await this.#decide(async (answer) => {
      const channel = meeting(this.channels, answer.verdict.level)?.id ?? answer.draft.channel;
      await this.#record('arranged', { ...answer.draft, channel });
    });
  }

  /** Sends although the channel may not carry it. */
  async override(reason: string): Promise<void> {
    const answer = this.warning;
    if (!answer || this.deciding || reason.trim() === '') return;
    await this.#record('overridden', answer.draft, reason.trim());
  }

  /** Closes the warning; the writer revises. */
  goBack(): void {
    if (this.deciding) return;
    this.warning = null;
    this.#forgetFailure();
  }

  /** Throws the draft away; after a warning that is a decision like another. */
  async discard(): Promise<void> {
    if (this.deciding) return;
    if (!this.#warned) return this.startAnew();
    await this.#record('dropped', this.blank ? this.#warned : this.#sheet().draft());
  }

  /** Throws the draft away although that cannot be recorded. */
  discardUnrecorded(): void {
    if (!this.deciding && this.undiscarded) this.startAnew();
  }

  /** Records once more what could not be recorded. */
  async retry(): Promise<void> {
    const decision = this.#failed;
    if (decision && !this.deciding) await this.#record(decision.outcome, decision.draft, decision.reason);
  }

  /** Opens the new ledger, then records what waited for it. Rejects with a problem that another passphrase may solve. */
  async openAndRecord(passphrase: string): Promise<void> {
    try {
      await this.#session.openLedger(passphrase);
    } catch (thrown) {
      if (this.#session.ledger.state === 'new' || !this.waiting) throw thrown;
      this.#notRecorded(this.waiting, thrown);
      this.waiting = null;
      return;
    }
    const decision = this.waiting;
    this.waiting = null;
    if (decision) await this.#record(decision.outcome, decision.draft, decision.reason);
  }

  dismissPassphrase(): void {
    this.waiting = null;
  }

  startAnew(): void {
    this.#clear();
    this.done = null;
    this.#manuscript?.focus();
  }

  async #decide(act: (answer: Answer<Sheet>) => Promise<void>): Promise<void> {
    if (this.deciding || this.blank || this.done) return;
    this.deciding = true;
    try {
      await act(await this.#checker.settled(this.#sheet()));
    } catch (thrown) {
      this.#unchecked(thrown);
    } finally {
      this.deciding = false;
    }
  }

  #warn(answer: Answer<Sheet>): void {
    this.#warned = answer.draft;
    this.#edited = false;
    this.warning = answer;
  }

  #outcomeOfSending({ draft, verdict }: Answer<Sheet>): Outcome {
    const left = this.#left;
    if (left && left.id !== draft.channel && isAbove(verdict.level, left.ceiling)) return 'moved';
    return this.#warned && this.#edited ? 'revised' : 'sent';
  }

  async #record(outcome: Outcome, draft: Draft, reason: string | null = null): Promise<void> {
    const decision: Decision = { draft, outcome, reason };
    if (this.#session.ledger.state === 'new') {
      this.#forgetFailure();
      this.waiting = decision;
      return;
    }
    this.deciding = true;
    try {
      await this.#session.client.decide(decision);
      this.#forgetFailure();
      this.#finish(decision);
      // What could not be opened at the start has just been written to.
      if (this.#session.ledger.state === 'failed') void this.#session.lookAgain().catch(() => undefined);
    } catch (thrown) {
      this.#notRecorded(decision, thrown);
    } finally {
      this.deciding = false;
    }
  }

  #notRecorded(decision: Decision, thrown: unknown): void {
    this.#failed = decision;
    this.recordProblem = problemOf(thrown);
  }

  #forgetFailure(): void {
    this.#failed = null;
    this.recordProblem = null;
  }

  #finish({ outcome, draft }: Decision): void {
    const went = !sameText(draft, this.#sheet().draft()) && !(outcome === 'dropped' && this.blank);
    this.warning = null;
    this.#warned = null;
    this.#edited = false;
    this.#left = null;
    this.wentOn = went;
    // What was written since is neither thrown away nor said to be recorded.
    if (went) return;
    if (outcome === 'dropped') {
      this.#clear();
    } else if (draft.channel !== this.chosen) {
      this.chosen = draft.channel;
      this.#ask();
    }
    this.done = { outcome, channel: this.channels.find((one) => one.id === draft.channel), draft };
  }

  #clear(): void {
    this.to = [];
    this.subject = '';
    this.chosen = usual(this.channels)?.id ?? '';
    this.#warned = null;
    this.#edited = false;
    this.#left = null;
    this.wentOn = false;
    this.#manuscript?.clear();
    this.write('');
  }
}
