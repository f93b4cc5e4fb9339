// Every page and state in both languages, light and dark, large and small, under the window's content security
// policy: axe-core finds nothing, nothing is refused, nothing is cut off at the side, and what must be seen at once is.
// Pictures go to $SCREENSHOTS. With `--webview` in the engine that the window has on Linux, which needs a display: once in
// English and light, once in French and dark; there what goes wrong is told from the page's opening on, and there is one size.
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { installed } from '../browser.mjs';
import { serve } from './serve.mjs';
import { opening } from './opening.mjs';
import { states, texts } from './states.mjs';
import { Webview } from './webview.mjs';

const ui = fileURLToPath(new URL('../..', import.meta.url));
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pictures = process.env.SCREENSHOTS;
const inWebview = process.argv.includes('--webview');
const only = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));

const sizes = [
  // The window as it first opens.
  { name: 'large', width: 1200, height: 760 },
  { name: 'small', width: 800, height: 600 },
  // 200 % zoom of a 1280 × 800 window.
  { name: 'zoomed', width: 640, height: 400 },
];

/** What people with weak eyes set: the system's high contrast, and colours of their own. */
const contrasts = /** @type {const} */ ([
  { name: 'contrast-light', media: { colorScheme: 'light', contrast: 'more' } },
  { name: 'contrast-dark', media: { colorScheme: 'dark', contrast: 'more' } },
  { name: 'forced', media: { colorScheme: 'dark', forcedColors: 'active' } },
]);

/** States whose panel is read without scrolling in the window as it first opens. */
const atOnce = ['trivial', 'confidential', 'sensitive', 'passage-twice'];

const outDir = await mkdtemp(join(tmpdir(), 'cloison-ui-'));
if (pictures) await mkdir(pictures, { recursive: true });
await build({ root: ui, mode: 'mock', logLevel: 'warn', build: { outDir, emptyOutDir: true } });
const server = await serve(outDir);

/** @type {string[]} */
const faults = [];
let looks = 0;

/** @typedef {import('playwright-core').Page} Page */

const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The rules that see colours: all that differs where nothing but the colours does. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/**
 * @param {Page} page @param {string} name
 * @param {boolean} [again] the same page was looked at in other colours
 */
async function look(page, name, again = false) {
  await page.waitForTimeout(60);
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`) });
  // It does not see the system's own colours.
  const seen = ofColours.slice(name.endsWith('-forced') ? 1 : 0);
  const { violations } = await page.evaluate(
    // @ts-expect-error axe was put into the page
    (runOnly) => axe.run(document, { runOnly }),
    again ? { type: 'rule', values: seen } : { type: 'tag', values: everything },
  );
  for (const violation of violations) {
    const places = violation.nodes.map((/** @type {{ target: string[] }} */ node) => node.target.join(' '));
    faults.push(`${name}: ${violation.id}: ${violation.help}: ${places.slice(0, 3).join(', ')}`);
  }
  const wide = await page.evaluate(() =>
    ['html', 'main', 'aside', 'dialog', '.cm-scroller'].filter((place) =>
      [...document.querySelectorAll(place)].some((one) => one.scrollWidth > one.clientWidth),
    ),
  );
  if (wide.length > 0) faults.push(`${name}: cut off at the side: ${wide.join(', ')}`);
  if (atOnce.some((one) => name.startsWith(`${one}-`)) && name.endsWith('-large')) {
    const { scrolls, rows } = await page.evaluate(() => {
      const panel = document.querySelector('aside');
      const channels = document.querySelector('.channels');
      return {
        scrolls: panel === null || panel.scrollHeight > panel.clientHeight,
        rows: (channels?.clientHeight ?? 0) / (channels?.firstElementChild?.clientHeight ?? 1),
      };
    });
    if (scrolls) faults.push(`${name}: the verdict, two findings and the ways do not fit`);
    if (rows > 1.5) faults.push(`${name}: the channels take more than one row`);
  }
  looks += 1;
}

/**
 * Goes to a state; `begun` runs in the page as soon as it is open.
 * @param {Page} page @param {import('./states.mjs').State} state @param {'en' | 'fr'} language
 */
async function go(page, state, language, begun = () => {}) {
  await page.goto(`${server.origin}/?lang=${language}&${state.query ?? ''}`);
  await page.evaluate(begun);
  await page.waitForSelector(state.query === 'failing=start' ? '[data-testid="problem"]' : '.welcome, .page');
  await state.act?.(page, texts[language]);
  await page.evaluate(`${axe}; window.axe = axe;`);
}

/** Keeps what goes wrong in a page. */
function listen() {
  /** @type {string[]} */
  const wrong = (window.wrong = []);
  const said = console.error;
  console.error = (...all) => {
    wrong.push(all.join(' '));
    said(...all);
  };
  window.addEventListener('error', ({ message }) => {
    // The engine's word that it tells of a size one frame later. It says so under load where the editor's observer, which
    // changes no size, is the page's only one and was not even called; pages that go round are faults in Chromium.
    if (!message.startsWith('ResizeObserver loop completed')) wrong.push(message);
  });
  window.addEventListener('unhandledrejection', ({ reason }) => wrong.push(String(reason)));
  document.addEventListener('securitypolicyviolation', ({ blockedURI, violatedDirective }) =>
    wrong.push(`refused: ${blockedURI} (${violatedDirective})`),
  );
}

/** @param {string} name @param {unknown} error */
function fault(name, error) {
  faults.push(`${name}: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
}

