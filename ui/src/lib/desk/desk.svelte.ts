import type { Channel, Decision, Draft, Level, Outcome, Problem, Verdict } from '../ipc';
import { problemOf, type Session } from '../session.svelte';
import { mayCarry, meeting, usual } from './channels';
import { Checker, type Answer } from './checker';
import { Found } from './found.svelte';
import { Hearing } from './hearing.svelte';
import { sameText, type Manuscript, type Prose } from './manuscript';
import { SPEAK_AFTER } from './pauses';
import { NotHere } from './not-here.svelte';
import { sheetOf, type Done, type Sheet, type Standing } from './sheet';
import { SmallestChange } from './smallest-change.svelte';
import { Telling } from './telling.svelte';
import { Warned } from './warned.svelte';

/** The writer's desk: the draft, its verdict, and what the writer decides. */
export class Desk {
  to = $state.raw<readonly string[]>([]);
  subject = $state('');
  chosen = $state('');

  verdict = $state.raw<Verdict | null>(null);
  /** The revision whose verdict is shown. */
  shown = $state(0);
  checkProblem = $state.raw<Problem | null>(null);

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
  /** Whether discarding the draft is a decision to record: a warning was shown. */
  readonly wasWarned = $derived.by(() => this.#warned.draft !== null);
  /** Discarding could not be recorded: the writer may do without. */
  readonly undiscarded = $derived(this.#failed?.outcome === 'dropped');

  /** Called at every change of the draft, and when something about it was recorded. */
  touched = (): void => undefined;

  readonly #session: Session;
  readonly #warned = new Warned();
  readonly #checker: Checker<Sheet>;
  readonly telling = new Telling(
    () => (this.blank || !this.known ? null : this.level),
    () => !this.allowed,
  );

  readonly hearing = new Hearing({
    sheet: () => (this.blank ? null : this.#sheet()),
    hear: (draft) => this.#session.client.hear(draft),
    answered: (answer) => this.#show(answer),
    example: (example) => this.#session.client.giveExample(example),
    mayCarry: (id, level) => this.channels.some((one) => one.id === id && mayCarry(one, level)),
  });
  // What the reader decided is in no few words.
  readonly smallest = new SmallestChange(
    () => (this.#refused && !this.verdict?.heard?.decides ? this.#sheet() : null),
    (draft) => this.#session.client.smallestChange(draft),
    SPEAK_AFTER,
  );
  readonly notHere = new NotHere(() => this.#touched());
  readonly found = new Found((index) => this.#manuscript?.point(index));
  #manuscript: Manuscript | null = null;
  #prose: Prose = '';
  #revision = 0;
  /** Counts how often the desk was cleared: what was begun before does not end after. */
  #cleared = 0;

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

  attach(manuscript: Manuscript | null): void {
    this.#manuscript = manuscript;
    this.smallest.attach(manuscript);
    if (!manuscript || this.#prose.length === 0) return;
    this.#prose = manuscript.fill(this.#prose.toString());
    this.#ask();
  }

  /** The draft as it is now. */
  get draft(): Draft {
    return this.#sheet().draft();
  }

  /** Clears the desk; nothing of the draft stays in memory. */
  leave(): Standing {
    const done = this.done && { outcome: this.done.outcome, channel: this.done.channel };
    const standing = { done, ...this.#warned.standing() };
    this.#clear();
    return standing;
  }

  /** Puts a draft on the desk, which is clear, as it stood before. */
  take(draft: Draft, standing: Standing | null = null): void {
    this.to = draft.to;
    this.subject = draft.subject;
    this.notHere.take(draft.not_here ?? []);
    if (this.channels.some((one) => one.id === draft.channel)) this.chosen = draft.channel;
    this.#prose = this.#manuscript?.fill(draft.body) ?? draft.body;
    this.#length = this.#prose.length;
    if (standing) this.#warned.stand(standing, draft);
    this.done = standing?.done ? { ...standing.done, draft } : null;
    this.#ask();
    this.touched();
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
    if (this.known && !this.allowed && mayCarry(next, this.level)) this.#warned.leave(this.channel);
    this.chosen = id;
    this.#touched();
  }

  checkAgain(): void {
    this.#ask();
  }

  #changed(): void {
    this.#warned.changed();
    this.#touched();
  }

  #touched(): void {
    this.done = null;
    this.#forgetFailure();
    this.#ask();
    this.touched();
  }

  /** Whether the draft as it is now is known to be one that may not travel. */
  get #refused(): boolean {
    return this.known && !this.allowed && !this.blank && this.shown === this.#revision;
  }

  #sheet(): Sheet {
    return sheetOf(this, this.#prose, this.#revision);
  }

  #unchecked(thrown: unknown): void {
    this.checkProblem = problemOf(thrown);
    this.telling.lost();
  }

  #ask(): void {
    this.#revision += 1;
    this.telling.changed();
    this.hearing.changed();
    this.smallest.changed();
    this.#checker.ask(this.#sheet());
  }

  #answered(answer: Answer<Sheet>): void {
    this.#show(this.hearing.beside(answer));
    this.hearing.told();
  }

  #show({ snapshot, verdict }: Answer<Sheet>): void {
    this.checkProblem = null;
    this.verdict = verdict;
    this.shown = snapshot.revision;
    this.found.show(verdict);
    this.#manuscript?.highlight(this.found.passages, snapshot.prose, this.hearing.prose);
    this.telling.told();
    this.smallest.told();
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
        await this.#record(this.#warned.outcome(answer), answer.draft);
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
    const warned = this.#warned.draft;
    if (!warned) return this.startAnew();
    await this.#record('dropped', this.blank ? warned : this.draft);
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
    this.#manuscript?.focus();
  }

  async #decide(act: (answer: Answer<Sheet>) => Promise<void>): Promise<void> {
    if (this.deciding || this.blank || this.done) return;
    const cleared = this.#cleared;
    this.deciding = true;
    try {
      const answer = await this.hearing.settled(await this.#checker.settled(this.#sheet()));
      if (answer && cleared === this.#cleared) await act(answer);
    } catch (thrown) {
      this.#unchecked(thrown);
    } finally {
      this.deciding = false;
    }
  }

  #warn(answer: Answer<Sheet>): void {
    this.#warned.about(answer.draft);
    this.warning = answer;
  }

  async #record(outcome: Outcome, draft: Draft, reason: string | null = null): Promise<void> {
    const decision: Decision = { draft, outcome, reason };
    if (this.#session.ledger.state === 'new') {
      this.#forgetFailure();
      this.waiting = decision;
      return;
    }
    const cleared = this.#cleared;
    this.deciding = true;
    try {
      await this.#session.client.decide(decision);
      this.#session.recorded = true;
      if (cleared !== this.#cleared) return;
      this.#forgetFailure();
      this.#finish(decision);
      // What could not be opened at the start has just been written to.
      if (this.#session.ledger.state === 'failed') void this.#session.lookAgain().catch(() => undefined);
    } catch (thrown) {
      if (cleared === this.#cleared) this.#notRecorded(decision, thrown);
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
    const went = !sameText(draft, this.draft) && !(outcome === 'dropped' && this.blank);
    this.warning = null;
    this.#warned.forget();
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
    this.touched();
  }

  #clear(): void {
    this.#cleared += 1;
    this.to = [];
    this.subject = '';
    this.notHere.take([]);
    this.chosen = usual(this.channels)?.id ?? '';
    this.#warned.forget();
    this.wentOn = false;
    [this.warning, this.waiting, this.verdict, this.checkProblem] = [null, null, null, null];
    this.found.forget();
    this.hearing.forget();
    this.telling.lost();
    this.#checker.forget(this.#revision);
    this.smallest.forget();
    this.#manuscript?.clear();
    this.write('');
  }
}
