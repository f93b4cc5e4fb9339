/** What states have in common: how to find something, how to write. @typedef {import('playwright-core').Page} Page */

/** @param {string} id */
export const at = (id) => `[data-testid="${id}"]`;

/** @param {Page} page @param {string} body @param {string} [subject] @param {string} [level] */
export async function write(page, body, subject = '', level = '') {
  await page.fill(at('recipients'), 'Ines Adjani; press@courrier.example.org;');
  await page.fill(at('subject'), subject);
  await page.click(at('message'));
  await page.keyboard.insertText(body);
  if (level) await page.waitForSelector(`${at('level')}[data-level="${level}"]`);
  // The strip comes at a pause.
  await page.waitForTimeout(850);
}
