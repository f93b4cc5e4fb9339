import type { Edit } from '../ipc';

const SPACE = /[^\S\n]/;
/** Before these no space is left. */
const CLOSING = /[\n.,;:!?…)\]}»”]/;

/** Takes words out of a text, and one of the spaces around them, so that neither two are left nor one that stands alone. */
export function removed(text: string, field: Edit['field'], start: number, end: number): Edit {
  const [before, after] = [text[start - 1] ?? '\n', text[end] ?? '\n'];
  let [from, to] = [start, end];
  if (SPACE.test(before) && (SPACE.test(after) || CLOSING.test(after))) from -= 1;
  else if (before === '\n' && SPACE.test(after)) to += 1;
  return { field, start: from, end: to, text: text.slice(from, to), with: '' };
}
