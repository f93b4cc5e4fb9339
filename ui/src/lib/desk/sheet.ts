import type { Channel, Draft, DraftAttachment, Invitation, NotHere, Outcome } from '../ipc';
import type { Snapshot } from './checker';
import type { Prose } from './manuscript';

export interface Sheet extends Snapshot {
  readonly prose: Prose;
}

/** What lies on the desk beside the message itself. */
interface Beside {
  readonly to: readonly string[];
  readonly subject: string;
  readonly chosen: string;
  readonly notHere: { readonly list: readonly NotHere[] };
  readonly files: { readonly named: readonly DraftAttachment[]; readonly length: number };
}

/** The desk as it is at this revision. */
export function sheetOf(
  { to, subject, chosen, notHere, files }: Beside,
  prose: Prose,
  revision: number,
): Sheet {
  const not_here = [...notHere.list];
  const attachments = [...files.named];
  const aside = {
    ...(not_here.length > 0 && { not_here }),
    ...(attachments.length > 0 && { attachments }),
  };
  return {
    revision,
    length: subject.length + prose.length + files.length,
    prose,
    draft: () => ({ subject, body: prose.toString(), to: [...to], channel: chosen, ...aside }),
  };
}

/** What was recorded last, and the draft that it was about. */
export interface Done {
  readonly outcome: Outcome;
  readonly channel: Channel | undefined;
  readonly draft: Draft;
  /** To the meeting, if one was arranged. */
  readonly invitation?: Invitation;
}

export const withoutDraft = ({ draft: _, ...done }: Done): Omit<Done, 'draft'> => done;

/**
 * How a draft stood when it was taken off the desk. Nothing of the draft itself is in here: an invitation says nothing of
 * it.
 */
export interface Standing {
  readonly done: Omit<Done, 'draft'> | null;
  readonly warned: boolean;
  readonly edited: boolean;
  readonly left: Channel | null;
}
