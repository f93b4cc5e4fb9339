import type { Channel, Draft, Level, Outcome, Problem, Verdict } from '../ipc';
import { problemOf, type Session } from '../session.svelte';
import { Arranging } from './arranging.svelte';
import { mayCarry, meeting, usual } from './channels';
import { Checker, type Answer } from './checker';
import { Files } from './files.svelte';
import { Found } from './found.svelte';
import { HandingOver } from './handing-over.svelte';
import { Hearing } from './hearing.svelte';
import { sameText, type Manuscript, type Prose } from './manuscript';
import { SPEAK_AFTER } from './pauses';
import { Recording, type Deed } from './recording.svelte';
import { NotHere } from './not-here.svelte';
import { sheetOf, withoutDraft, type Done, type Sheet, type Standing } from './sheet';
import { SmallestChange } from './smallest-change.svelte';
import { Splitting } from './splitting.svelte';
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
  done = $state.raw<Done | null>(null);
  /** A decision was recorded about a text that has gone on since. */
  wentOn = $state(false);

  #length = $state(0);

  readonly channels: readonly Channel[] = $derived.by(() => this.#session.channels);
  readonly channel = $derived(this.channels.find((one) => one.id === this.chosen));
  readonly empty = $derived.by(
    () => this.#length === 0 && this.subject === '' && this.to.length === 0 && this.files.list.length === 0,
  );
  readonly blank = $derived.by(
    () => this.#length === 0 && this.subject.trim() === '' && this.files.list.length === 0,
  );
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
  /** Whether nothing of the draft is left once each of its parts is handed on. */
  readonly partsAreAll = $derived.by(() => !this.splitting.outdated && this.files.list.length === 0);

  /** Called at every change of the draft, and when something about it was recorded. */
  touched = (): void => undefined;

  readonly #session: Session;
  readonly #warned = new Warned();
  readonly recording: Recording;
  readonly arranging: Arranging;
  readonly handing = new HandingOver(() => this.#session.client);
  readonly splitting: Splitting;
  readonly #checker: Checker<Sheet>;
  readonly telling = new Telling(
    () => (this.blank || !this.known ? null : this.level),
    () => !this.allowed,
    () => this.found.count > 0,
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
  readonly files = new Files(
    () => this.#session.client,
    () => this.#changed(),
  );
  readonly notHere = new NotHere(() => this.#touched());
  readonly found = new Found((index) => this.#manuscript?.point(index));
  #manuscript: Manuscript | null = null;
  #prose: Prose = '';
  #revision = 0;

  constructor(session: Session) {
    this.#session = session;
    this.recording = new Recording(session, (deed) => this.#finish(deed));
    this.arranging = new Arranging(() => session.client, this.recording);
    this.splitting = new Splitting(
      () => session.client,
      () => this.channels,
      this.recording,
      this.arranging,
    );
    this.#checker = new Checker(
      session.client,
      (answer) => this.#answered(answer),
      (thrown) => {
        this.#unchecked(thrown);
      },
    );
    session.onChange((policy) => {
      if (!this.channel) this.chosen = usual(session.channels)?.id ?? '';
      if (policy) this.splitting.changed();
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
    const standing = { done: this.done && withoutDraft(this.done), ...this.#warned.standing() };
    this.#clear();
    return standing;
  }

  /** Puts a draft on the desk, which is clear, as it stood before. */
  take(draft: Draft, standing: Standing | null = null): void {
    this.to = draft.to;
    this.subject = draft.subject;
    this.notHere.take(draft.not_here ?? []);
    this.files.take(draft.attachments ?? []);
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
    this.recording.forget();
    this.handing.forget();
    this.splitting.changed();
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

  /** Asks when and where to meet; what is on the desk is said there. */
  async arrange(): Promise<void> {
    await this.#decide(async (answer) => {
      const channel = meeting(this.channels, answer.verdict.level)?.id ?? answer.draft.channel;
      this.arranging.begin({ ...answer.draft, channel });
    });
  }

  /** Takes the draft apart into what each channel may carry. */
  async split(): Promise<void> {
    await this.#decide((answer) => {
      this.recording.forget();
      return this.splitting.begin(answer.draft);
    });
  }

  /** Sends although the channel may not carry it. */
  async override(reason: string): Promise<void> {
    const answer = this.warning;
    if (!answer || this.recording.busy || reason.trim() === '') return;
    await this.#record('overridden', answer.draft, reason.trim());
  }

  /** Closes the warning; the writer revises. */
  goBack(): void {
    if (this.recording.busy) return;
    this.warning = null;
    this.recording.forget();
  }

  /** Throws the draft away; after a warning that is a decision like another. */
  async discard(): Promise<void> {
    if (this.recording.busy) return;
    const warned = this.#warned.draft;
    if (!warned) return this.startAnew();
    await this.#record('dropped', this.blank ? warned : this.draft);
  }

  /** Throws the draft away although that cannot be recorded. */
  discardUnrecorded(): void {
    if (!this.recording.busy && this.recording.undiscarded) this.startAnew();
  }

  startAnew(): void {
    this.#clear();
    this.#manuscript?.focus();
  }

  async #decide(act: (answer: Answer<Sheet>) => Promise<void>): Promise<void> {
    if (this.recording.busy || this.blank || this.done) return;
    const settle = async () => {
      await this.files.settled();
      return this.hearing.settled(await this.#checker.settled(this.#sheet()));
    };
    try {
      await this.recording.deciding(settle, act);
    } catch (thrown) {
      this.#unchecked(thrown);
    }
  }

  #warn(answer: Answer<Sheet>): void {
    this.recording.forget();
    this.#warned.about(answer.draft);
    this.warning = answer;
  }

  #record(outcome: Outcome, draft: Draft, reason: string | null = null): Promise<void> {
    this.recording.forget();
    return this.recording.record({ draft, outcome, reason });
  }

  #finish({ outcome, draft, invitation }: Deed): void {
    const went = !sameText(draft, this.draft) && !(outcome === 'dropped' && this.blank);
    this.warning = null;
    if (outcome === 'arranged') this.arranging.close();
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
    const channel = this.channels.find((one) => one.id === draft.channel);
    this.done = { outcome, channel, draft, ...(invitation && { invitation }) };
    if (outcome !== 'dropped' && outcome !== 'arranged') void this.handing.message(draft);
    this.touched();
  }

  #clear(): void {
    this.recording.clear();
    this.arranging.close();
    this.splitting.forget();
    this.to = [];
    this.subject = '';
    this.notHere.take([]);
    this.files.clear();
    this.chosen = usual(this.channels)?.id ?? '';
    this.#warned.forget();
    this.wentOn = false;
    [this.warning, this.verdict, this.checkProblem] = [null, null, null];
    this.found.forget();
    this.hearing.forget();
    this.telling.forget();
    this.#checker.forget(this.#revision);
    this.smallest.forget();
    this.#manuscript?.clear();
    this.write('');
  }
}
