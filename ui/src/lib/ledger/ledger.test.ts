import { flushSync, mount, unmount } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import LedgerPage from '../../pages/LedgerPage.svelte';
import { fake, type FakeOptions } from '../ipc/fake';
import { Session } from '../session.svelte';
import { words } from '../words/words.svelte';
import { Ledger } from './ledger.svelte';
import { rescue } from './rescue';

afterEach(() => {
  words.language = 'en';
});

async function opened(options: FakeOptions) {
  const client = fake(options);
  const session = new Session(client);
  await session.begin();
  const ledger = new Ledger(session);
  await ledger.open();
  return { client, session, ledger };
}

describe('the ledger', () => {
  it('comes newest first, page by page', async () => {
    const { ledger } = await opened({ records: 120, unreadable: 2 });
    expect([ledger.records.length, ledger.total, ledger.unreadable, ledger.more]).toEqual([50, 120, 2, true]);
    expect(ledger.records[0]?.number).toBe(120);
    await ledger.older();
    await ledger.older();
    expect([ledger.records.length, ledger.more]).toEqual([120, false]);
    expect(new Set(ledger.records.map((one) => one.id)).size).toBe(120);
  });

  it('has no older page where the last one is exactly full', async () => {
    const { ledger } = await opened({ records: 50 });
    expect(ledger.more).toBe(false);
  });

  it('is empty at first', async () => {
    const { ledger } = await opened({});
    expect([ledger.loaded, ledger.records.length, ledger.more]).toEqual([true, 0, false]);
  });

  it('asks nothing while it is locked, and opens with the passphrase only', async () => {
    const { ledger, client, session } = await opened({ ledger: 'locked', records: 3 });
    expect(client.calls.some((call) => call.command === 'ledger_page')).toBe(false);
    await expect(ledger.unlock('wrong')).rejects.toMatchObject({ code: 'K004' });
    expect(session.ledger.state).toBe('locked');
    await ledger.unlock('correct horse battery');
    expect([session.ledger.state, ledger.records.length]).toEqual(['ready', 3]);
  });

  it('lists nothing while its key is out of reach, and asks again', async () => {
    const { ledger, client, session } = await opened({ ledger: 'unreadable', records: 3 });
    expect(session.ledger).toMatchObject({ state: 'unreadable', problem: { code: 'K001' } });
    expect(client.calls.some((call) => call.command === 'ledger_page')).toBe(false);
    await ledger.again();
    expect([session.ledger.state, ledger.records.length]).toEqual(['unreadable', 0]);
    client.heal();
    await ledger.again();
    expect([session.ledger.state, ledger.records.length]).toEqual(['ready', 3]);
  });

  it('is made anew of what can be read where its file is damaged, and read then', async () => {
    const { ledger, client, session } = await opened({ ledger: 'failed', records: 3, missing: 2 });
    const problem = session.ledger.state === 'failed' ? session.ledger.problem : null;
    expect(problem && rescue(ledger, problem)?.label).toBe('Save what can be read');
    expect(problem && rescue(ledger, { ...problem, code: 'L005' })).toBe(undefined);
    await ledger.rescue();
    expect(client.calls.filter(({ command }) => command === 'rescue_ledger')).toHaveLength(1);
    expect([session.ledger.state, ledger.problem]).toEqual(['ready', null]);
    expect([ledger.rescued, ledger.records.length]).toEqual([{ records: 3, missing: 2 }, 3]);
  });

  it('says why it could not be made anew', async () => {
    const { ledger, session } = await opened({ ledger: 'failed', failing: ['rescue_ledger'] });
    await ledger.rescue();
    expect([ledger.problem?.code, ledger.rescued, ledger.loading]).toEqual(['L005', null, false]);
    expect(session.ledger.state).toBe('failed');
  });

  it('says why it could not even ask again', async () => {
    const { ledger, client } = await opened({ ledger: 'failed' });
    client.start = () => Promise.reject(new TypeError('gone'));
    await ledger.again();
    expect([ledger.problem?.code, ledger.loading]).toEqual(['window-unexpected', false]);
  });

  it('shows no empty page', async () => {
    const { ledger, session } = await opened({ records: 60 });
    const [first] = ledger.records;
    if (!first) throw new Error('no record');
    const pages = [
      { records: [], total: 60, unreadable: 4, next: 6 },
      { records: [{ ...first, id: 'old', number: 2 }], total: 60, unreadable: 1, next: 2 },
      { records: [], total: 60, unreadable: 1, next: 2 },
    ];
    const asked: (number | null)[] = [];
    session.client.ledgerPage = (_, before) => {
      asked.push(before);
      return Promise.resolve(
        pages[asked.length - 1] ?? { records: [], total: 60, unreadable: 0, next: null },
      );
    };
    await ledger.older();
    expect([ledger.records.length, ledger.unreadable, ledger.more]).toEqual([51, 5, true]);
    await ledger.older();
    expect([ledger.records.length, ledger.unreadable, ledger.more]).toEqual([51, 6, false]);
    expect(asked).toEqual([11, 6, 2]);
  });

  it('says what went wrong, and reads again', async () => {
    const { ledger, client } = await opened({ records: 3, failing: ['ledger_page'] });
    expect(ledger.problem?.code).toBe('L005');
    client.heal();
    await ledger.open();
    expect([ledger.problem, ledger.records.length]).toEqual([null, 3]);
  });
});

describe('the page', () => {
  it('reads the ledger once at its opening, in another language, and once it is unlocked', async () => {
    const { session, ledger, client } = await opened({ ledger: 'locked', records: 3 });
    const reads = (): number => client.calls.filter((one) => one.command === 'ledger_page').length;
    const page = mount(LedgerPage, { target: document.body, props: { session, ledger } });
    const settled = async (): Promise<void> => {
      flushSync();
      await new Promise((done) => setTimeout(done, 5));
    };
    await settled();
    expect(reads()).toBe(0);
    await ledger.unlock('correct horse battery');
    await settled();
    expect(reads()).toBe(1);
    await session.changeLanguage();
    await settled();
    expect(reads()).toBe(2);
    await unmount(page);
  });
});

describe('the session', () => {
  it('follows a policy that breaks, and lets its problem be put away', async () => {
    const { session, client } = await opened({});
    const broken = await fake({ brokenPolicy: true }).start();
    client.tellPolicyChanged(broken);
    expect(session.policyProblem?.code).toBe('P010');
    session.dismissPolicyProblem();
    expect(session.policyProblem).toBe(null);
  });

  it('changes the language for now where the choice cannot be kept, and says so', async () => {
    const { session } = await opened({ failing: ['change_settings'] });
    await session.changeLanguage();
    expect([words.language, session.settingsProblem?.code]).toEqual(['fr', 'A010']);
  });

  it('shows a problem again only when a reload of the policy brings it', async () => {
    const { session, client } = await opened({ brokenPolicy: true });
    session.dismissPolicyProblem();
    await session.changeLanguage();
    expect(words.language).toBe('fr');
    expect(session.policyProblem).toBe(null);
    await session.lookAgain();
    expect(session.policyProblem).toBe(null);
    client.tellPolicyChanged(await client.start());
    expect(session.policyProblem?.code).toBe('P010');
  });
});
