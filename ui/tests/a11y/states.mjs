import { handingStates } from './handing-states.mjs';
import { settingsStates } from './settings-states.mjs';
import { wordsStates } from './words-states.mjs';
import { at, write } from './writing.mjs';

/**
 * Every page and state of the window: an address of the stand-in, and the steps to get there.
 * @typedef {import('playwright-core').Page} Page
 * @typedef {{ name: string, query?: string, printed?: boolean, act?: (page: Page, text: Texts) => Promise<void> }} State
 * @typedef {{ subject: string, trivial: string, confidential: string, sensitive: string, twice: string, little: string, long: string,
 *   heard: string }}
 *   Texts
 */

/** @type {Record<'en' | 'fr', Texts>} */
export const texts = {
  en: {
    subject: 'Sunday evening',
    trivial: 'Ines,\n\nRoom is booked from 18:00, sandwiches are ordered, Karim brings the projector.\n\nLéa',
    confidential:
      'Ines,\n\nPlease keep the internal numbers (41 / 38) out of the deck, and the budget too.\n\nLéa',
    sensitive:
      'Ines,\n\nRoom is booked from 18:00, sandwiches are ordered, Karim brings the projector.\n\nOne thing before then. We thank half of the field team on Monday whatever the count says. Please keep the internal numbers (41 / 38) out of the deck too.\n\nSee you at six,\nLéa',
    twice:
      'Ines,\n\nThe password for the press inbox changes tonight. The password is: Larkspur-1911, and the internal numbers stay out of the deck.\n\nLéa',
    little:
      'Ines,\n\nRoom is booked from 18:00, sandwiches are ordered, Karim brings the projector and the long cable. The door code is with the caretaker, ring twice. The internal numbers are in the deck.\n\nSee you at six,\nLéa',
    heard:
      'Ines,\n\nRoom is booked from 18:00. The man at the ministry takes the stairs now, so that nobody sees him with us.\n\nLéa',
    long: `The internal numbers (${'41 / 38, '.repeat(60)}) and the password: ${'x'.repeat(400)} and ${'budget '.repeat(30)}`,
  },
  fr: {
    subject: 'Dimanche soir',
    trivial:
      'Inès,\n\nLa salle est réservée dès 18 h, les sandwichs sont commandés, Karim apporte le projecteur.\n\nLéa',
    confidential:
      'Inès,\n\nGarde les chiffres internes (41 / 38) hors de la présentation, et le budget aussi.\n\nLéa',
    sensitive:
      'Inès,\n\nLa salle est réservée dès 18 h, les sandwichs sont commandés.\n\nUne chose avant : nous licencions la moitié de l’équipe lundi, quel que soit le résultat. Garde les chiffres internes hors de la présentation.\n\nÀ dimanche,\nLéa',
    twice:
      'Inès,\n\nLa boîte presse change ce soir. Le mot de passe est : Larkspur-1911, et les chiffres internes restent hors de la présentation.\n\nLéa',
    little:
      'Inès,\n\nLa salle est réservée dès 18 h, les sandwichs sont commandés, Karim apporte le projecteur et la rallonge. Le gardien a les clés, sonnez deux fois. Les chiffres internes sont dans la présentation.\n\nÀ dimanche,\nLéa',
    heard:
      'Inès,\n\nLa salle est réservée dès 18 h. L’homme du ministère prend l’escalier, que personne ne le voie avec nous.\n\nLéa',
    long: `Les chiffres internes et le mot de passe : ${'x'.repeat(400)} et ${'budget '.repeat(30)}`,
  },
};

