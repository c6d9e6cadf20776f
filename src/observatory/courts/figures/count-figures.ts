import type { CaseTable } from '../cases/case-table.ts';
import { isTransferredOut } from '../cases/location.rules.ts';
import { type ProgrammeFacts, tableAt } from '../cases/programme-facts.ts';
import { type ReadyProgramme, readyProgramme } from '../cases/ready-programme.ts';
import { type Day, monthText } from '../day.rules.ts';
import { caseFinder } from './case-finder.ts';
import { conditionsFor } from './find-measure.rules.ts';
import type { CountedMeasure, MeasureCondition, Place } from './measure.ts';
import { placeOn } from './place-on.rules.ts';

/** A measure to be counted at a date. */
export interface Wish {
  readonly measure: CountedMeasure;
  readonly code: string | null;
  readonly asOf: Day;
}

/** Counts each wish. The cases are looked at once for each date that any of them needs. */
export function countFigures(facts: ProgrammeFacts, wishes: readonly Wish[]): number[] {
  const counts = wishes.map(() => 0);
  const isPlacedAt = placeTest(facts);
  const byDate = Map.groupBy(wishes.keys(), (at) => baseOf(wishes[at]));
  for (const [date, places] of byDate) {
    const table = tableAt(facts, date);
    for (const at of places) {
      const wish = wishes[at];
      if (wish) counts[at] = countOne(table, wish, isPlacedAt);
    }
  }
  return counts;
}

/** The date at which the cases are chosen: the cohort's own where there is one. */
function baseOf(wish: Wish | undefined): Day {
  return wish?.measure.cohort?.asOf ?? wish?.asOf ?? 0;
}

type PlaceTest = (idncase: number, day: Day, place: Place) => boolean;

function countOne(table: CaseTable, { measure, code, asOf }: Wish, isPlacedAt: PlaceTest): number {
  const { cohort, place } = measure;
  const conditions = [...(cohort?.where ?? []), ...measure.where];
  const isWanted = rowTest(table, conditionsFor(conditions, monthText(asOf), code));
  let count = 0;
  for (let row = 0; row < table.length; row++) {
    if (!isWanted(row)) continue;
    const idncase = table.idncase[row] ?? 0;
    if (cohort && !isPlacedAt(idncase, cohort.asOf, cohort.place)) continue;
    if (place && !isPlacedAt(idncase, asOf, place)) continue;
    count += 1;
  }
  return count;
}

/** Whether a row of the table meets every condition. */
function rowTest(
  { columns }: CaseTable,
  conditions: readonly MeasureCondition[],
): (row: number) => boolean {
  const filters = conditions.map(({ dimension, isOneOf }) => {
    const { codes, values } = columns[dimension];
    return { codes, isWanted: values.map((value) => isOneOf.includes(value)) };
  });
  return (row) => filters.every(({ codes, isWanted }) => isWanted[codes[row] ?? 0] === true);
}

/** Whether a case was in the programme's courts, or in others, on a day; unknown is neither. */
function placeTest({ parts, selection }: ProgrammeFacts): PlaceTest {
  const find = caseFinder(parts);
  const { locations }: ReadyProgramme = readyProgramme(selection.programme);
  return (idncase, day, place) => {
    const found = find(idncase);
    if (!found) return false;
    const location = placeOn(found.facts.proceedings, found.at, day);
    return place === 'programme' ? locations.has(location) : isTransferredOut(location, locations);
  };
}
