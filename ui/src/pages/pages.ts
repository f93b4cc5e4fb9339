/** The pages that exist. */
export type Page = 'write' | 'ledger' | 'settings';
