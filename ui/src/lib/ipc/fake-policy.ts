import type {
  Change,
  Channel,
  Draft,
  Edit,
  Finding,
  Heard,
  Language,
  Level,
  NotHere,
  SetAside,
  Topic,
  Verdict,
} from './client';

/** Two texts, one for each language. */
type Both = { en: string; fr: string };

type FakeChannel = Omit<Channel, 'title' | 'facts'> & { title: Both; facts: Both };

type FakeRule = { rule: string; level: Level; words: RegExp; title: Both; why: Both; instead: Both };

const channels: FakeChannel[] = [
  {
    id: 'email',
    kind: 'email',
    ceiling: 'trivial',
    title: { en: 'Email', fr: 'E-mail' },
    facts: {
      en: 'Readable at every server on its way, and kept for years in mailboxes that are not yours.',
      fr: 'Lisible sur chaque serveur traversé, et gardé des années dans des boîtes qui ne sont pas les vôtres.',
    },
    checked: '2026-11-01',
  },
  {
    id: 'sms',
    kind: 'phone',
    ceiling: 'trivial',
    title: { en: 'Text message (SMS)', fr: 'SMS' },
    facts: {
      en: 'Mobile networks can be listened to; nothing is encrypted from end to end.',
      fr: 'Les réseaux mobiles peuvent être écoutés ; rien n’y est chiffré de bout en bout.',
    },
    checked: '2026-11-01',
  },
  {
    id: 'call',
    kind: 'phone',
    ceiling: 'trivial',
    title: { en: 'Ordinary phone call', fr: 'Appel téléphonique ordinaire' },
    facts: {
      en: 'An ordinary call can be intercepted on the network.',
      fr: 'Un appel ordinaire peut être intercepté sur le réseau.',
    },
    checked: '2026-11-01',
  },
  {
    id: 'workchat',
    kind: 'app',
    ceiling: 'trivial',
    title: { en: 'Slack or Teams', fr: 'Slack ou Teams' },
    facts: {
      en: 'The workspace’s administrators can have its chats read.',
      fr: 'Les administrateurs de l’espace peuvent faire lire les discussions.',
    },
    checked: '2026-11-01',
  },
  {
    id: 'signal',
    kind: 'app',
    ceiling: 'confidential',
    title: { en: 'Signal', fr: 'Signal' },
    facts: {
      en: 'Encrypted from end to end. Check who is in the group before you write.',
      fr: 'Chiffré de bout en bout. Vérifiez qui est dans le groupe avant d’écrire.',
    },
    checked: '2026-11-01',
  },
  {
    id: 'whatsapp',
    kind: 'app',
    ceiling: 'confidential',
    title: { en: 'WhatsApp (encrypted backup on)', fr: 'WhatsApp (sauvegarde chiffrée activée)' },
    facts: {
      en: 'Encrypted from end to end, if encrypted backup is switched on for everyone in the conversation.',
      fr: 'Chiffré de bout en bout, si la sauvegarde chiffrée est activée chez tous les participants.',
    },
    checked: '2025-06-01',
  },
  {
    id: 'telegram',
    kind: 'app',
    ceiling: 'trivial',
    title: { en: 'Telegram', fr: 'Telegram' },
    facts: {
      en: 'Ordinary chats and all groups are kept readable on its servers.',
      fr: 'Les conversations ordinaires et tous les groupes restent lisibles sur ses serveurs.',
    },
    checked: '2026-11-01',
  },
  {
    id: 'in-person',
    kind: 'meeting',
    ceiling: 'sensitive',
    title: { en: 'Face to face', fr: 'De vive voix' },
    facts: { en: 'Phones stay outside the room.', fr: 'Les téléphones restent hors de la pièce.' },
    checked: null,
  },
];

