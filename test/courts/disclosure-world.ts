import type { Programme } from '#observatory/courts/cases/programme.ts';
import type { PublicDimension } from '#observatory/courts/figures/cell-definition.rules.ts';
import type { Countables } from '#observatory/courts/figures/cross-tab.rules.ts';

/** An invented case: what the page counts by, and whether it is one of the programme's. */
export type InventedCase = Readonly<Record<WorldDimension, string>> & {
  readonly isInside: boolean;
};

export type WorldDimension = (typeof WORLD_DIMENSIONS)[number];

/** The dimensions of the small world: every one that a rule of definitions speaks of is among them. */
const WORLD_DIMENSIONS = [
  'nta_month',
  'phase',
  'current_location',
  'transferred_out',
  'attendance',
  'outcome',
  'status',
  'represented',
  'nationality',
] as const satisfies readonly PublicDimension[];

/** Two courts and a phase that ends within a month. */
export const worldProgramme: Programme = {
  name: 'mpp',
  title: 'A small programme',
  identifiers: ['MP'],
  locations: ['ENP', 'SYP'],
  excludedLocations: [],
  caseTypes: ['RMV'],
  ntaWindow: { from: 20190101, to: null },
  phases: [
    { name: 'mpp1', from: null, to: 20210120 },
    { name: 'mpp2', from: 20211201, to: 20220831 },
  ],
  sources: {},
};

/** Chance from 0 to below 1 that is the same at every run (mulberry32). */
export function chanceFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** `inside` and `outside` cases, and the same in the next release: some have moved on, some are new. */
export function twoReleases(
  seed: number,
  inside: number,
  outside: number,
): readonly [InventedCase[], InventedCase[]] {
  const chance = chanceFrom(seed);
  const first = Array.from({ length: inside + outside }, (_, at) => aCase(chance, at < inside));
  const next = first.flatMap((one) => {
    if (chance() < 0.01) return [];
    return chance() < 0.08 ? [movedOn(one, chance)] : [one];
  });
  const fresh = Array.from({ length: Math.ceil(first.length / 40) }, (_, at) =>
    aCase(chance, at % 3 === 0),
  );
  return [first, [...next, ...fresh]];
}

function aCase(chance: () => number, isInside: boolean): InventedCase {
  const month = one(chance, isInside ? INSIDE_MONTHS : OUTSIDE_MONTHS);
  const phase = phaseOf(month, chance);
  const outcome = one(chance, OUTCOMES);
  const current_location = one(chance, LOCATIONS);
  const isOut = !['ENP', 'SYP', ''].includes(current_location);
  return {
    isInside,
    nta_month: month,
    phase,
    current_location,
    transferred_out: isInside ? String(isOut) : '',
    ...endOf(outcome, chance),
    represented: String(chance() < 0.07),
    nationality: one(chance, NATIONALITIES),
  };
}

function movedOn(known: InventedCase, chance: () => number): InventedCase {
  return { ...known, ...endOf(one(chance, OUTCOMES), chance) };
}

function endOf(outcome: string, chance: () => number) {
  const attendance = chance() < 0.6 ? 'attended' : one(chance, ['no_hearing', 'absent_rescinded']);
  return {
    outcome,
    status: outcome === 'pending' ? 'pending' : 'closed',
    attendance: outcome === 'removal_in_absentia' ? 'absent_last' : attendance,
  };
}

function phaseOf(month: string, chance: () => number): string {
  if (month === '') return 'other';
  if (month === '2021-01') return chance() < 0.6 ? 'mpp1' : 'other';
  return month < '2021' ? 'mpp1' : 'mpp2';
}

const OUTCOMES = [
  ...['pending', 'pending', 'pending', 'removal', 'removal_in_absentia', 'removal_in_absentia'],
  ...['terminated', 'terminated', 'relief'],
];
const LOCATIONS = ['ENP', 'ENP', 'ENP', 'SYP', 'SYP', 'MIA', 'DAL', ''];
const NATIONALITIES = [...'HHHHHHGGGGGCCCCEEV', 'X'].map((letter) => `${letter}O`);
const INSIDE_MONTHS = ['2019-07', '2019-07', '2019-08', '2021-01', '2021-12'];
const OUTSIDE_MONTHS = [...INSIDE_MONTHS, '2018-05', ''];

function one(chance: () => number, list: readonly string[]): string {
  return list[Math.floor(chance() * list.length)] ?? '';
}

/** The cases as columns that can be counted. */
export function countablesOf(cases: readonly InventedCase[]): Countables<WorldDimension> {
  const columns = WORLD_DIMENSIONS.map((name) => {
    const values = [...new Set(cases.map((known) => known[name]))].sort();
    return [
      name,
      { values, codes: Uint16Array.from(cases, (known) => values.indexOf(known[name])) },
    ];
  });
  return { length: cases.length, columns: Object.fromEntries(columns) };
}
