import { flushSync, mount, unmount } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fake } from '../lib/ipc/fake';
import { atRest } from '../lib/desk/at-desk';
import { Ledger } from '../lib/ledger/ledger.svelte';
import { Session } from '../lib/session.svelte';
import LedgerPage from './LedgerPage.svelte';

atRest();

const mounted: Record<string, unknown>[] = [];
afterEach(async () => {
  await Promise.all(mounted.splice(0).map((one) => unmount(one)));
});

const settle = async (milliseconds = 0): Promise<void> => {
  for (let turn = 0; turn < 4; turn += 1) {
    await vi.advanceTimersByTimeAsync(milliseconds);
    flushSync();
  }
};
const older = (): HTMLElement | null => document.querySelector('[data-testid="ledger-older"]');

/** A page of decisions that takes a while to bring older ones. */
async function slowly(records: number): Promise<void> {
  const client = fake({ records });
  const session = new Session(client);
  await session.begin();
  mounted.push(mount(LedgerPage, { target: document.body, props: { session, ledger: new Ledger(session) } }));
  await settle();
  const { ledgerPage } = client;
  client.ledgerPage = async (...asked) => {
    await new Promise((done) => setTimeout(done, 50));
    return ledgerPage(...asked);
  };
}

describe('the button for older decisions', () => {
  it('keeps the keys while it reads, and gives them to what the last page brought', async () => {
    await slowly(120);
    older()?.focus();
    older()?.click();
    await settle(10);
    expect([older()?.getAttribute('aria-disabled'), older()?.hasAttribute('disabled')]).toEqual([
      'true',
      false,
    ]);
    await settle(50);
    expect([document.activeElement === older(), older() !== null]).toEqual([true, true]);
    older()?.click();
    await settle(50);
    expect(older()).toBeNull();
    const rows = document.querySelectorAll('[data-number] .open');
    expect([rows.length, document.activeElement === rows[100]]).toEqual([120, true]);
  });

  it('leaves the keys where they went while it reads', async () => {
    await slowly(80);
    older()?.click();
    await settle(10);
    const search = document.getElementById('ledger-search');
    search?.focus();
    await settle(50);
    expect([older(), search !== null && document.activeElement === search]).toEqual([null, true]);
  });
});

describe('the button that opens the ledger', () => {
  it('keeps the keys while it opens, and opens once', async () => {
    const client = fake({ ledger: 'locked' });
    const session = new Session(client);
    await session.begin();
    const ledger = new Ledger(session);
    mounted.push(mount(LedgerPage, { target: document.body, props: { session, ledger } }));
    await settle();
    let asked = 0;
    client.openLedger = () => new Promise(() => (asked += 1));
    const field = document.querySelector<HTMLInputElement>('[data-testid="passphrase"]');
    const button = document.querySelector<HTMLElement>('[data-testid="passphrase-submit"]');
    if (!field || !button) throw new Error('no form');
    field.value = 'correct horse battery';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    button.focus();
    button.click();
    await settle();
    expect([button.getAttribute('aria-disabled'), button.hasAttribute('disabled')]).toEqual(['true', false]);
    button.click();
    await settle();
    expect(asked).toBe(1);
  });
});
