import type { CaseTable, Column, Dimension } from '#observatory/courts/cases/case-table.ts';
import { columnsBy } from '#observatory/courts/cases/join-tables.ts';
import { type Day, dayOf, dayText } from '#observatory/courts/day.rules.ts';
import { INVENTED } from '#observatory/courts/release/release-about.ts';
import { beginRelease } from '#observatory/courts/release/release-draft.ts';
import { writeColumns } from '#observatory/courts/release/write-columns.ts';
import { chanceFrom } from './chance.ts';

/** What an invented release is like. */
export interface Invented {
  readonly date: Day;
  readonly inside: number;
  readonly outside: number;
  readonly isReconciled?: boolean;
  readonly seed?: number;
}

type Texts = Readonly<Record<Dimension, string>>;

/**
 * Writes a release whose columns are invented, without facts behind them, and gives its name. Wherever it
 * is shown or taken along it says so.
 */
export function inventRelease(courtsFolder: string, invented: Invented): string {
  const { date, inside, outside, isReconciled = true, seed = 1 } = invented;
  const draft = beginRelease({ kind: 'courts', courtsFolder });
  const chance = chanceFrom(seed).next;
  const own = Array.from({ length: inside }, () => ownCase(chance));
  const others = Array.from({ length: outside }, () => otherCase(chance));
  const settled = draft.settle({
    date,
    source: INVENTED,
    members: [],
    tables: {},
    isReconciled,
    parts: [],
  });
  writeColumns(draft.folder, tableOf('mpp', date, own));
  writeColumns(draft.folder, tableOf('all', date, [...own, ...others]));
  draft.finish(settled, ['{}\n']);
  return settled.name;
}

function tableOf(programme: string, asOf: Day, cases: readonly Texts[]): CaseTable {
  const numbers = () => Int32Array.from(cases, (_, at) => at + 1);
  return {
    programme,
    release: dayText(asOf),
    asOf,
    length: cases.length,
    idncase: numbers(),
    ntaDate: numbers(),
    decidedOn: numbers(),
    identifiers: columnOf(cases.map(() => '')),
    columns: columnsBy((name) => columnOf(cases.map((one) => one[name]))),
  };
}

function columnOf(texts: readonly string[]): Column {
  const values = [...new Set(texts)].sort();
  const places = new Map(values.map((value, at) => [value, at]));
  return { values, codes: Uint16Array.from(texts, (text) => places.get(text) ?? 0) };
}

function ownCase(chance: () => number): Texts {
  const at = Math.floor(chance() ** 2 * 17);
  const month = monthOf(2019, at);
  const assigned = pick(chance, 'ENP ENP ENP ENP MPB MPB MPB MPL MPL SYP SYP CIX OPP');
  const isOut = chance() < 0.2;
  const current = isOut ? pick(chance, 'MIA MIA MIA ORL DAL HOU NYC LOS CHI ATL') : assigned;
  return {
    ...ending(chance, pick(chance, OWN_OUTCOMES)),
    marked_by: pick(chance, 'identifier both both location'),
    phase: 'mpp1',
    nta_month: month,
    nationality: pick(chance, OWN_NATIONALITIES),
    language: pick(chance, 'SP SP SP SP SP SP SP SP SP SP POR QUI MAM KEK'),
    assigned_location: assigned,
    current_location: current,
    transferred_out: String(isOut),
    represented: String(chance() < (isOut ? 0.4 : 0.06)),
    case_type: 'RMV',
  };
}

function otherCase(chance: () => number): Texts {
  const month = monthOf(2010, Math.floor(chance() * 195));
  return {
    ...ending(chance, pick(chance, OTHER_OUTCOMES)),
    marked_by: '',
    phase: month < '2018-12' || month > '2021-01' ? 'other' : 'mpp1',
    nta_month: month,
    nationality: pick(chance, OTHER_NATIONALITIES),
    language: pick(chance, 'SP SP SP SP SP SP ENG CRE POR CH PUN ARA RUS QUI MAM FR'),
    assigned_location: '',
    current_location: pick(chance, 'NYC NYC MIA MIA MIA LOS SFR HOU DAL ATL CHI BOS ORL NEW'),
    transferred_out: '',
    represented: String(chance() < 0.45),
    case_type: 'RMV',
  };
}

function ending(chance: () => number, outcome: string) {
  const status = outcome === 'pending' ? 'pending' : 'closed';
  const attendance =
    outcome === 'removal_in_absentia'
      ? 'absent_last'
      : pick(chance, 'attended attended attended no_hearing absent_rescinded');
  const decided_month = status === 'closed' ? monthOf(2019, Math.floor(chance() * 60)) : '';
  return { outcome, status, attendance, decided_month };
}

const OWN_OUTCOMES =
  'removal_in_absentia removal_in_absentia removal_in_absentia pending pending pending pending ' +
  'removal removal terminated terminated terminated relief voluntary_departure admin_closed other';
const OTHER_OUTCOMES =
  'pending pending pending removal removal removal_in_absentia relief relief terminated ' +
  'voluntary_departure admin_closed other';
const OWN_NATIONALITIES =
  'HO HO HO HO HO HO GT GT GT GT GT CU CU CU ES ES ES EC EC VE VE NU NU PE BR CO DR MX';
const OTHER_NATIONALITIES =
  'MX MX MX GT GT HO HO ES ES VE VE CU HA CO EC NU PE BR CH IN RU DR JM NI GH CM UP TU';

function pick(chance: () => number, list: string): string {
  const words = list.split(' ');
  return words[Math.floor(chance() * words.length)] ?? '';
}

function monthOf(year: number, after: number): string {
  const day = dayOf(year + Math.floor(after / 12), 1 + (after % 12), 1);
  return dayText(day).slice(0, 7);
}
