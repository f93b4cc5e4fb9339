import type { Done } from './sheet';

/** The message as it is pasted elsewhere: an app has no place for a subject of its own. */
export function messageToCopy({ draft, channel }: Done): string {
  const subject = draft.subject.trim();
  return subject && channel?.kind !== 'email' ? `${subject}\n\n${draft.body}` : draft.body;
}

/** Puts a text on the clipboard; false where that is refused. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