const rules: FakeRule[] = [
  {
    rule: 'dismissal',
    level: 'sensitive',
    words: /thank half of the [\p{L} ]*team[^.!?\n]*?Monday|lay(?:ing)? off|dismiss\w*|licenci\w*/giu,
    title: { en: 'A dismissal that is not announced', fr: 'Un licenciement non annoncé' },
    why: {
      en: 'The people concerned would learn it from the papers.',
      fr: 'Les personnes concernées l’apprendraient par la presse.',
    },
    instead: {
      en: 'Say it face to face, and tell them first.',
      fr: 'Dites-le de vive voix, et d’abord à elles.',
    },
  },
  {
    rule: 'password',
    level: 'sensitive',
    words: /(?:password|mot de passe|code)(?: is| est)? ?: ?\S+/giu,
    title: { en: 'A password or code with its value', fr: 'Un mot de passe ou un code avec sa valeur' },
    why: {
      en: 'Whoever reads this message can open everything behind it.',
      fr: 'Qui lit ce message ouvre tout ce qui se trouve derrière.',
    },
    instead: {
      en: 'Give it in person, or use the password manager’s sharing.',
      fr: 'Donnez-le en personne, ou partagez-le par le gestionnaire de mots de passe.',
    },
  },
  {
    // Marks what the rule before marks, and its article: one passage, two rules.
    rule: 'code',
    level: 'sensitive',
    words: /(?:the |le )?(?:password|mot de passe|code)(?: is| est)? ?: ?\S+/giu,
    title: { en: 'A code in plain words', fr: 'Un code en clair' },
    why: {
      en: 'Mail is kept for years, and so is every code in it.',
      fr: 'Un courriel se garde des années, et le code qu’il contient avec lui.',
    },
    instead: { en: 'Say it face to face.', fr: 'Dites-le de vive voix.' },
  },
  {
    rule: 'illness',
    level: 'sensitive',
    words: /her surgery|his surgery|chemotherapy|son opération|chimiothérapie/giu,
    title: { en: 'Somebody’s health', fr: 'La santé de quelqu’un' },
    why: {
      en: 'A person’s illness is theirs to tell; published, it cannot be undone.',
      fr: 'Une maladie n’appartient qu’à la personne ; publiée, elle ne se reprend pas.',
    },
    instead: { en: 'Say it face to face.', fr: 'Dites-le de vive voix.' },
  },
  {
    rule: 'polling',
    level: 'confidential',
    words: /internal numbers(?: \([^)]*\))?|internal poll\w*|sondages? internes?|chiffres internes/giu,
    title: { en: 'Polling that is not published', fr: 'Un sondage non publié' },
    why: {
      en: 'Opponents would know where we are weak and where we spend.',
      fr: 'Nos adversaires sauraient où nous sommes faibles et où nous dépensons.',
    },
    instead: {
      en: 'Send the figures on an approved encrypted app.',
      fr: 'Envoyez les chiffres par une application chiffrée approuvée.',
    },
  },
  {
    rule: 'money',
    level: 'confidential',
    words: /(?:budget|salary|salaire)s?\b/giu,
    title: { en: 'Budgets and salaries', fr: 'Budgets et salaires' },
    why: {
      en: 'Plans and pay would be compared and commented in public.',
      fr: 'Les projets et les salaires seraient comparés et commentés en public.',
    },
    instead: {
      en: 'Move the message to an approved encrypted app.',
      fr: 'Déplacez le message vers une application chiffrée approuvée.',
    },
  },
];

const order: readonly Level[] = ['trivial', 'confidential', 'sensitive'];

export const higher = (a: Level, b: Level): Level => (order.indexOf(a) >= order.indexOf(b) ? a : b);

export const mayCarry = (channel: string, level: Level): boolean => {
  const ceiling = channels.find((one) => one.id === channel)?.ceiling ?? 'trivial';
  return order.indexOf(ceiling) >= order.indexOf(level);
};

export const channelsIn = (language: Language): Channel[] =>
  channels.map((one) => ({ ...one, title: one.title[language], facts: one.facts[language] }));

export const topicsIn = (language: Language): Topic[] => [
  { id: 'donor', level: 'confidential', title: { en: 'a donor', fr: 'un donateur' }[language] },
  { id: 'source', level: 'sensitive', title: { en: 'a source', fr: 'une source' }[language] },
];

export const ruleTitle = (rule: string, language: Language): string =>
  rules.find((one) => one.rule === rule)?.title[language] ?? rule;

export const ruleCount = rules.length;

