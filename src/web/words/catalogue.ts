import enPathways from '#pathways/words/en.json' with { type: 'json' };
import esPathways from '#pathways/words/es.json' with { type: 'json' };
import htPathways from '#pathways/words/ht.json' with { type: 'json' };
import ptPathways from '#pathways/words/pt.json' with { type: 'json' };
import type { ScreenLocale } from '#vocabulary/named.ts';
import enAskForHelp from './en/ask-for-help.json' with { type: 'json' };
import enCoordination from './en/coordination.json' with { type: 'json' };
import enCourts from './en/courts.json' with { type: 'json' };
import enDesk from './en/desk.json' with { type: 'json' };
import enEarlier from './en/earlier.json' with { type: 'json' };
import enFairness from './en/fairness.json' with { type: 'json' };
import enFamilies from './en/families.json' with { type: 'json' };
import enHome from './en/home.json' with { type: 'json' };
import enList from './en/list.json' with { type: 'json' };
import enMyPlace from './en/my-place.json' with { type: 'json' };
import enPlanning from './en/planning.json' with { type: 'json' };
import enProblems from './en/problems.json' with { type: 'json' };
import enShell from './en/shell.json' with { type: 'json' };
import enWaitingDesk from './en/waiting-desk.json' with { type: 'json' };
import enWaitingLists from './en/waiting-lists.json' with { type: 'json' };
import esAskForHelp from './es/ask-for-help.json' with { type: 'json' };
import esCoordination from './es/coordination.json' with { type: 'json' };
import esCourts from './es/courts.json' with { type: 'json' };
import esDesk from './es/desk.json' with { type: 'json' };
import esEarlier from './es/earlier.json' with { type: 'json' };
import esFairness from './es/fairness.json' with { type: 'json' };
import esFamilies from './es/families.json' with { type: 'json' };
import esHome from './es/home.json' with { type: 'json' };
import esList from './es/list.json' with { type: 'json' };
import esMyPlace from './es/my-place.json' with { type: 'json' };
import esPlanning from './es/planning.json' with { type: 'json' };
import esProblems from './es/problems.json' with { type: 'json' };
import esShell from './es/shell.json' with { type: 'json' };
import esWaitingDesk from './es/waiting-desk.json' with { type: 'json' };
import esWaitingLists from './es/waiting-lists.json' with { type: 'json' };
import htAskForHelp from './ht/ask-for-help.json' with { type: 'json' };
import htCoordination from './ht/coordination.json' with { type: 'json' };
import htCourts from './ht/courts.json' with { type: 'json' };
import htDesk from './ht/desk.json' with { type: 'json' };
import htEarlier from './ht/earlier.json' with { type: 'json' };
import htFairness from './ht/fairness.json' with { type: 'json' };
import htHome from './ht/home.json' with { type: 'json' };
import htList from './ht/list.json' with { type: 'json' };
import htMyPlace from './ht/my-place.json' with { type: 'json' };
import htProblems from './ht/problems.json' with { type: 'json' };
import htShell from './ht/shell.json' with { type: 'json' };
import htWaitingLists from './ht/waiting-lists.json' with { type: 'json' };
import ptAskForHelp from './pt/ask-for-help.json' with { type: 'json' };
import ptCoordination from './pt/coordination.json' with { type: 'json' };
import ptCourts from './pt/courts.json' with { type: 'json' };
import ptDesk from './pt/desk.json' with { type: 'json' };
import ptEarlier from './pt/earlier.json' with { type: 'json' };
import ptFairness from './pt/fairness.json' with { type: 'json' };
import ptHome from './pt/home.json' with { type: 'json' };
import ptList from './pt/list.json' with { type: 'json' };
import ptMyPlace from './pt/my-place.json' with { type: 'json' };
import ptProblems from './pt/problems.json' with { type: 'json' };
import ptShell from './pt/shell.json' with { type: 'json' };
import ptWaitingLists from './pt/waiting-lists.json' with { type: 'json' };

/**
 * Every area of words in every language. A new area is one JSON file per language and a line in each
 * block here: the keys of the Spanish file are the keys that pages may say.
 */
export const areas = {
  es: {
    shell: esShell,
    home: esHome,
    problems: esProblems,
    'ask-for-help': esAskForHelp,
    'my-place': esMyPlace,
    list: esList,
    earlier: esEarlier,
    courts: esCourts,
    fairness: esFairness,
    pathways: esPathways,
    desk: esDesk,
    families: esFamilies,
    planning: esPlanning,
    'waiting-lists': esWaitingLists,
    'waiting-desk': esWaitingDesk,
    coordination: esCoordination,
  },
  en: {
    shell: enShell,
    home: enHome,
    problems: enProblems,
    'ask-for-help': enAskForHelp,
    'my-place': enMyPlace,
    list: enList,
    earlier: enEarlier,
    courts: enCourts,
    fairness: enFairness,
    pathways: enPathways,
    desk: enDesk,
    families: enFamilies,
    planning: enPlanning,
    'waiting-lists': enWaitingLists,
    'waiting-desk': enWaitingDesk,
    coordination: enCoordination,
  },
  pt: {
    shell: ptShell,
    home: ptHome,
    problems: ptProblems,
    'ask-for-help': ptAskForHelp,
    'my-place': ptMyPlace,
    list: ptList,
    earlier: ptEarlier,
    courts: ptCourts,
    fairness: ptFairness,
    pathways: ptPathways,
    desk: ptDesk,
    // The families' desk speaks Spanish and English; who chose another language reads Spanish there.
    families: esFamilies,
    planning: esPlanning,
    'waiting-lists': ptWaitingLists,
    'waiting-desk': esWaitingDesk,
    coordination: ptCoordination,
  },
  ht: {
    shell: htShell,
    home: htHome,
    problems: htProblems,
    'ask-for-help': htAskForHelp,
    'my-place': htMyPlace,
    list: htList,
    earlier: htEarlier,
    courts: htCourts,
    fairness: htFairness,
    pathways: htPathways,
    desk: htDesk,
    families: esFamilies,
    planning: esPlanning,
    'waiting-lists': htWaitingLists,
    'waiting-desk': esWaitingDesk,
    coordination: htCoordination,
  },
} as const satisfies Record<ScreenLocale, Record<string, AreaFile>>;

interface AreaFile {
  _meta: { reviewed: boolean };
}

/** The name of an area: the name of its file. */
export type Area = keyof typeof areas.es;

type Sentences = { [A in Area]: `${A}.${Exclude<keyof (typeof areas.es)[A], '_meta'> & string}` };

/** `area.key` of a sentence that exists in Spanish. */
export type Key = Sentences[Area];

/** Every sentence of every language by its `area.key`. */
export const catalogue: Readonly<Record<ScreenLocale, Readonly<Record<string, string>>>> = {
  es: flatten(areas.es),
  en: flatten(areas.en),
  pt: flatten(areas.pt),
  ht: flatten(areas.ht),
};

function flatten(files: Record<string, AreaFile>): Record<string, string> {
  const sentences = Object.entries(files).flatMap(([area, { _meta, ...own }]) =>
    Object.entries<unknown>(own).map(([key, text]) => [`${area}.${key}`, String(text)]),
  );
  return Object.fromEntries(sentences);
}