/**
 * Goes to a state once, then looks at it in every scheme and size.
 * @param {import('playwright-core').Browser} browser
 * @param {import('./states.mjs').State} state
 * @param {'en' | 'fr'} language
 */
async function visit(browser, state, language) {
  const name = `${state.name}-${language}`;
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    locale: language === 'fr' ? 'fr-FR' : 'en-GB',
    timezoneId: 'Europe/Paris',
  });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => faults.push(`${name}: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(`${name}: ${message.text()}`);
    });
    // What the engine tells without an exception.
    await page.addInitScript(() => {
      addEventListener('error', ({ error, message }) => error ?? console.error(message));
    });
    await go(page, state, language);
    // Shapes and colours do not differ by language.
    for (const { name: contrast, media } of language === 'en' ? contrasts : []) {
      await page.setViewportSize({ width: 1200, height: 760 });
      await page.emulateMedia(media);
      await look(page, `${name}-${contrast}`, true);
    }
    await page.emulateMedia({ contrast: null, forcedColors: null });
    for (const { name: size, width, height } of sizes) {
      await page.setViewportSize({ width, height });
      for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
        await page.emulateMedia({ colorScheme });
        await look(page, `${name}-${colorScheme}-${size}`, colorScheme === 'dark');
      }
    }
  } catch (error) {
    fault(name, error);
  } finally {
    await context.close();
  }
}

const all = [...states, ...opening];
const chosen = all.filter((state) => only.length === 0 || only.includes(state.name));
const languages = /** @type {const} */ (['en', 'fr']);

/** Two pages side by side, in a browser that changes its size and colours as it is told to. */
async function inBrowser() {
  const browser = await chromium.launch({ executablePath: await installed(), args: ['--no-sandbox'] });
  const queue = chosen.flatMap((state) => languages.map((language) => () => visit(browser, state, language)));
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await next();
  };
  try {
    await Promise.all([worker(), worker()]);
  } finally {
    await browser.close();
  }
}

/** One window after the other: it must have the focus. */
async function inTheWebview() {
  for (const [language, colorScheme] of /** @type {const} */ ([
    ['en', 'light'],
    ['fr', 'dark'],
  ])) {
    const view = await Webview.open(colorScheme);
    try {
      // No engine prints a page on the screen.
      for (const state of chosen.filter(({ printed }) => !printed)) {
        const name = `${state.name}-${language}-${colorScheme}-webview`;
        const page = /** @type {Page} */ (/** @type {unknown} */ (view));
        await go(page, state, language, listen)
          .then(() => look(page, name))
          .then(() => page.evaluate(() => window.wrong))
          .then((wrong) => wrong.forEach((one) => fault(name, one)))
          .catch((error) => fault(name, error));
      }
    } finally {
      await view.close();
    }
  }
}

try {
  await (inWebview ? inTheWebview() : inBrowser());
} finally {
  server.close();
  await rm(outDir, { recursive: true, force: true });
}

for (const one of faults) console.error(one);
console.log(`accessibility: ${looks} looks at ${chosen.length} states, ${faults.length} faults`);
process.exit(faults.length > 0 || looks === 0 ? 1 : 0);
