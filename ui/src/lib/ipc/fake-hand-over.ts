import type {
  Attached,
  Card,
  Copied,
  Draft,
  Finding,
  HandedOver,
  Language,
  Level,
  Part,
  Problem,
  Verdict,
} from './client';
import { channelsIn, findIn, mayCarry } from './fake-policy';

let copies = 0;

/** A text is on the clipboard. */
export function copied(): Copied {
  copies += 1;
  return { number: copies, seconds: 45 };
}

/** What becomes of a message: the mail program has it, or it is on the clipboard. */
export function handedOver(draft: Draft, problem: Problem | null, language: Language): HandedOver {
  const channel = channelsIn(language).find((one) => one.id === draft.channel);
  const nothing = { program: null, taken: false, copied: null, left_out: [], problem };
  if (problem?.code === 'A025' || channel?.kind === 'phone' || channel?.kind === 'meeting') return nothing;
  const left_out = (draft.attachments ?? []).filter(({ id }) => id === '').map(({ name }) => name);
  if (channel?.kind === 'email' && !problem) {
    return { ...nothing, program: 'Thunderbird', taken: true, left_out };
  }
  return { ...nothing, program: problem ? null : (channel?.title ?? null), copied: copied() };
}

/** Cards of meetings, the first of them today. */
export function cardsIn(language: Language, count: number): Card[] {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, '0');
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const card = (index: number): Card => ({
    id: `card${index}`,
    made: '2026-11-28T18:00:00Z',
    at: null,
    meeting: {
      with: index % 2 === 0 ? ['Ines Adjani'] : ['karim@courrier.example.org', 'press@courrier.example.org'],
      start: index === 0 ? `${today}T18:30` : index === 1 ? '2036-03-03T09:00' : null,
      minutes: 30,
      place: index === 2 ? '' : { en: 'Station café', fr: 'Café de la gare' }[language],
    },
    subject: { en: 'The field team', fr: 'L’équipe de terrain' }[language],
    body: {
      en: 'We lay off half the team on Monday.\n\nTell them first.',
      fr: 'Nous licencions la moitié de l’équipe lundi.\n\nLe leur dire d’abord.',
    }[language],
  });
  return Array.from({ length: count }, (_, index) => card(index));
}

const CHANNELS: Record<Level, string> = { trivial: 'email', confidential: 'signal', sensitive: 'in-person' };

/** The sentences of a draft by their levels; as the program does it, without its second look. */
export function splitIn(draft: Draft, judge: (draft: Draft) => Verdict): Part[] | null {
  const sentences = draft.body.split(/(?<=[.!?])\s+/).filter((one) => one !== '');
  const of = (body: string): Level => judge({ ...draft, subject: '', body }).level;
  const parts = (['trivial', 'confidential', 'sensitive'] as const).flatMap((level): Part[] => {
    const body = sentences.filter((one) => of(one) === level).join(' ');
    const subject = judge({ ...draft, body: '' }).level === level ? draft.subject : '';
    const channel = CHANNELS[level];
    return body === ''
      ? []
      : [{ draft: { ...draft, subject, body, channel }, level, allowed: mayCarry(channel, level) }];
  });
  return parts.length > 1 ? parts : null;
}

let files = 0;

/** A file as it is read: a text; a picture has none, and what is in an archive is two files. */
export function readIn(name: string, bytes: Uint8Array, failure: (code: string) => Problem): Attached {
  files += 1;
  const part = (name: string, code: string | null) => ({
    name,
    characters: bytes.length,
    unread: code ? failure(code) : null,
  });
  const inner = name.endsWith('.zip')
    ? [part(`${name}/list.csv`, null), part(`${name}/key.zip`, 'T003')]
    : [];
  const code = name.endsWith('.png') ? 'T001' : null;
  return { id: `file${files}`, name, bytes: bytes.length, parts: [part(name, code), ...inner] };
}

/** What is found in the files of a draft. */
export function findInFiles(draft: Draft, texts: ReadonlyMap<string, string>, language: Language): Finding[] {
  return (draft.attachments ?? []).flatMap(({ id }, index) =>
    findIn(texts.get(id) ?? '', 'attachment_text', language).map((one) => ({
      ...one,
      attachment: index + 1,
    })),
  );
}
