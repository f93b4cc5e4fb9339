/**
 * The first run, the tour and the settings.
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('./states.mjs').State} State
 */
import { at } from './writing.mjs';

/** Goes through the first run, to a screen of it. @param {Page} page @param {string} step */
async function through(page, step) {
  for (let screens = 0; screens < 6; screens += 1) {
    if ((await page.getAttribute(at('welcome'), 'data-step')) === step) break;
    await page.click(at('welcome-later'));
  }
  await page.waitForSelector(`${at('welcome')}[data-step="${step}"]`);
  // The practice message is judged.
  if (step === 'find' || step === 'move')
    await page.waitForSelector(`${at('level')}[data-level="confidential"]`);
}

/** @type {State[]} */
export const settingsStates = [
  { name: 'welcome', query: 'first' },
  {
    name: 'welcome-policy',
    query: 'first',
    act: async (page) => {
      await page.keyboard.press('Enter');
      await page.waitForSelector(`${at('policy-campaign')}:focus`);
    },
  },
  { name: 'welcome-policy-named', query: 'first&named', act: (page) => page.click(at('welcome-next')) },
  { name: 'welcome-key', query: 'first', act: (page) => through(page, 'key') },
  { name: 'welcome-passphrase', query: 'first&ledger=new', act: (page) => through(page, 'key') },
  { name: 'welcome-key-lost', query: 'first&ledger=unreadable', act: (page) => through(page, 'key') },
  { name: 'welcome-sheet', query: 'first', act: (page) => through(page, 'sheet') },
  {
    name: 'welcome-sheet-words',
    query: 'first',
    act: async (page) => {
      await through(page, 'sheet');
      await page.click(at('sheet-show'));
      await page.waitForSelector(`${at('recovery-words')}:focus`);
    },
  },
  { name: 'tour', query: 'first', act: (page) => through(page, 'find') },
  {
    name: 'tour-found',
    query: 'first',
    act: async (page) => {
      await through(page, 'find');
      await page.keyboard.press('F8');
      await page.waitForSelector(`${at('tour-told')}[data-done="true"]`);
    },
  },
  { name: 'tour-move', query: 'first', act: (page) => through(page, 'move') },
  {
    name: 'tour-moved',
    query: 'first',
    act: async (page) => {
      await through(page, 'move');
      await page.click(at('move-signal'));
      await page.waitForSelector(`${at('tour-told')}[data-done="true"]`);
    },
  },
  { name: 'settings', act: (page) => page.click(at('nav-settings')) },
  {
    name: 'settings-domains',
    act: async (page) => {
      await page.click(at('nav-settings'));
      await page.fill(at('domains'), 'ourparty.example.org, courrier.example.org');
      await page.keyboard.press('Enter');
      await page.waitForSelector('main.settings .chip');
      await page.fill(at('domains'), 'nothing');
      await page.keyboard.press('Enter');
      await page.waitForSelector(at('problem'));
    },
  },
  { name: 'settings-named', query: 'named', act: (page) => page.click(at('nav-settings')) },
  {
    name: 'settings-switches',
    query: 'failing=change_settings',
    act: async (page) => {
      await page.click(at('nav-settings'));
      await page.click(at('switch-tray'));
      await page.waitForSelector(at('problem'));
    },
  },
  { name: 'settings-damaged', query: 'bad-settings=A016' },
  {
    name: 'sheet-printed',
    printed: true,
    act: async (page) => {
      await page.click(at('nav-settings'));
      await page.click(at('sheet-show'));
      await page.waitForSelector(`${at('recovery-words')}:focus`);
      await page.emulateMedia({ media: 'print' });
      const [words, window] = await page.evaluate(() => [
        document.querySelectorAll('.paper li').length,
        document.getElementById('app')?.getClientRects().length,
      ]);
      if (words !== 24 || window !== 0) throw new Error(`printed: ${words} words, ${window} of the window`);
    },
  },
  {
    name: 'settings-words',
    act: async (page) => {
      await page.click(at('nav-settings'));
      await page.click(at('sheet-show'));
      await page.waitForSelector(`${at('recovery-words')}:focus`);
    },
  },
  {
    name: 'settings-unreadable',
    query: 'ledger=unreadable',
    act: async (page) => {
      await page.click(at('nav-settings'));
      await page.fill(at('restore-words'), 'abandon ability');
      await page.click(at('restore-submit'));
    },
  },
  {
    name: 'settings-locked',
    query: 'ledger=locked',
    act: async (page) => {
      await page.click(at('nav-settings'));
      await page.click(`${at('settings-restore')} summary`);
    },
  },
];
