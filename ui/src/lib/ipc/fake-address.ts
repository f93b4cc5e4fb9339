import type { LedgerState } from './client';
import { fake, type Fake } from './fake';

/** The stand-in as the page's address asks for it: `?lang=fr&ledger=locked&records=120&failing=decide`. */
export function fakeFromAddress(search: string): Fake {
  const asked = new URLSearchParams(search);
  return fake({
    language: asked.get('lang') === 'fr' ? 'fr' : 'en',
    ledger: (asked.get('ledger') as LedgerState['state'] | null) ?? 'ready',
    records: Number(asked.get('records') ?? 0),
    missing: Number(asked.get('missing') ?? 0),
    unreadable: Number(asked.get('unreadable') ?? 0),
    hold: asked.has('hold'),
    cards: Number(asked.get('cards') ?? 0),
    unhanded: asked.get('unhanded'),
    keyring: asked.has('keyring'),
    brokenPolicy: asked.has('broken'),
    advises: asked.has('advises'),
    unheard: asked.get('unheard'),
    firstRun: asked.has('first'),
    named: asked.has('named'),
    badSettings: asked.get('bad-settings'),
    failing: asked.getAll('failing'),
    delay: Number(asked.get('delay') ?? 0),
  });
}
