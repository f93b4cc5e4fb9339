import type { Draft } from '../ipc';

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
