// Draws the pictures of `icons/` from their sources: `npm run icons`. The program's own at the sizes that desktops show,
// and in one file as Windows and macOS want it; a picture of the tray for light and for dark surroundings, at the two
// sizes that trays show.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { installed } from '../browser.mjs';

const folder = fileURLToPath(new URL('../../../icons', import.meta.url));
const traySizes = [22, 44];
const windowsSizes = [16, 32, 48, 256];
/** The kinds of a macOS icon that are PNG, by their size in pixels. */
const macKinds = { 16: 'icp4', 32: 'icp5', 128: 'ic07', 256: 'ic08', 512: 'ic09' };
const linuxSizes = [32, 128, 256, 512];

/** One drawing as a PNG of that size. */
async function draw(page, source, size) {
  await page.setContent(
    `<style>body { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px }</style>${source}`,
  );
  return page.screenshot({ clip: { x: 0, y: 0, width: size, height: size }, omitBackground: true });
}

/** An ICO: a head, an entry of 16 bytes for each picture, the pictures. */
function ico(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let start = head.length;
  for (const [number, { size, png }] of pictures.entries()) {
    const at = 6 + 16 * number;
    // 0 stands for 256.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(start, at + 12);
    start += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/** An ICNS: its length, then each picture with its kind and length. */
function icns(pictures) {
  const chunk = (kind, bytes) => {
    const head = Buffer.alloc(8);
    head.write(kind, 'latin1');
    head.writeUInt32BE(8 + bytes.length, 4);
    return Buffer.concat([head, bytes]);
  };
  return chunk('icns', Buffer.concat(pictures.map(({ size, png }) => chunk(macKinds[size], png))));
}

const browser = await chromium.launch({ executablePath: await installed(), args: ['--no-sandbox'] });
try {
  const page = await browser.newPage();
  const own = await readFile(join(folder, 'cloison.svg'), 'utf8');
  const all = {};
  for (const size of new Set([...windowsSizes, ...Object.keys(macKinds).map(Number), ...linuxSizes])) {
    all[size] = await draw(page, own, size);
  }
  const of = (sizes) => sizes.map((size) => ({ size, png: all[size] }));
  for (const { size, png } of of(linuxSizes)) await writeFile(join(folder, `${size}.png`), png);
  await writeFile(join(folder, 'cloison.ico'), ico(of(windowsSizes)));
  await writeFile(join(folder, 'cloison.icns'), icns(of(Object.keys(macKinds).map(Number))));

  const names = (await readdir(join(folder, 'tray'))).filter((name) => name.endsWith('.svg'));
  for (const colorScheme of ['light', 'dark']) {
    const surroundings = await browser.newPage({ colorScheme });
    for (const name of names) {
      const source = await readFile(join(folder, 'tray', name), 'utf8');
      for (const size of traySizes) {
        const file = `${basename(name, '.svg')}-${colorScheme}-${size}.png`;
        await writeFile(join(folder, 'tray', file), await draw(surroundings, source, size));
      }
    }
  }
} finally {
  await browser.close();
}
