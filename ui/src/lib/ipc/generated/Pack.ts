export type Pack = { id: string, title: string, purpose: string, };
