import type { Draft, Language } from '../ipc';

/** As the program takes it, in characters. */
export const LONGEST_EXAMPLE = 2000;

const cut = (text: string): string => [...text].slice(0, LONGEST_EXAMPLE).join('');

/** A message as an example: whole, since what is like it is compared with the whole of other messages too. */
export const exampleOf = ({ subject, body }: Draft): string =>
  cut(
    [subject, body]
      .map((part) => part.trim())
      .filter(Boolean)
      .join('\n'),
  );

/** The sentences in which words stand, as an example: what is around them says why they are nothing delicate. */
export function sentencesRound(text: string, start: number, end: number, language: Language): string {
  const sentences = [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)];
  const round = sentences.filter(({ index, segment }) => index < end && start < index + segment.length);
  return cut(
    round
      .map(({ segment }) => segment)
      .join('')
      .trim(),
  );
}
