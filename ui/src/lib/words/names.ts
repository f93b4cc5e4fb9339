import type { Field, Level, Outcome } from '../ipc';

// The texts that a value of the contract is shown by. Ids stand in full, so that a test can find them.

export const levelName: Record<Level, string> = {
  trivial: 'level-trivial',
  confidential: 'level-confidential',
  sensitive: 'level-sensitive',
};

export const levelAdvice: Record<Level, string> = {
  trivial: 'advice-trivial',
  confidential: 'advice-confidential',
  sensitive: 'advice-sensitive',
};

export const outcomeName: Record<Outcome, string> = {
  sent: 'outcome-sent',
  moved: 'outcome-moved',
  arranged: 'outcome-arranged',
  revised: 'outcome-revised',
  overridden: 'outcome-overridden',
  dropped: 'outcome-dropped',
};

export const recordedName: Record<Outcome, string> = {
  sent: 'recorded-sent',
  moved: 'recorded-moved',
  arranged: 'recorded-arranged',
  revised: 'recorded-revised',
  overridden: 'recorded-overridden',
  dropped: 'recorded-dropped',
};

/** Where words stand that are not in the message itself. */
export const fieldName: Record<Exclude<Field, 'body'>, string> = {
  subject: 'field-subject',
  recipients: 'field-recipients',
  attachment_name: 'field-attachment_name',
  attachment_text: 'field-attachment_text',
};

/** Where a decision was made; a place that this version does not know is shown as it is. */
export const placeName: Partial<Record<string, string>> = {
  window: 'place-window',
  command: 'place-command',
};

export const givenReasons = ['reason-public', 'reason-mistaken', 'reason-urgent'] as const;
