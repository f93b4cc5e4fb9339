import type { Client, Edit } from '../ipc';
import type { Desk } from './desk.svelte';
import type { Passage } from './findings';
import type { Box, Manuscript } from './manuscript';
import { removed } from './removed';

/** The subject's field, as the card needs it. */
export interface SubjectLine {
  /** Where the words of a passage of the subject are on the screen. */
  boxes(index: number): readonly Box[];
  focus(): void;
}

/** What has opened the card: the pointer over words, a key that went to them, or the list of findings. */
export type Opener = 'pointer' | 'keys' | 'list';

export interface Shown {
  readonly index: number;
  readonly passage: Passage;
  readonly opener: Opener;
  /** What to put in place of the words, where there is such a thing. */
  readonly edit: Edit | null;
  /** Where that is which the card belongs to, and must not cover. */
  boxes(): readonly Box[];
  /** Gives the focus back. */
  back(): void;
}

/** Milliseconds: a pointer that has left words and card may come back so long. */
export const LEAVE_AFTER = 300;

/** The card beside marked words: why they are marked, and what can be done with them. */
export class WordsCard {
  shown = $state.raw<Shown | null>(null);
  /** The writer is asked why the words do not count here. */
  asking = $state(false);
  /** Where the focus is to go: into the card. */
  entered = $state(false);
  /** It was opened by a key for the first time in this draft: it is said how one goes into it. */
  hinting = $state(false);
  /** The draft in which that was said. */
  #hinted: number | null = null;

  readonly #desk: Desk;
  readonly #client: Pick<Client, 'replacement'>;
  #manuscript: Manuscript | null = null;
  #subject: SubjectLine | null = null;
  #leaving: ReturnType<typeof setTimeout> | undefined;
  /** Counts what was asked for: an answer that comes too late opens nothing. */
  #asked = 0;

  constructor(desk: Desk, client: Pick<Client, 'replacement'>) {
    this.#desk = desk;
    this.#client = client;
  }

  attach(manuscript: Manuscript | null): void {
    this.#manuscript = manuscript;
  }

  attachSubject(subject: SubjectLine | null): void {
    this.#subject = subject;
  }

  /** Opens at words of the message or of the subject, or at the place that is given. */
  async open(index: number, opener: Opener, place?: HTMLElement): Promise<void> {
    this.stay();
    const passage = this.#desk.found.passages[index];
    const manuscript = this.#manuscript;
    if (!passage || !manuscript) return;
    const held = this.shown !== null && (this.entered || this.asking);
    if (opener === 'pointer' && (held || this.shown?.index === index)) return;
    const asked = (this.#asked += 1);
    const edit = await this.#edit(passage);
    if (asked !== this.#asked) return;
    const text = (passage.field === 'subject' && this.#subject) || manuscript;
    const boxes = (): readonly Box[] =>
      place ? [place.getBoundingClientRect()] : text.boxes(this.shown?.index ?? index);
    const back = (): void => (place ? place.focus({ preventScroll: true }) : text.focus());
    [this.asking, this.entered] = [false, opener === 'list'];
    this.shown = { index, passage, opener, edit, boxes, back };
    const { drafts } = this.#desk.telling;
    this.hinting = opener === 'keys' && this.#hinted !== drafts;
    if (this.hinting) this.#hinted = drafts;
  }

  /** The pointer has left the words, or the card. */
  leave(): void {
    if (this.shown === null) this.#asked += 1;
    if (this.shown?.opener !== 'pointer' || this.entered || this.asking) return;
    clearTimeout(this.#leaving);
    this.#leaving = setTimeout(() => this.close(), LEAVE_AFTER);
  }

  /** The pointer is over the words, or the card. */
  stay(): void {
    clearTimeout(this.#leaving);
  }

  close(): void {
    this.stay();
    this.#asked += 1;
    this.shown = null;
    [this.asking, this.entered, this.hinting] = [false, false, false];
  }

  /** One step back: from the reason to the ways, from there to where the focus was. */
  escape(): void {
    if (this.asking) {
      this.asking = false;
      return;
    }
    const { shown } = this;
    this.close();
    shown?.back();
  }

  /** The passages are others now: the card stays with its own, or goes. */
  follow(passages: readonly Passage[]): void {
    const { shown } = this;
    if (!shown) return;
    const { passage } = shown;
    const same = (one: Passage | undefined): boolean =>
      one?.rule === passage.rule &&
      one.field === passage.field &&
      one.start === passage.start &&
      one.text === passage.text &&
      one.heard === passage.heard;
    const index = same(passages[shown.index]) ? shown.index : passages.findIndex(same);
    if (index < 0) this.close();
    else if (index !== shown.index) this.shown = { ...shown, index };
  }

  // What can be done

  replace(): void {
    const edit = this.shown?.edit;
    if (edit) this.#make(edit);
  }

  /** The words stand in the message or its subject, from which they can be taken. */
  get inText(): boolean {
    const field = this.shown?.passage.field;
    return field === 'body' || field === 'subject';
  }

  /** Takes the words out, and the space that would be left. */
  remove(): void {
    const { shown } = this;
    if (!shown || !this.inText) return;
    const { passage, edit, index } = shown;
    const { field } = passage;
    const place = edit ?? (field === 'body' ? this.#manuscript?.where(index) : passage);
    if (place) this.#make(removed(this.text, field, place.start, place.end));
  }

  setAside(reason: string): void {
    const { shown } = this;
    if (!shown || reason.trim() === '') return;
    this.close();
    this.#desk.notHere.add(shown.passage.marked, reason);
    this.#manuscript?.focus();
  }

  /** The text in which the words stand. */
  get text(): string {
    const { subject, body } = this.#desk.draft;
    return this.shown?.passage.field === 'subject' ? subject : body;
  }

  /** One step of the message's history, the subject's words too: the focus goes where that can be undone. */
  #make(edit: Edit): void {
    this.close();
    this.#manuscript?.replace([edit], this.#desk.subject);
    this.#manuscript?.focus();
  }

  async #edit({ field, start, end, heard }: Passage): Promise<Edit | null> {
    if (heard !== undefined || (field !== 'body' && field !== 'subject')) return null;
    // What cannot be worked out is not offered.
    return this.#client.replacement(this.#desk.draft, { field, start, end }).catch(() => null);
  }
}
