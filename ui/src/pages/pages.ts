/** The pages that exist. */
export type Page = 'write' | 'meetings' | 'ledger' | 'settings';
