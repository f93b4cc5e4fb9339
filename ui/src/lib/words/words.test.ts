import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { afterEach, describe, expect, it } from 'vitest';
import type { Language } from '../ipc';
import { languages, say, words } from './words.svelte';

const root = join(import.meta.dirname, '../../../..');
const read = (language: Language, file: string): string =>
  readFileSync(join(root, 'locales', language, file), 'utf8');

function ids(source: string): string[] {
  return new FluentResource(source).body.map((entry) => entry.id).sort();
}

/** The ids as the file writes them: a text with a mistake in it is skipped by the parser. */
function written(source: string): string[] {
  return [...source.matchAll(/^([a-z][\w-]*) =/gm)].map((match) => match[1] ?? '').sort();
}

function sourceFiles(folder: string, kind = /\.(ts|svelte)$/): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => kind.test(name) && !name.endsWith('.test.ts'))
    .map((name) => join(folder, name));
}

const code = sourceFiles(join(root, 'ui/src'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');
const quoted = new Set([...code.matchAll(/['"]([a-z][a-z0-9_-]*)['"]/g)].map((match) => match[1]));
const asked = new Set([...code.matchAll(/\bsay\(\s*['"]([^'"]+)['"]/g)].map((match) => match[1]));

afterEach(() => {
  words.language = 'en';
});

/** What only the pages say. */
const ofWindow = ['window.ftl', 'welcome.ftl'];

describe('the texts', () => {
  for (const file of ['common.ftl', 'shell.ftl', ...ofWindow]) {
    it(`${file} has the same ids in every language, and no mistake`, () => {
      for (const language of languages) {
        expect(ids(read(language, file)), language).toEqual(ids(read('en', file)));
        expect(ids(read(language, file)), language).toEqual(written(read(language, file)));
      }
    });
  }

  it('are there in the language of every folder', () => {
    expect([...languages].sort()).toEqual(readdirSync(join(root, 'locales')).sort());
    expect(languages.map((language) => words.in(language, 'language-name'))).toEqual(['English', 'Français']);
  });

  it('exist wherever the pages ask for them', () => {
    const known = new Set(['common.ftl', 'shell.ftl', ...ofWindow].flatMap((file) => ids(read('en', file))));
    expect([...asked].filter((id) => !known.has(id ?? ''))).toEqual([]);
    expect(asked.size).toBeGreaterThan(40);
  });

  it('around the window are all used, by the pages or by the program', () => {
    const shell = sourceFiles(join(root, 'src-tauri/src'), /\.rs$/);
    const program = shell.map((file) => readFileSync(file, 'utf8')).join('\n');
    expect(
      ids(read('en', 'shell.ftl')).filter((id) => !quoted.has(id) && !program.includes(`"${id}"`)),
    ).toEqual([]);
  });

  it('of the window are all used', () => {
    const all = ofWindow.flatMap((file) => ids(read('en', file)));
    expect(all.filter((id) => !quoted.has(id))).toEqual([]);
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('words', () => {
  it('speak the language that is chosen', () => {
    expect(say('level-sensitive')).toBe('Sensitive');
    words.language = 'fr';
    expect(say('level-sensitive')).toBe('Sensible');
    expect(say('findings-count', { count: 1 })).toBe('1 passage relevé');
    expect(say('findings-count', { count: 4 })).toBe('4 passages relevés');
  });

  it('offer the next language in its own words', () => {
    expect([words.next, words.in(words.next, 'language-switch')]).toEqual(['fr', 'Passer en français']);
    words.language = words.next;
    expect([words.next, words.in(words.next, 'language-switch')]).toEqual(['en', 'Switch to English']);
  });

  it('put values in without invisible marks', () => {
    expect(say('finding-also', { titles: 'Salaries' })).toBe('Also: Salaries');
  });

  it('have the program’s own sentence for every code that a page says itself', () => {
    const codes = [...code.matchAll(/\bwords\.problem\('(\w+)'\)/g)].map((match) => match[1] ?? '');
    expect(new Set(codes)).toEqual(new Set(['T013']));
    for (const language of languages) {
      words.language = language;
      const whole = new FluentBundle(language);
      whole.addResource(new FluentResource(read(language, 'errors.ftl')));
      for (const one of new Set(codes)) {
        const { value, attributes } = whole.getMessage(`error-${one}`) ?? {};
        expect(words.problem(one)).toEqual({ code: one, message: value, remedy: attributes?.['remedy'] });
      }
    }
  });

  it('show an id rather than nothing', () => {
    expect(say('no-such-text')).toBe('no-such-text');
  });

  it('are written as in the system’s region', () => {
    words.locale = 'en-US';
    expect(words.day('2026-11-23')).toBe('November 23, 2026');
    words.locale = 'en-GB';
    expect(words.day('2026-11-23')).toBe('23 November 2026');
  });

  it('leave a time that cannot be read as it is', () => {
    expect(words.moment('yesterday')).toBe('yesterday');
    expect(words.day('soon')).toBe('soon');
  });
});
