import { type Day, NO_DAY } from '../day.rules.ts';
import type { DumpRow } from './dump-rows.fixture.ts';
import type { Facts } from './facts.ts';

/** A case of the facts as plain values. */
export interface PlainCase {
  idncase: number;
  nat: number;
  lang: number;
  caseType: number;
  isRepresented: number;
  firstProceedingOsc: Day;
  firstHearingOsc: Day;
  firstHeldHearing: Day;
  identifiers: number[];
  /** COMP_DATE, IDNPROCEEDING, DEC_CODE, OTHER_COMP, ABSENTIA, location, nationality, language. */
  proceedings: number[][];
  /** ADJ_DATE, IDNSCHEDULE, location. */
  places: number[][];
}

/** What the facts must say, written down as `facts.ts` has it and as slowly as one likes. */
export function expectedFacts(rows: readonly DumpRow[]): PlainCase[] {
  const ids = new Set(rows.flatMap((row) => (row.table === 'case' ? [row.values[0]] : [])));
  return [...ids].sort((one, other) => one - other).map((idncase) => expectedCase(idncase, rows));
}

function expectedCase(idncase: number, rows: readonly DumpRow[]): PlainCase {
  const cases = rows.flatMap((row) =>
    row.table === 'case' && row.values[0] === idncase ? [row.values] : [],
  );
  const proceedings = rows.flatMap((row) =>
    row.table === 'proceeding' && row.values[1] === idncase ? [row.values] : [],
  );
  const hearings = rows.flatMap((row) =>
    row.table === 'hearing' && row.values[1] === idncase ? [row.values] : [],
  );
  const identifiers = rows.flatMap((row) =>
    row.table === 'identifier' && row.values[0] === idncase ? [[row.values[1]]] : [],
  );
  const hasLawyer = rows.some((row) => row.table === 'representation' && row.values[0] === idncase);
  const [first = []] = distinct(
    cases.map(([, nat, lang, caseType]) => [caseType, nat, lang].map((code) => code || 2 ** 24)),
  );
  const [caseType = 0, nat = 0, lang = 0] = first.map((code) => code % 2 ** 24);
  return {
    idncase,
    nat,
    lang,
    caseType,
    isRepresented: hasLawyer || cases.some((values) => values[4]) ? 1 : 0,
    firstProceedingOsc: earliest(proceedings.map((values) => values[2]).filter(isNotice)),
    firstHearingOsc: earliest(hearings.map((values) => values[2]).filter(isNotice)),
    firstHeldHearing: earliest(hearings.filter((values) => values[5]).map((values) => values[4])),
    identifiers: distinct(identifiers).flat().filter(Boolean),
    proceedings: distinct(
      proceedings.map(([id, , , comp, location, dec, other, absentia, nation, language]) => {
        return [comp, id, dec >> 16, other >> 16, Number(absentia), location, nation, language];
      }),
    ),
    places: places(hearings.map(([id, , , location, adj]) => [adj, id, location])),
  };
}

function isNotice(day: Day): boolean {
  return day >= 19_500_101;
}

function earliest(days: readonly Day[]): Day {
  return Math.min(NO_DAY, ...days);
}

function places(hearings: readonly number[][]): number[][] {
  const known = distinct(hearings).filter((hearing) => hearing[2] !== 0);
  return known.filter((one, at) => known.findIndex((other) => other[2] === one[2]) === at);
}

/** Sorted by their numbers from the left, each once. */
function distinct(rows: readonly number[][]): number[][] {
  const sorted = rows.toSorted(compare);
  return sorted.filter((row, at) => at === 0 || compare(row, sorted[at - 1] ?? []) !== 0);
}

function compare(one: readonly number[], other: readonly number[]): number {
  const differing = one.findIndex((value, at) => value !== other[at]);
  return differing < 0 ? 0 : (one[differing] ?? 0) - (other[differing] ?? 0);
}

/** The same shape from facts. */
export function plainFacts(facts: Facts): PlainCase[] {
  return Array.from({ length: facts.cases.length }, (_, at) => plainCase(facts, at));
}

function plainCase(
  { cases, identifiers, proceedings, hearingLocations }: Facts,
  at: number,
): PlainCase {
  const own = (start: Uint32Array) => {
    const from = start[at] ?? 0;
    return Array.from({ length: (start[at + 1] ?? 0) - from }, (_, nth) => from + nth);
  };
  const read = (columns: readonly ArrayLike<number>[], row: number) =>
    columns.map((column) => column[row] ?? Number.NaN);
  const p = proceedings;
  const h = hearingLocations;
  return {
    idncase: cases.idncase[at] ?? 0,
    nat: cases.nat[at] ?? 0,
    lang: cases.lang[at] ?? 0,
    caseType: cases.caseType[at] ?? 0,
    isRepresented: cases.isRepresented[at] ?? 0,
    firstProceedingOsc: cases.firstProceedingOsc[at] ?? 0,
    firstHearingOsc: cases.firstHearingOsc[at] ?? 0,
    firstHeldHearing: cases.firstHeldHearing[at] ?? 0,
    identifiers: own(identifiers.start).map((row) => identifiers.code[row] ?? 0),
    proceedings: own(p.start).map((row) =>
      read(
        [
          p.compDate,
          p.idnproceeding,
          p.decCode,
          p.otherComp,
          p.isAbsentia,
          p.location,
          p.nat,
          p.lang,
        ],
        row,
      ),
    ),
    places: own(h.start).map((row) => read([h.adjDate, h.idnschedule, h.location], row)),
  };
}