/** @type {State[]} */
export const states = [
  { name: 'empty' },
  { name: 'trivial', act: (page, text) => write(page, text.trivial, text.subject, 'trivial') },
  { name: 'confidential', act: (page, text) => write(page, text.confidential, text.subject, 'confidential') },
  { name: 'sensitive', act: (page, text) => write(page, text.sensitive, text.subject, 'sensitive') },
  {
    name: 'finding',
    act: async (page, text) => {
      await write(page, text.sensitive, text.subject, 'sensitive');
      await page.keyboard.press('F8');
    },
  },
  {
    name: 'passage-twice',
    act: async (page, text) => {
      await write(page, text.twice, text.twice, 'sensitive');
      await page.keyboard.press('F8');
    },
  },
  {
    name: 'channel-menu',
    act: async (page, text) => {
      await write(page, text.confidential, text.subject, 'confidential');
      await page.click(at('channel-more'));
      await page.keyboard.press('ArrowUp');
    },
  },
  {
    name: 'channel-from-menu',
    act: async (page, text) => {
      await write(page, text.confidential, text.subject, 'confidential');
      await page.click(at('channel-more'));
      await page.keyboard.press('End');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
      await page.waitForSelector(`${at('channel-more')}:focus`);
    },
  },
  {
    name: 'smallest-change',
    act: async (page, text) => {
      await write(page, text.little, text.subject, 'confidential');
      await page.waitForSelector(at('make-change'));
    },
  },
  {
    name: 'smallest-change-made',
    act: async (page, text) => {
      await write(page, text.little, text.subject, 'confidential');
      await page.waitForSelector(at('make-change'));
      await page.keyboard.press('F9');
      await page.waitForSelector(at('undo-change'));
    },
  },
  ...wordsStates,
  { name: 'heard', act: (page, text) => write(page, text.heard, text.subject, 'sensitive') },
  {
    name: 'heard-wrong',
    act: async (page, text) => {
      await write(page, text.heard, text.subject, 'sensitive');
      await page.click(at('wrong'));
      await page.waitForSelector(at('wrong-given'));
    },
  },
  {
    name: 'heard-advice',
    query: 'advises',
    act: (page, text) => write(page, text.heard, text.subject, 'trivial'),
  },
  {
    name: 'unheard',
    query: 'unheard=R004',
    act: (page, text) => write(page, text.confidential, '', 'confidential'),
  },
  ...handingStates,
  {
    name: 'missed',
    act: async (page, text) => {
      await write(page, text.confidential, text.subject, 'confidential');
      await page.click(at('missed'));
      await page.click(at('missed-give'));
    },
  },
  { name: 'long', act: (page, text) => write(page, text.long, text.long, 'sensitive') },
  {
    name: 'find',
    act: async (page, text) => {
      await write(page, text.trivial);
      await page.keyboard.press('Control+f');
      await page.keyboard.insertText('18');
    },
  },
  {
    name: 'warning-confidential',
    act: async (page, text) => {
      await write(page, text.confidential, text.subject, 'confidential');
      await page.click(at('send'));
      await page.waitForSelector(at('warning'));
    },
  },
  {
    name: 'warning-sensitive',
    act: async (page, text) => {
      await write(page, text.sensitive, text.subject, 'sensitive');
      await page.keyboard.press('Control+Enter');
      await page.waitForSelector(at('warning'));
    },
  },
  {
    name: 'warning-reason-missing',
    act: async (page, text) => {
      await write(page, text.confidential, text.subject, 'confidential');
      await page.click(at('send'));
      await page.click(at('warning-override'));
    },
  },
  {
    name: 'recorded-moved',
    act: async (page, text) => {
      await write(page, text.confidential, text.subject, 'confidential');
      await page.click(at('send'));
      await page.click(at('warning-move'));
      await page.waitForSelector(at('recorded'));
    },
  },
  {
    name: 'recorded-arranged',
    act: async (page, text) => {
      await write(page, text.sensitive, text.subject, 'sensitive');
      await page.click(at('arrange'));
      await page.click(at('arrange-confirm'));
      await page.waitForSelector(at('recorded'));
    },
  },
  {
    name: 'discard',
    act: async (page, text) => {
      await write(page, text.trivial);
      await page.click(at('discard'));
      await page.waitForSelector(at('discard-dialog'));
    },
  },
  {
    name: 'record-failed',
    query: 'failing=decide',
    act: async (page, text) => {
      await write(page, text.trivial, text.subject);
      await page.click(at('send'));
      await page.waitForSelector(at('problem'));
    },
  },
  {
    name: 'record-failed-warned',
    query: 'failing=arrange',
    act: async (page, text) => {
      await write(page, text.sensitive, text.subject, 'sensitive');
      await page.click(at('send'));
      await page.click(at('warning-arrange'));
      await page.click(at('arrange-confirm'));
      await page.waitForSelector(`${at('arrange-dialog')} ${at('problem')}`);
    },
  },
  {
    name: 'discard-failed',
    query: 'failing=decide',
    act: async (page, text) => {
      await write(page, text.sensitive, text.subject, 'sensitive');
      await page.click(at('send'));
      await page.click(at('warning-back'));
      await page.click(at('discard'));
      await page.click(at('discard-confirm'));
      await page.waitForSelector(at('other-way'));
    },
  },
  {
    name: 'language-not-kept',
    query: 'failing=change_settings',
    act: async (page, text) => {
      await write(page, text.trivial, text.subject, 'trivial');
      await page.click(at('language'));
      await page.waitForSelector(at('problem'));
    },
  },
  {
    name: 'check-failed',
    query: 'failing=check',
    act: (page, text) => write(page, text.trivial, text.subject),
  },
  {
    name: 'new-ledger-first',
    query: 'ledger=new',
    act: async (page, text) => {
      await write(page, text.trivial, text.subject);
      await page.click(at('send'));
      await page.click(at('passphrase-submit'));
    },
  },
  { name: 'policy-broken', query: 'broken', act: (page, text) => write(page, text.trivial, text.subject) },
  { name: 'start-failed', query: 'failing=start' },
  { name: 'ledger-empty', act: (page) => page.click(at('nav-ledger')) },
  {
    name: 'ledger',
    query: 'records=120&unreadable=1',
    act: async (page) => {
      await page.click(at('nav-ledger'));
      await page.waitForSelector(at('ledger-row'));
    },
  },
  {
    name: 'ledger-overview',
    query: 'records=120',
    act: async (page) => {
      await page.click(at('nav-ledger'));
      await page.click(at('ledger-view-overview'));
      await page.waitForSelector('[data-view="overview"] svg');
    },
  },
  { name: 'ledger-locked', query: 'ledger=locked', act: (page) => page.click(at('nav-ledger')) },
  {
    name: 'ledger-wrong',
    query: 'ledger=locked',
    act: async (page) => {
      await page.click(at('nav-ledger'));
      await page.fill(at('passphrase'), 'not this one');
      await page.click(at('passphrase-submit'));
      await page.waitForSelector(at('problem'));
    },
  },
  { name: 'ledger-new', query: 'ledger=new', act: (page) => page.click(at('nav-ledger')) },
  {
    name: 'ledger-unreadable',
    query: 'ledger=unreadable&records=3',
    act: async (page) => {
      await page.click(at('nav-ledger'));
      await page.click(at('retry'));
    },
  },
  { name: 'ledger-failed', query: 'ledger=failed&broken', act: (page) => page.click(at('nav-ledger')) },
  {
    name: 'ledger-rescued',
    query: 'ledger=failed&records=12&missing=3',
    act: async (page) => {
      await page.click(at('nav-ledger'));
      await page.click(at('other-way'));
      await page.waitForSelector(at('ledger-rescued'));
    },
  },
  {
    name: 'window-locked',
    query: 'records=12',
    act: async (page, text) => {
      await write(page, text.sensitive, text.subject, 'sensitive');
      await page.keyboard.press('Control+Shift+L');
      await page.waitForSelector(`${at('lock')} ${at('passphrase')}:focus`);
    },
  },
  {
    name: 'window-locked-wrong',
    query: 'records=12',
    act: async (page, text) => {
      await write(page, text.sensitive, text.subject, 'sensitive');
      await page.click(at('lock-now'));
      await page.fill(at('passphrase'), 'not this one');
      await page.keyboard.press('Enter');
      await page.waitForSelector(at('problem'));
      await page.click('summary');
    },
  },
  {
    name: 'window-locked-keyring',
    query: 'keyring',
    act: async (page) => {
      await page.click(at('lock-now'));
      await page.waitForSelector(`${at('lock-open')}:focus`);
    },
  },
  {
    name: 'window-locked-in-memory',
    query: 'failing=keep_draft',
    act: async (page, text) => {
      await write(page, text.sensitive, text.subject, 'sensitive');
      await page.click(at('lock-now'));
      await page.waitForSelector(at('lock-in-memory'));
    },
  },
  {
    name: 'window-unlocked',
    act: async (page, text) => {
      await write(page, text.sensitive, text.subject, 'sensitive');
      await page.click(at('lock-now'));
      await page.fill(at('passphrase'), 'correct horse battery');
      await page.keyboard.press('Enter');
      await page.waitForSelector(`${at('message')}:focus .found`);
    },
  },
  {
    name: 'draft-not-kept',
    query: 'failing=keep_draft',
    act: async (page, text) => {
      await write(page, text.trivial, text.subject);
      await page.waitForSelector(at('draft-dismiss'));
    },
  },
  {
    name: 'draft-locked',
    query: 'ledger=locked',
    act: (page, text) => write(page, text.trivial, text.subject),
  },
  {
    name: 'sheet-offered',
    act: async (page, text) => {
      await write(page, text.trivial, text.subject);
      await page.click(at('send'));
      await page.waitForSelector(at('sheet-banner'));
    },
  },
  ...settingsStates,
];
