import type { Attached } from './generated/Attached';
import type { Card } from './generated/Card';
import type { Change } from './generated/Change';
import type { Decision } from './generated/Decision';
import type { Draft } from './generated/Draft';
import type { Edit } from './generated/Edit';
import type { GivenExample } from './generated/GivenExample';
import type { Copied } from './generated/Copied';
import type { HandedOver } from './generated/HandedOver';
import type { Invitation } from './generated/Invitation';
import type { KeptDraft } from './generated/KeptDraft';
import type { LedgerEntry } from './generated/LedgerEntry';
import type { LedgerFilter } from './generated/LedgerFilter';
import type { LedgerPage } from './generated/LedgerPage';
import type { LedgerStats } from './generated/LedgerStats';
import type { LedgerState } from './generated/LedgerState';
import type { Part } from './generated/Part';
import type { Passage } from './generated/Passage';
import type { Level } from './generated/Level';
import type { Opened } from './generated/Opened';
import type { Problem } from './generated/Problem';
import type { Recorded } from './generated/Recorded';
import type { RescuedLedger } from './generated/RescuedLedger';
import type { SettingsPatch } from './generated/SettingsPatch';
import type { Shell } from './generated/Shell';
import type { Start } from './generated/Start';
import type { Verdict } from './generated/Verdict';

export type { Attached } from './generated/Attached';
export type { AttachedPart } from './generated/AttachedPart';
export type { Card } from './generated/Card';
export type { Change } from './generated/Change';
export type { Channel } from './generated/Channel';
export type { Capture } from './generated/Capture';
export type { ChannelKind } from './generated/ChannelKind';
export type { Decision } from './generated/Decision';
export type { Draft } from './generated/Draft';
export type { DraftAttachment } from './generated/DraftAttachment';
export type { Edit } from './generated/Edit';
export type { Field } from './generated/Field';
export type { Finding } from './generated/Finding';
export type { KeptDraft } from './generated/KeptDraft';
export type { Language } from './generated/Language';
export type { GivenExample } from './generated/GivenExample';
export type { Copied } from './generated/Copied';
export type { HandedOver } from './generated/HandedOver';
export type { Heard } from './generated/Heard';
export type { HoldRecord } from './generated/HoldRecord';
export type { Invitation } from './generated/Invitation';
export type { Kept } from './generated/Kept';
export type { LedgerEntry } from './generated/LedgerEntry';
export type { LedgerFilter } from './generated/LedgerFilter';
export type { LedgerPage } from './generated/LedgerPage';
export type { LedgerStats } from './generated/LedgerStats';
export type { LedgerState } from './generated/LedgerState';
export type { Level } from './generated/Level';
export type { Meeting } from './generated/Meeting';
export type { NotHere } from './generated/NotHere';
export type { Opened } from './generated/Opened';
export type { Outcome } from './generated/Outcome';
export type { Part } from './generated/Part';
export type { Pack } from './generated/Pack';
export type { PolicyState } from './generated/PolicyState';
export type { Problem } from './generated/Problem';
export type { Record as LedgerRecord } from './generated/Record';
export type { Recorded } from './generated/Recorded';
export type { Count } from './generated/Count';
export type { Day } from './generated/Day';
export type { RescuedLedger } from './generated/RescuedLedger';
export type { RuleCount } from './generated/RuleCount';
export type { RuleStats } from './generated/RuleStats';
export type { SetAside } from './generated/SetAside';
export type { Settings } from './generated/Settings';
export type { SettingsPatch } from './generated/SettingsPatch';
export type { Shell } from './generated/Shell';
export type { Start } from './generated/Start';
export type { Topic } from './generated/Topic';
export type { Verdict } from './generated/Verdict';

