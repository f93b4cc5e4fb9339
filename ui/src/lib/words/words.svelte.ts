import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import type { Language, Problem } from '../ipc';

/** The texts of every language that has a folder in `locales/`. */
const sources = byLanguage(
  import.meta.glob<string>('../../../../locales/*/{common,shell,window,welcome}.ftl', {
    eager: true,
    query: '?raw',
    import: 'default',
  }),
);

/** The program's sentences for those of its codes that the page has to say itself. */
const errors = byLanguage(
  import.meta.glob<string>('../../../../locales/*/errors.ftl', {
    eager: true,
    query: '?only=error-T013',
    import: 'default',
  }),
);

function byLanguage(files: Record<string, string>): ReadonlyMap<Language, string[]> {
  const all = new Map<Language, string[]>();
  for (const [path, source] of Object.entries(files)) {
    const language = path.split('/').at(-2) as Language;
    all.set(language, [...(all.get(language) ?? []), source]);
  }
  return all;
}

/** Every language of the window. */
export const languages: readonly Language[] = [...sources.keys()];

/** Makes each language's bundle when it is first asked for. */
function bundlesOf(from: ReadonlyMap<Language, string[]>): (language: Language) => FluentBundle {
  const bundles = new Map<Language, FluentBundle>();
  return (language) => {
    let bundle = bundles.get(language);
    if (!bundle) {
      // All languages run from left to right: no isolating marks around what is put in.
      bundle = new FluentBundle(language, { useIsolating: false });
      for (const source of from.get(language) ?? []) bundle.addResource(new FluentResource(source));
      bundles.set(language, bundle);
    }
    return bundle;
  };
}

const bundleFor = bundlesOf(sources);
const errorsFor = bundlesOf(errors);

/** The texts of the window, in the language that is chosen; what reads them follows a change of it. */
class Words {
  language = $state<Language>('en');
  /** The language in the system's region, which the program knows and a webview need not: 24 hours or 12, day or month first. */
  locale = $state('en-GB');

  readonly #bundle = $derived(bundleFor(this.language));
  readonly #moment = $derived(
    new Intl.DateTimeFormat(this.locale, { dateStyle: 'medium', timeStyle: 'short' }),
  );
  readonly #day = $derived(new Intl.DateTimeFormat(this.locale, { dateStyle: 'long', timeZone: 'UTC' }));

  readonly #hour = $derived(
    new Intl.DateTimeFormat(this.locale, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      timeZone: 'UTC',
    }),
  );

  readonly #weekday = $derived(new Intl.DateTimeFormat(this.locale, { weekday: 'long', timeZone: 'UTC' }));

  readonly #list = $derived(new Intl.ListFormat(this.locale, { type: 'conjunction' }));

  /** The text with this id. A missing one shows its id, and fails a test. */
  say = (id: string, values?: Record<string, FluentVariable>): string => {
    const pattern = this.#bundle.getMessage(id)?.value;
    return pattern ? this.#bundle.formatPattern(pattern, values, []) : id;
  };

  /** The same, in another language than the chosen one. */
  in = (language: Language, id: string): string => {
    const bundle = bundleFor(language);
    const pattern = bundle.getMessage(id)?.value;
    return pattern ? bundle.formatPattern(pattern, {}, []) : id;
  };

  /** The language after the chosen one. */
  get next(): Language {
    const at = languages.indexOf(this.language);
    return languages[(at + 1) % languages.length] ?? this.language;
  }

  /** What the program says of a code that the page has to say itself. */
  problem = (code: string): Problem => {
    const bundle = errorsFor(this.language);
    const { value, attributes } = bundle.getMessage(`error-${code}`) ?? {};
    const said = (pattern: Parameters<typeof bundle.formatPattern>[0] | null | undefined): string =>
      pattern ? bundle.formatPattern(pattern, {}, []) : '';
    return { code, message: said(value), remedy: said(attributes?.['remedy']) };
  };

  /** Some things in a row: `a, b and c`. */
  list = (all: readonly string[]): string => this.#list.format(all);

  /** A time of the ledger (RFC 3339), on this computer's clock. */
  moment = (time: string): string => {
    const date = new Date(time);
    return Number.isNaN(date.getTime()) ? time : this.#moment.format(date);
  };

  /** A date without a time (`2026-11-01`). */
  day = (date: string): string => {
    const parsed = new Date(`${date}T00:00:00Z`);
    return Number.isNaN(parsed.getTime()) ? date : this.#day.format(parsed);
  };

  /** The name of a day (`2026-11-01`). */
  weekday = (date: string): string => {
    const parsed = new Date(`${date}T00:00:00Z`);
    return Number.isNaN(parsed.getTime()) ? date : this.#weekday.format(parsed);
  };

  /** A day and an hour where the writer is (`2026-12-01T18:30`). */
  hour = (time: string): string => {
    const parsed = new Date(`${time}:00Z`);
    return Number.isNaN(parsed.getTime()) ? time : this.#hour.format(parsed);
  };
}

export const words = new Words();
export const say = words.say;
