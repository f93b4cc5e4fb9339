import type { Client } from './client';
import { tauri } from './tauri';

export * from './client';

/** The program behind the window, or its stand-in when the pages are shown by themselves (mode `mock`). */
export async function connect(): Promise<Client> {
  if (import.meta.env.MODE === 'mock') {
    const { fakeFromAddress } = await import('./fake-address');
    return fakeFromAddress(location.search);
  }
  return tauri;
}
