// What follows a decision: files, mail, apps, meetings, parts.
import { at, write } from './writing.mjs';

/** @type {import('./states.mjs').State[]} */
export const handingStates = [
  {
    name: 'recipients-told',
    act: async (page, text) => {
      await write(
        page,
        `${text.trivial}\n\n> From: Ines <press@courrier.example.org>`,
        text.subject,
        'trivial',
      );
      await page.fill(at('recipients'), 'leo@elsewhere.example.net; mia@elsewhere.example.net;');
      await page.click(at('message'));
      await page.waitForSelector(at('to-notes'));
      await page.waitForTimeout(700);
    },
  },
  {
    name: 'files',
    act: async (page, text) => {
      await write(page, text.trivial, text.subject, 'trivial');
      await page.setInputFiles(at('attach-input'), [
        { name: 'figures.txt', mimeType: 'text/plain', buffer: Buffer.from(text.confidential) },
        {
          name: 'scan of the notes from the long evening at the station.png',
          mimeType: 'image/png',
          buffer: Buffer.from(''),
        },
        { name: 'all.zip', mimeType: 'application/zip', buffer: Buffer.from('') },
      ]);
      await page.waitForSelector(`${at('level')}[data-level="confidential"]`);
      await page.waitForSelector(at('files-unread'));
    },
  },
  {
    name: 'handed-to-mail',
    act: async (page, text) => {
      await write(page, text.trivial, text.subject, 'trivial');
      await page.click(at('send'));
      await page.waitForSelector(at('taken'));
    },
  },
  {
    name: 'handed-to-app',
    act: async (page, text) => {
      await write(page, text.confidential, text.subject, 'confidential');
      await page.click(at('move-signal'));
      await page.waitForSelector(at('copied'));
    },
  },
  {
    name: 'handed-no-mail',
    query: 'unhanded=A020',
    act: async (page, text) => {
      await write(page, text.trivial, text.subject, 'trivial');
      await page.click(at('send'));
      await page.waitForSelector(at('problem'));
    },
  },
  {
    name: 'arrange',
    act: async (page, text) => {
      await write(page, text.sensitive, text.subject, 'sensitive');
      await page.click(at('arrange'));
      await page.click(at('arrange-in-1'));
      await page.fill(at('arrange-hour'), '18:30');
      await page.fill(at('arrange-place'), 'Café de la gare');
    },
  },
  {
    name: 'arrange-unclear',
    act: async (page, text) => {
      await write(page, text.sensitive, text.subject, 'sensitive');
      await page.click(at('arrange'));
      await page.fill(at('arrange-hour'), 'noon');
      await page.click(at('arrange-confirm'));
    },
  },
  {
    name: 'arrange-says-too-much',
    act: async (page, text) => {
      await write(page, text.sensitive, text.subject, 'sensitive');
      await page.click(at('arrange'));
      await page.fill(at('arrange-place'), text.sensitive.replaceAll('\n', ' '));
      await page.waitForFunction(
        (id) => document.querySelector(id)?.textContent !== '',
        at('arrange-says-too-much'),
      );
    },
  },
  {
    name: 'arranged',
    act: async (page, text) => {
      await write(page, text.sensitive, text.subject, 'sensitive');
      await page.click(at('arrange'));
      await page.click(at('arrange-in-1'));
      await page.fill(at('arrange-hour'), '18:30');
      await page.click(at('arrange-confirm'));
      await page.waitForSelector(at('recorded'));
    },
  },
  {
    name: 'split',
    act: async (page, text) => {
      await write(page, text.sensitive, text.subject, 'sensitive');
      await page.click(at('split'));
      await page.waitForSelector(at('split-dialog'));
      await page.click(at('hand-trivial'));
      await page.waitForSelector(`${at('part-trivial')}[data-done]`);
    },
  },
  {
    name: 'split-whole',
    act: async (page, text) => {
      await write(page, 'budget', '', 'confidential');
      await page.click(at('split'));
    },
  },
  { name: 'meetings-empty', act: (page) => page.click(at('nav-meetings')) },
  {
    name: 'meetings',
    query: 'cards=3',
    act: async (page) => {
      await page.waitForSelector(at('today'));
      await page.click(at('nav-meetings'));
      await page.click(at('card-open'));
    },
  },
  {
    name: 'meetings-burn',
    query: 'cards=2',
    act: async (page) => {
      await page.click(at('nav-meetings'));
      await page.click(at('card-burn'));
    },
  },
  {
    name: 'meetings-held',
    query: 'cards=1&hold',
    act: async (page) => {
      await page.click(at('nav-meetings'));
      await page.click(at('card-burn'));
      await page.click(at('burn-confirm'));
      await page.waitForSelector(at('problem'));
    },
  },
  { name: 'meeting-today', query: 'cards=1', act: (page, text) => write(page, text.trivial, '', 'trivial') },
];
