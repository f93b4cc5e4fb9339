// The engine of the webview that Linux shows the window in, driven over WebDriver, with those of Playwright's ways with a page
// that the states use: so that what they lead to is looked at in the real engine too.
import { spawn } from 'node:child_process';
import { access, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const patience = 10_000;
/** Keys that a state presses, as WebDriver names them. */
const keys = {
  Alt: '\uE00A',
  Control: '\uE009',
  Shift: '\uE008',
  Enter: '\uE007',
  End: '\uE010',
  Escape: '\uE00C',
  ArrowUp: '\uE013',
  ArrowDown: '\uE015',
  F8: '\uE038',
  F9: '\uE039',
};
/** What WebDriver calls an element (W3C WebDriver, section 12.1). */
const element = 'element-6066-11e4-a52e-4f735466cecf';

const pause = (/** @type {number} */ time) => new Promise((done) => setTimeout(done, time));

/** The browser that comes with the library, for its developers: nothing but the engine in a window. */
async function browser() {
  const folders = (await readdir('/usr/lib', { withFileTypes: true })).filter((one) => one.isDirectory());
  const places = ['/usr/libexec', '/usr/lib', ...folders.map(({ name }) => join('/usr/lib', name))];
  for (const place of places) {
    const path = join(place, 'webkit2gtk-4.1', 'MiniBrowser');
    if (
      await access(path).then(
        () => true,
        () => false,
      )
    )
      return path;
  }
  throw new Error('there is no MiniBrowser of WebKitGTK 4.1 here');
}

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** A window of the engine; it needs a display. */
export class Webview {
  #driver;
  #folder;
  #address = '';
  /** Where the pointer is. */
  mouse = {
    move: (/** @type {number} */ x, /** @type {number} */ y) => this.#point(Math.round(x), Math.round(y)),
  };
  keyboard = {
    press: (/** @type {string} */ keys) => this.#press(keys),
    insertText: (/** @type {string} */ text) => this.evaluate(insert, text),
  };

  /** @param {import('node:child_process').ChildProcess} driver @param {string} folder */
  constructor(driver, folder) {
    this.#driver = driver;
    this.#folder = folder;
  }

  /** @param {'light' | 'dark'} colorScheme */
  static async open(colorScheme) {
    const binary = await browser();
    const folder = await mkdtemp(join(tmpdir(), 'cloison-webview-'));
    await mkdir(join(folder, 'gtk-3.0'));
    await writeFile(join(folder, 'gtk-3.0', 'settings.ini'), '[Settings]\ngtk-enable-animations=0\n');
    const port = await freePort();
    const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
      env: {
        ...process.env,
        TZ: 'Europe/Paris',
        XDG_CONFIG_HOME: folder,
        GTK_THEME: colorScheme === 'dark' ? 'Adwaita:dark' : 'Adwaita',
      },
      stdio: 'ignore',
    });
    const view = new Webview(driver, folder);
    try {
      await view.#begin(`http://127.0.0.1:${port}`, binary);
      const told = await view.evaluate(() => [
        matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
        matchMedia('(prefers-reduced-motion: reduce)').matches,
      ]);
      if (told[0] !== colorScheme || !told[1]) throw new Error(`the engine is ${told[0]}, still: ${told[1]}`);
    } catch (error) {
      await view.close();
      throw error;
    }
    return view;
  }

  async #begin(/** @type {string} */ origin, /** @type {string} */ binary) {
    const capabilities = {
      alwaysMatch: { 'webkitgtk:browserOptions': { binary, args: ['--automation'] } },
    };
    for (const since = Date.now(); !this.#address; await pause(100)) {
      try {
        const { sessionId } = await this.#ask(`${origin}/session`, { capabilities });
        this.#address = `${origin}/session/${sessionId}`;
      } catch (error) {
        if (Date.now() - since > patience) throw error;
      }
    }
    await this.#tell('timeouts', { script: patience, pageLoad: patience, implicit: 0 });
    await this.#tell('window/rect', { x: 0, y: 0, width: 1280, height: 880 });
  }

  async close() {
    if (this.#address) await fetch(this.#address, { method: 'DELETE' }).catch(() => undefined);
    this.#driver.kill();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** @param {string} address @param {unknown} [said] @returns {Promise<any>} */
  async #ask(address, said) {
    const asked = said === undefined ? {} : { method: 'POST', body: JSON.stringify(said) };
    const answer = await fetch(address, asked);
    const { value } = /** @type {{ value: any }} */ (await answer.json());
    if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  }

  #tell(/** @type {string} */ command, /** @type {unknown} */ said = {}) {
    return this.#ask(`${this.#address}/${command}`, said);
  }

  goto(/** @type {string} */ url) {
    return this.#tell('url', { url });
  }

  async screenshot(/** @type {{ path: string }} */ { path }) {
    await writeFile(path, Buffer.from(await this.#ask(`${this.#address}/screenshot`), 'base64'));
  }

  /**
   * What a function answers in the page, or a program's text does.
   * @param {string | ((said: any) => unknown)} asked @param {unknown} [said] @returns {Promise<any>}
   */
  async evaluate(asked, said) {
    if (typeof asked === 'string') return this.#tell('execute/sync', { script: asked, args: [] });
    const script = `const [said, done] = arguments; Promise.resolve((${asked})(said)).then((is) => done({ is }), (error) => done({ error: String(error) }));`;
    const { is, error } = await this.#tell('execute/async', { script, args: [said ?? null] });
    if (error) throw new Error(error);
    return is;
  }

  waitForTimeout(/** @type {number} */ time) {
    return pause(time);
  }

  async waitForFunction(/** @type {(said: any) => unknown} */ asked, /** @type {unknown} */ said) {
    for (const since = Date.now(); !(await this.evaluate(asked, said)); await pause(30)) {
      if (Date.now() - since > patience) throw new Error(`not so in time: ${asked}`);
    }
  }

  /** The first element of a selector that is seen. @returns {Promise<string>} */
  async #find(/** @type {string} */ selector) {
    for (const since = Date.now(); ; await pause(30)) {
      const found = await this.#tell('execute/sync', {
        script: `return (${seen})(arguments[0])`,
        args: [selector],
      });
      if (found) return found[element];
      if (Date.now() - since > patience) throw new Error(`${selector} is not there`);
    }
  }

  async waitForSelector(/** @type {string} */ selector) {
    await this.#find(selector);
  }

  async click(/** @type {string} */ selector) {
    const id = await this.#find(selector);
    await this.#tell(`element/${id}/click`);
    // A press waits until what it has begun is there.
    await pause(30);
  }

  async fill(/** @type {string} */ selector, /** @type {string} */ text) {
    const field = { [element]: await this.#find(selector) };
    await this.#tell('execute/sync', { script: `(${fill})(...arguments)`, args: [field, text] });
  }

  async getAttribute(/** @type {string} */ selector, /** @type {string} */ name) {
    return this.#ask(`${this.#address}/element/${await this.#find(selector)}/attribute/${name}`);
  }

  async hover(/** @type {string} */ selector) {
    await this.#point(0, 0, await this.#find(selector));
  }

  locator(/** @type {string} */ selector) {
    const boundingBox = () =>
      this.evaluate((one) => {
        const { x, y, width, height } = document.querySelector(one).getBoundingClientRect();
        return { x, y, width, height };
      }, selector);
    return { first: () => ({ boundingBox }) };
  }

  /** @param {string} selector @param {{ name: string, mimeType: string, buffer: Buffer }[]} files */
  async setInputFiles(selector, files) {
    const held = files.map(({ name, mimeType, buffer }) => ({
      name,
      mimeType,
      text: buffer.toString('base64'),
    }));
    await this.evaluate(give, { selector, held });
  }

  async #point(
    /** @type {number} */ x,
    /** @type {number} */ y,
    /** @type {string | undefined} */ inside = undefined,
  ) {
    const origin = inside ? { [element]: inside } : 'viewport';
    const move = (/** @type {number} */ by) => ({ type: 'pointerMove', duration: 50, x: x + by, y, origin });
    const actions = [
      { type: 'pointer', id: 'pointer', parameters: { pointerType: 'mouse' }, actions: [move(1), move(0)] },
    ];
    await this.#tell('actions', { actions });
  }

  async #press(/** @type {string} */ combination) {
    const pressed = combination
      .split('+')
      .map((key) => keys[/** @type {keyof typeof keys} */ (key)] ?? key.toLowerCase());
    const down = pressed.map((value) => ({ type: 'keyDown', value }));
    const up = pressed.toReversed().map((value) => ({ type: 'keyUp', value }));
    await this.#tell('actions', { actions: [{ type: 'key', id: 'keyboard', actions: [...down, ...up] }] });
  }
}

/* What runs in the page. */

/** @param {string} selector */
function seen(selector) {
  return (
    [...document.querySelectorAll(selector)].find(
      (one) => one.checkVisibility() && one.getClientRects().length > 0,
    ) ?? null
  );
}

/** @param {string} text */
function insert(text) {
  document.execCommand('insertText', false, text);
}

/** @param {HTMLInputElement | HTMLTextAreaElement} field @param {string} text */
function fill(field, text) {
  const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  field.focus();
  Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, text);
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** @param {{ selector: string, held: { name: string, mimeType: string, text: string }[] }} said */
function give({ selector, held }) {
  const field = /** @type {HTMLInputElement} */ (document.querySelector(selector));
  const all = new DataTransfer();
  for (const { name, mimeType, text } of held) {
    const bytes = Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
    all.items.add(new File([bytes], name, { type: mimeType }));
  }
  field.files = all.files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}