/** Everything that the pages may ask of the program. Every promise rejects with a {@link Problem}. */
export interface Client {
  start(): Promise<Start>;
  /** Changes what the patch names, and keeps it; the rest stays as it is. */
  changeSettings(patch: SettingsPatch): Promise<Start>;
  /** The verdict of the rules. */
  check(draft: Draft): Promise<Verdict>;
  /**
   * The same, while the page waits, so that a letter and its verdict are painted together. Null where there is no
   * answer at once: then {@link check} has it, or says what is wrong.
   */
  checkAtOnce(draft: Draft): Verdict | null;
  /** The verdict of the rules and the reader; null once another draft is asked about, or the program was locked. */
  hear(draft: Draft): Promise<Verdict | null>;
  /** What to take out so that the channel may carry the draft; null where nothing small will do. */
  smallestChange(draft: Draft): Promise<Change | null>;
  /** What to put in place of one passage, so that what rules find there they find no more; null where they find nothing. */
  replacement(draft: Draft, passage: Passage): Promise<Edit | null>;
  decide(decision: Decision): Promise<Recorded>;
  /** Records that the draft will be said, and seals it as a card until then. Refused where the invitation says why. */
  arrange(draft: Draft, invitation: Invitation): Promise<Recorded>;
  /** The cards that are not burnt, the next meeting first. */
  cards(): Promise<Card[]>;
  burnCard(id: string): Promise<void>;
  /** Gives a decided message to its channel's program, or to the clipboard. */
  handOver(draft: Draft): Promise<HandedOver>;
  handOverInvitation(invitation: Invitation): Promise<HandedOver>;
  /** Opens the invitation with the system's calendar. */
  openCalendar(invitation: Invitation): Promise<HandedOver>;
  /** Has a file read that goes with the draft; its text stays in the program. */
  attach(name: string, bytes: Uint8Array): Promise<Attached>;
  /** A file that came with the message that was opened last; null if it is not there any more. */
  attachOpened(id: string): Promise<Attached | null>;
  /** Forgets a file of the draft, or all of them. */
  detach(id: string | null): Promise<void>;
  /** Copies a text for a while. */
  copyText(text: string): Promise<Copied>;
  /** Takes away what was copied, if it is still there. */
  clearCopied(number: number): Promise<void>;
  /** The draft in parts that may each travel; null where it is of one piece. */
  split(draft: Draft): Promise<Part[] | null>;
  /** Seals an example for the officer and appends it to the ledger. */
  giveExample(example: GivenExample): Promise<Recorded>;
  /** Newest first; `before` is a record's number, null for the first page. */
  ledgerPage(filter: LedgerFilter, before: number | null, limit: number): Promise<LedgerPage>;
  /** One record with everything that it says. */
  ledgerRecord(id: string): Promise<LedgerEntry>;
  ledgerStats(filter: LedgerFilter): Promise<LedgerStats>;
  /** Unlocks the ledger, or creates it where it is new; no passphrase where the keyring has the key. */
  openLedger(passphrase: string | null): Promise<LedgerState>;
  /** Drops the key and everything that it opened. */
  lock(): Promise<void>;
  /**
   * Keeps a draft sealed, in its place or, where it has none, behind all others; an empty one is forgotten. Its place, null
   * where nothing is kept.
   */
  keepDraft(draft: Draft, place: number | null): Promise<number | null>;
  /** The draft that was begun last, but for the one in that place, once the ledger is unlocked. */
  keptDraft(beside: number | null): Promise<KeptDraft | null>;
  /** The 24 words of the recovery sheet, in the window's language. */
  recoveryWords(): Promise<string>;
  /**
   * Asks where to, with the system's own dialog, and writes the recovery sheet there as a text; the file's name, or null
   * where nothing was chosen.
   */
  saveSheet(): Promise<string | null>;
  /** Makes the key again from the words of a recovery sheet. */
  restoreKey(words: string): Promise<Start>;
  /** Tells of a policy that was reloaded or that broke. Returns what stops the telling. */
  onPolicyChanged(tell: (start: Start) => void): Promise<() => void>;
  /** Tells that the session was locked, or the computer sleeps, and the key is dropped. */
  onLocked(tell: () => void): Promise<() => void>;
  /** Tells that the window is about to close, and waits a moment for {@link close}. */
  onClosing(tell: () => void): Promise<() => void>;
  /** Tells that something is to be opened: {@link takeOpened} has it. */
  onAsked(tell: () => void): Promise<() => void>;
  /** Tells the level of what was copied, which may be opened: {@link takeOpened} has it then. */
  onCopied(tell: (level: Level) => void): Promise<() => void>;
  /** What the program was asked to open, once; with `offered`, what was copied while the desk was in use. */
  takeOpened(offered: boolean): Promise<Opened | null>;
  /** A message file's bytes as a draft. */
  readMessage(bytes: Uint8Array): Promise<Opened>;
  /** How the desk stands, for the icon and the shortcut: the level that was told, and whether another draft may come. */
  tellDesk(level: Level | null, free: boolean): Promise<void>;
  /** What the desktop around the window does not do here. */
  shell(): Promise<Shell>;
  /** Destroys the key and everything that is kept, and ends the program. */
  wipe(): Promise<void>;
  /** Makes a ledger of what can be read in a damaged one; null where nothing is wrong with the file. */
  rescueLedger(): Promise<RescuedLedger | null>;
  /** Closes the window: everything is kept. */
  close(): Promise<void>;
}

/** The filter that asks for everything. */
export const everything: LedgerFilter = {
  from: null,
  until: null,
  levels: [],
  channels: [],
  outcomes: [],
  rules: [],
  search: '',
};

/** Whatever was thrown, as a problem that can be shown. */
export function asProblem(thrown: unknown, fallback: Problem): Problem {
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'message' in thrown) {
    const { code, message } = thrown;
    const remedy = 'remedy' in thrown ? thrown.remedy : '';
    if (typeof code === 'string' && typeof message === 'string') {
      return { code, message, remedy: typeof remedy === 'string' ? remedy : '' };
    }
  }
  return fallback;
}
