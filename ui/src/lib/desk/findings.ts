import type { Finding, Heard, Level, Verdict } from '../ipc';
import { isAbove } from './channels';

/** A rule and the words that it marks. */
export type Marked = Pick<Finding, 'rule' | 'text'>;

/**
 * One stretch of the draft, however many rules have marked it. The strongest rule, then the first, leads: its level,
 * title, reason and remedy are shown.
 */
export interface Passage extends Finding {
  /** What else it is: the titles of the other rules that differ, each once. */
  readonly also: readonly string[];
  /** What the rules have marked in it. */
  readonly marked: readonly Marked[];
  /** Of a sentence that the reader heard: its place among those. */
  readonly heard?: number;
}

const fieldOrder: readonly Finding['field'][] = [
  'subject',
  'body',
  'attachment_name',
  'attachment_text',
  'recipients',
];

/** Which of several texts of a field. */
const part = (finding: Finding): number => finding.attachment ?? finding.recipient ?? 0;

const byPlace = (a: Finding, b: Finding): number =>
  fieldOrder.indexOf(a.field) - fieldOrder.indexOf(b.field) || part(a) - part(b) || a.start - b.start;

const inOneText = (a: Finding | undefined, b: Finding): boolean =>
  a?.field === b.field && part(a) === part(b);

/** The passages that the findings mark, in the order of the draft. */
export function passagesOf(findings: readonly Finding[]): Passage[] {
  const runs: Finding[][] = [];
  let end = 0;
  for (const finding of [...findings].sort(byPlace)) {
    const run = runs.at(-1);
    if (run && inOneText(run[0], finding) && finding.start < end) {
      run.push(finding);
      end = Math.max(end, finding.end);
    } else {
      runs.push([finding]);
      end = finding.end;
    }
  }
  return runs.flatMap((run) => joined(run) ?? []);
}

function joined(run: readonly Finding[]): Passage | undefined {
  const [first, ...rest] = run;
  if (!first) return undefined;
  let [lead, end, text] = [first, first.end, first.text];
  for (const one of rest) {
    if (isAbove(one.level, lead.level)) lead = one;
    if (one.end > end) {
      text += one.text.slice(end - one.start);
      end = one.end;
    }
  }
  const also = new Set(run.map((one) => one.title).filter((title) => title !== lead.title));
  const marked = run.map(({ rule, text }) => ({ rule, text }));
  return { ...lead, start: first.start, end, text, also: [...also], marked };
}

/** Before the topic of a sentence that the reader heard, where it is set aside as the words of a rule are. */
const HEARD = 'heard:';

/** The sentences that the reader heard: they stand for themselves, whatever rules have marked in them. */
const heardIn = ({ sentences, level, topic, said, why, instead }: Heard): Passage[] =>
  sentences.map((sentence, heard) => ({
    ...sentence,
    rule: topic,
    level,
    title: said,
    why,
    instead,
    also: [],
    marked: [{ rule: `${HEARD}${topic}`, text: sentence.text }],
    heard,
  }));

/** What a verdict is about, in the order of the draft. */
export function passagesIn({ findings, heard }: Verdict): Passage[] {
  const passages = passagesOf(findings);
  return heard ? [...passages, ...heardIn(heard)].sort(byPlace) : passages;
}

/** The passages of one rule, as the panel lists them. */
export interface Group {
  readonly rule: string;
  readonly level: Level;
  readonly title: string;
  readonly why: string;
  readonly instead: string;
  readonly also: readonly string[];
  readonly found: readonly {
    readonly index: number;
    readonly field: Finding['field'];
    readonly attachment?: number | undefined;
    readonly text: string;
  }[];
}

/** Passages with their places among all. */
type Numbered = { readonly index: number; readonly passage: Passage };

function groupOf(numbered: readonly Numbered[]): Group | null {
  const first = numbered[0]?.passage;
  if (!first) return null;
  const { rule, level, title, why, instead } = first;
  const also = [...new Set(numbered.flatMap(({ passage }) => passage.also))];
  const found = numbered.map(({ index, passage: { field, attachment, text } }) => ({
    index,
    field,
    attachment,
    text: shortened(text),
  }));
  return { rule, level, title, why, instead, also, found };
}

const numbered = (passages: readonly Passage[]): Numbered[] =>
  passages.map((passage, index) => ({ index, passage }));

/** What the reader heard, as the panel shows it. */
export const groupHeard = (passages: readonly Passage[]): Group | null =>
  groupOf(numbered(passages).filter(({ passage }) => passage.heard !== undefined));

/**
 * What rules have marked, by leading rule, the highest level first, then in the order of the draft. `index` is the
 * passage's place.
 */
export function grouped(passages: readonly Passage[]): Group[] {
  const groups = new Map<string, Numbered[]>();
  for (const one of numbered(passages)) {
    const { rule, heard } = one.passage;
    if (heard !== undefined) continue;
    const group = groups.get(rule);
    if (group) group.push(one);
    else groups.set(rule, [one]);
  }
  return [...groups.values()]
    .flatMap((group) => groupOf(group) ?? [])
    .sort((a, b) => (isAbove(b.level, a.level) ? 1 : isAbove(a.level, b.level) ? -1 : 0));
}

/** Whether the list would read the same: where the words stand may differ, the words do not. */
export function readsTheSame(a: readonly Passage[], b: readonly Passage[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index];
      return (
        other !== undefined &&
        one.rule === other.rule &&
        one.heard === other.heard &&
        one.text === other.text &&
        one.field === other.field &&
        one.attachment === other.attachment &&
        one.level === other.level &&
        one.title === other.title &&
        one.why === other.why &&
        one.instead === other.instead &&
        one.also.length === other.also.length &&
        one.also.every((title, at) => title === other.also[at])
      );
    })
  );
}

const LONGEST = 120;

/** Very long words, cut in the middle, and on one line. */
export function shortened(text: string, longest = LONGEST): string {
  const line = text.length > 4 * longest ? text : text.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= longest) return line;
  const half = Math.floor((longest - 3) / 2);
  const [start, end] = [line.slice(0, half), line.slice(-half)];
  // Never half of a character that takes two units.
  return `${start.replace(/[\uD800-\uDBFF]$/, '').trimEnd()} … ${end.replace(/^[\uDC00-\uDFFF]/, '').trimStart()}`.replaceAll(
    /\s+/g,
    ' ',
  );
}
