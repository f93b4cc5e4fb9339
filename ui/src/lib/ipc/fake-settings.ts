import type { Language, Pack, Settings } from './client';

/** What is set where nobody has set anything. */
export const usualSettings: Settings = {
  sheet_made: false,
  welcomed: true,
  toured: false,
  policy: null,
  own_domains: [],
  hide_from_capture: true,
  start_at_login: false,
  tray: true,
  shortcut: true,
  notifications: true,
  opened: true,
  problem: null,
};

const packs: [id: string, Record<Language, [title: string, purpose: string]>][] = [
  [
    'campaign',
    {
      en: ['Election campaign', 'Polls, strategy, research on opponents, debate preparation.'],
      fr: [
        'Campagne électorale',
        'Sondages, stratégie, recherches sur les adversaires, préparation des débats.',
      ],
    },
  ],
  [
    'newsroom',
    {
      en: ['Newsroom', 'Sources, leaked documents, stories that are not out, reporters in danger.'],
      fr: ['Rédaction', 'Sources, documents confiés, enquêtes non publiées, reporters en danger.'],
    },
  ],
  [
    'law-firm',
    {
      en: ['Law firm', 'Clients’ secrets, case files, settlements, deals that nobody may know of.'],
      fr: [
        'Cabinet d’avocats',
        'Secrets des clients, dossiers, transactions, opérations que nul ne doit connaître.',
      ],
    },
  ],
  [
    'ngo',
    {
      en: ['Aid and rights organisation', 'People at risk, field teams, partners, safeguarding cases.'],
      fr: ['ONG et associations', 'Personnes menacées, équipes de terrain, partenaires, signalements.'],
    },
  ],
  [
    'town-hall',
    {
      en: ['Town hall and council', 'Tenders, land, residents’ files, what the council has not decided yet.'],
      fr: [
        'Mairie et collectivité',
        'Marchés publics, foncier, dossiers d’habitants, décisions pas encore prises.',
      ],
    },
  ],
  [
    'common',
    {
      en: [
        'Any organisation',
        'What everybody has to protect: passwords, health, pay, dismissals, threats. It is part of the others too.',
      ],
      fr: [
        'Toute organisation',
        'Ce que chacun doit protéger : mots de passe, santé, salaires, licenciements, menaces. Les autres la contiennent aussi.',
      ],
    },
  ],
];

export const packsIn = (language: Language): Pack[] =>
  packs.map(([id, said]) => ({ id, title: said[language][0], purpose: said[language][1] }));
