import type { Finding, Level } from '../ipc';
import { isAbove } from './channels';

/** The findings of one rule, as the panel lists them. */
export interface Group {
  readonly rule: string;
  readonly level: Level;
  readonly title: string;
  readonly why: string;
  readonly instead: string;
  readonly found: readonly {
    readonly index: number;
    readonly field: Finding['field'];
    readonly text: string;
  }[];
}

/** By rule, the highest level first, then in the order of the text. `index` is the finding's place in the verdict. */
export function grouped(findings: readonly Finding[]): Group[] {
  const groups = new Map<string, Finding[]>();
  const places = new Map<Finding, number>();
  findings.forEach((finding, index) => {
    places.set(finding, index);
    const group = groups.get(finding.rule);
    if (group) group.push(finding);
    else groups.set(finding.rule, [finding]);
  });
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const { rule, level, title, why, instead } = first;
      const found = group.map(({ field, text }, at) => ({
        index: places.get(group[at] as Finding) ?? 0,
        field,
        text: shortened(text),
      }));
      return [{ rule, level, title, why, instead, found }];
    })
    .sort((a, b) => (isAbove(b.level, a.level) ? 1 : isAbove(a.level, b.level) ? -1 : 0));
}

/** Whether the list would read the same: where the words stand may differ, the words do not. */
export function readsTheSame(a: readonly Finding[], b: readonly Finding[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index];
      return (
        other !== undefined &&
        one.rule === other.rule &&
        one.text === other.text &&
        one.field === other.field &&
        one.level === other.level &&
        one.title === other.title &&
        one.why === other.why &&
        one.instead === other.instead
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
