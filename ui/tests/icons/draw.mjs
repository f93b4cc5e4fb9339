// Draws the pictures of `icons/` from their sources: `npm run icons`. A picture of the tray is drawn for light and for
// dark surroundings, at the two sizes that trays show.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { installed } from '../browser.mjs';

const folder = fileURLToPath(new URL('../../../icons', import.meta.url));
const sizes = [22, 44];

const browser = await chromium.launch({ executablePath: await installed(), args: ['--no-sandbox'] });
try {
  for (const colorScheme of ['light', 'dark']) {
    const page = await browser.newPage({ colorScheme });
    for (const file of (await readdir(join(folder, 'tray'))).filter((name) => name.endsWith('.svg'))) {
      const source = await readFile(join(folder, 'tray', file), 'utf8');
      for (const size of sizes) {
        await page.setContent(
          `<style>body { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px }</style>${source}`,
        );
        const clip = { x: 0, y: 0, width: size, height: size };
        const picture = await page.screenshot({ clip, omitBackground: true });
        await writeFile(
          join(folder, 'tray', `${basename(file, '.svg')}-${colorScheme}-${size}.png`),
          picture,
        );
      }
    }
  }
} finally {
  await browser.close();
}