/** The findings of one field, in the order of the text. */
export function findIn(text: string, field: Finding['field'], language: Language): Finding[] {
  const found = rules.flatMap((one) =>
    [...text.matchAll(one.words)].map((match): Finding => ({
      rule: one.rule,
      level: one.level,
      field,
      start: match.index,
      end: match.index + match[0].length,
      text: match[0],
      title: one.title[language],
      why: one.why[language],
      instead: one.instead[language],
    })),
  );
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** As the program compares words, in short. */
const seen = (words: string): string =>
  words.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().split(/\s+/).filter(Boolean).join(' ');

/** What counts, and what the writer set aside. */
export function setAside(
  found: readonly Finding[],
  notHere: readonly NotHere[],
): { findings: Finding[]; set_aside: SetAside[] } {
  const by = (one: Finding): number =>
    notHere.findIndex(({ rule, words }) => rule === one.rule && seen(words) === seen(one.text));
  const set_aside = notHere.flatMap(({ rule, words }, index) => {
    const [first, ...rest] = found.filter((one) => by(one) === index);
    if (!first) return [];
    return [{ rule, title: first.title, level: first.level, words, count: 1 + rest.length }];
  });
  return { findings: found.filter((one) => by(one) < 0), set_aside };
}

/** The words of a passage, to be replaced. */
export function replacement(
  { field, start, end }: Pick<Edit, 'field' | 'start' | 'end'>,
  { findings }: Verdict,
): Edit | null {
  const there = findings.filter((one) => one.field === field && one.start < end && start < one.end);
  const [first] = there;
  if (!first) return null;
  const last = there.reduce((a, b) => (b.end > a.end ? b : a));
  const text = first.text + last.text.slice(Math.max(0, first.end - last.start));
  return { field, start: first.start, end: last.end, text, with: '[…]' };
}

/** As the program does it, without its second look: the passages above the ceiling, unless their sentences are half. */
export function smallestChange(draft: Draft, verdict: Verdict): Change | null {
  const edits = verdict.findings
    .filter((one) => !mayCarry(draft.channel, one.level))
    .filter((one, index, all) => {
      const last = all[index - 1];
      return !last || last.field !== one.field || one.start >= last.end;
    })
    .map(({ field, start, end, text }) => ({ field, start, end, text, with: '[…]' }));
  const words = (sentences: string[]): number => sentences.join(' ').split(/\s+/).length;
  const sentences = [draft.subject, ...draft.body.split(/(?<=[.!?])\s+/)].filter((one) => one !== '');
  const delicate = sentences.filter((one) => edits.some(({ text }) => one.includes(text)));
  const whole = words(delicate) * 2 >= words(sentences);
  return edits.length === 0 || whole ? null : { level: 'trivial', edits };
}

/** What the stand-in for the reader hears: a sentence that no rule marks. */
const OBLIQUE = /[^.!?\n]*(?:takes? the stairs|prend l’escalier)[^.!?\n]*[.!?]?/iu;

const HEARD_TITLE = { en: 'a source who could be found out', fr: 'une source qui pourrait être reconnue' };

function hearIn(body: string, decides: boolean, language: Language): Heard | null {
  const match = OBLIQUE.exec(body);
  if (!match) return null;
  const [text] = match;
  const start = match.index + text.length - text.trimStart().length;
  const said = { en: 'This is almost certainly', fr: 'C’est presque certainement' };
  return {
    level: 'sensitive',
    decides,
    certainty: 'sure',
    percent: 93,
    topic: 'source',
    title: HEARD_TITLE[language],
    said: `${said[language]} ${HEARD_TITLE[language]}.`,
    why: { en: 'Whoever is found out pays for it.', fr: 'Qui est reconnu le paie.' }[language],
    instead: { en: 'Say it face to face.', fr: 'Dites-le de vive voix.' }[language],
    sentences: [{ field: 'body', start, end: match.index + text.length, text: text.trim() }],
    unread: 0,
  };
}

const isHeard = ({ rule }: NotHere): boolean => rule.startsWith('heard:');

/** The draft without the sentences that were set aside, in whose places there are spaces. */
function unheard(draft: Draft): Draft {
  const aside = (draft.not_here ?? []).filter(isHeard);
  const body = aside.reduce((text, { words }) => text.replace(words, ' '.repeat(words.length)), draft.body);
  return { ...draft, body };
}

/** What the writer set aside of what the reader heard, and still stands there. */
export const setAsideOfHeard = (draft: Draft, language: Language): SetAside[] =>
  (draft.not_here ?? [])
    .filter((one) => isHeard(one) && draft.body.includes(one.words))
    .map(({ rule, words }) => ({ rule, title: HEARD_TITLE[language], level: 'sensitive', words, count: 1 }));

/** A verdict with what is heard above it. */
export function withHeard(verdict: Verdict, draft: Draft, decides: boolean, language: Language): Verdict {
  const heard = verdict.level === 'sensitive' ? null : hearIn(unheard(draft).body, decides, language);
  if (!heard) return verdict;
  const level = heard.decides ? heard.level : verdict.level;
  return { ...verdict, level, allowed: mayCarry(draft.channel, level), heard };
}
