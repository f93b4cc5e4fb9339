import { at, write } from './writing.mjs';

/**
 * The card beside marked words, and what is set aside.
 * @type {import('./states.mjs').State[]}
 */
export const wordsStates = [
  {
    name: 'words-card-pointer',
    act: async (page, text) => {
      await write(page, text.sensitive, text.subject, 'sensitive');
      await page.hover(`${at('message')} .found-confidential`);
      await page.waitForSelector(at('words-card'));
    },
  },
  {
    name: 'words-card-keys',
    act: async (page, text) => {
      await write(page, text.twice, text.twice, 'sensitive');
      for (let times = 0; times < 3; times += 1) await page.keyboard.press('F8');
      await page.waitForSelector(`${at('words-card')}.placed`);
      await page.keyboard.press('Alt+Enter');
      await page.waitForSelector(`${at('card-replace')}:focus`);
    },
  },
  {
    name: 'words-card-subject',
    act: async (page, text) => {
      await write(page, text.trivial, text.confidential, 'confidential');
      await page.keyboard.press('F8');
      await page.waitForSelector(`${at('words-card')}.placed`);
    },
  },
  {
    name: 'words-card-subject-pointer',
    act: async (page, text) => {
      await write(page, text.trivial, text.confidential, 'confidential');
      const box = await page.locator('.marked').first().boundingBox();
      if (!box) throw new Error('nothing is marked in the subject');
      await page.mouse.move(box.x + 20, box.y + box.height / 2, { steps: 4 });
      await page.waitForSelector(`${at('words-card')}.placed`);
    },
  },
  {
    name: 'words-card-list',
    act: async (page, text) => {
      await write(page, text.sensitive, text.subject, 'sensitive');
      await page.click(at('finding-can'));
      await page.waitForSelector(`${at('card-replace')}:focus`);
    },
  },
  {
    name: 'words-card-heard',
    act: async (page, text) => {
      await write(page, text.heard, text.subject, 'sensitive');
      await page.keyboard.press('F8');
      await page.waitForSelector(`${at('words-card')}.placed`);
    },
  },
  {
    name: 'not-here-reason',
    act: async (page, text) => {
      await write(page, text.sensitive, text.subject, 'sensitive');
      await page.keyboard.press('F8');
      await page.waitForSelector(`${at('words-card')}.placed`);
      await page.keyboard.press('Alt+Enter');
      await page.click(at('card-not-here'));
      await page.keyboard.press('Enter');
      await page.waitForSelector(`${at('not-here-reason')}[aria-invalid="true"]`);
    },
  },
  {
    name: 'set-aside',
    act: async (page, text) => {
      await write(page, text.sensitive, text.subject, 'sensitive');
      await page.keyboard.press('F8');
      await page.waitForSelector(`${at('words-card')}.placed`);
      await page.click(at('card-not-here'));
      await page.click(`${at('words-card')} .given button`);
      await page.keyboard.press('Enter');
      await page.waitForSelector(at('set-aside'));
    },
  },
  {
    name: 'set-aside-heard',
    act: async (page, text) => {
      await write(page, text.heard, text.subject, 'sensitive');
      await page.keyboard.press('F8');
      await page.waitForSelector(`${at('words-card')}.placed`);
      await page.click(at('card-not-here'));
      await page.click(`${at('words-card')} .given button`);
      await page.keyboard.press('Enter');
      await page.waitForSelector(`${at('level')}[data-level="trivial"]`);
      await page.waitForSelector(at('set-aside'));
    },
  },
  {
    name: 'set-aside-story',
    act: async (page, text) => {
      await write(page, text.confidential, text.subject, 'confidential');
      for (let left = 2; left > 0; left -= 1) {
        await page.keyboard.press('F8');
        await page.waitForSelector(`${at('words-card')}.placed`);
        await page.click(at('card-not-here'));
        await page.click(`${at('words-card')} .given button`);
        await page.keyboard.press('Enter');
        await page.waitForSelector(at('set-aside'));
      }
      await page.click(at('send'));
      await page.waitForSelector(at('recorded'));
      await page.click(at('nav-ledger'));
      await page.click(at('ledger-open'));
      await page.waitForSelector(at('story-not-here'));
    },
  },
];
