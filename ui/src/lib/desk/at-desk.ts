import { afterEach, beforeEach, vi } from 'vitest';
import { fake, type Fake, type FakeOptions } from '../ipc/fake';
import { Session } from '../session.svelte';
import { words } from '../words/words.svelte';
import { Desk } from './desk.svelte';

export const SENSITIVE = 'We lay off half the team.';
export const CONFIDENTIAL = 'The internal numbers are low.';
export const TRIVIAL = 'Sandwiches at six.';

export const settle = async (): Promise<void> => void (await vi.advanceTimersByTimeAsync(0));

export async function atDesk(
  options: FakeOptions = {},
): Promise<{ desk: Desk; client: Fake; session: Session }> {
  const client = fake(options);
  const session = new Session(client);
  const desk = new Desk(session);
  await session.begin();
  await settle();
  return { desk, client, session };
}

export async function writing(body: string, options: FakeOptions = {}) {
  const all = await atDesk(options);
  all.desk.write(body);
  await settle();
  return all;
}

/** Pauses pass at once, and each test begins in English. */
export function atRest(): void {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    words.language = 'en';
  });
}

/** Decisions take a while to be recorded. */
export function slowly(client: Fake): void {
  const { decide } = client;
  client.decide = async (decision) => {
    await new Promise((done) => setTimeout(done, 20));
    return decide(decision);
  };
}
