import type { Done } from './sheet';

/** The message as it is pasted elsewhere: an app has no place for a subject of its own. */
export function messageToCopy({ draft, channel }: Done): string {
  const subject = draft.subject.trim();
  return subject && channel?.kind !== 'email' ? `${subject}\n\n${draft.body}` : draft.body;
}
