import type { Channel, Draft, Invitation, Outcome } from '../ipc';
import type { Snapshot } from './checker';
import type { Prose } from './manuscript';

export interface Sheet extends Snapshot {
  readonly prose: Prose;
}

/** What was recorded last, and the draft that it was about. */
export interface Done {
  readonly outcome: Outcome;
  readonly channel: Channel | undefined;
  readonly draft: Draft;
  /** To the meeting, if one was arranged. */
  readonly invitation?: Invitation;
}

/** How a draft stood when it was taken off the desk. Nothing of the draft itself is in here. */
export interface Standing {
  readonly done: Omit<Done, 'draft'> | null;
  readonly warned: boolean;
  readonly edited: boolean;
  readonly left: Channel | null;
}
