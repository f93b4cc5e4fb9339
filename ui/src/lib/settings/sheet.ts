/** How many words a recovery sheet has. */
export const WORDS = 24;
