/** What comes onto the desk from outside: a file that is dropped. @typedef {import('./states.mjs').State} State */

/** @param {string} id */
const at = (id) => `[data-testid="${id}"]`;

/** @param {import('playwright-core').Page} page @param {string} text */
async function drop(page, text) {
  await page.evaluate((said) => {
    const held = new DataTransfer();
    held.items.add(new File([said], 'note.eml'));
    const drop = new DragEvent('drop', { dataTransfer: held, bubbles: true, cancelable: true });
    document.querySelector('[data-testid=message]')?.dispatchEvent(drop);
  }, text);
}

/** @type {State[]} */
export const opening = [
  {
    name: 'opening-dialog',
    act: async (page, text) => {
      await page.click(at('message'));
      await page.keyboard.insertText(text.trivial);
      // A draft that is kept can be put away.
      await page.waitForTimeout(1000);
      await drop(page, text.sensitive);
      await page.waitForSelector(at('opening-away'));
    },
  },
  {
    name: 'opening-full',
    query: 'ledger=new',
    act: async (page, text) => {
      await page.click(at('message'));
      await page.keyboard.insertText(text.trivial);
      await drop(page, text.sensitive);
      await page.waitForSelector(at('opening-dialog'));
    },
  },
  {
    name: 'opening-failed',
    act: async (page) => {
      await drop(page, '\0');
      await page.waitForSelector(at('problem'));
    },
  },
];
