import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import type { Pattern } from '@fluent/bundle/esm/ast.js';
import enErrors from '../../../../locales/en/errors.ftl?raw';
import frErrors from '../../../../locales/fr/errors.ftl?raw';
import type { Language, Problem } from './client';

// What does not work, as the program would say it.

export const said = (language: Language, en: string, fr: string): string => (language === 'fr' ? fr : en);

const errors: Record<Language, FluentBundle> = { en: bundleOf('en', enErrors), fr: bundleOf('fr', frErrors) };

function bundleOf(language: Language, source: string): FluentBundle {
  const bundle = new FluentBundle(language, { useIsolating: false });
  bundle.addResource(new FluentResource(source));
  return bundle;
}

/** A problem in the program's own words: the message with this id, its sentence and its remedy. */
export function told(
  language: Language,
  code: string,
  id: string,
  values: Record<string, FluentVariable> = {},
): Problem {
  const bundle = errors[language];
  const message = bundle.getMessage(id);
  const put = (pattern: Pattern | null | undefined): string =>
    pattern ? bundle.formatPattern(pattern, values, []) : id;
  return { code, message: put(message?.value), remedy: put(message?.attributes['remedy']) };
}

export const failure = (code: string, language: Language): Problem => told(language, code, `error-${code}`);
export const diskFull = (language: Language): Problem => failure('L005', language);
export const settingsLost = (language: Language): Problem =>
  told(language, 'A010', 'error-A010', { detail: said(language, 'no space left', 'plus de place') });
export const foreignLedger = (language: Language): Problem => failure('L001', language);
export const keyOutOfReach = (language: Language): Problem => failure('K001', language);
export const wrongPassphrase = (language: Language): Problem => failure('K004', language);

export function policyBroken(language: Language): Problem {
  const first = told(language, 'P010', 'policy-P010', { rule: 'budget', key: 'matches' });
  const values = { place: 'money.toml:14:1', message: first.message, more: 0 };
  return { ...first, message: told(language, 'P010', 'policy-problem', values).message };
}
