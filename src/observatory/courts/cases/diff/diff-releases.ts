import type { Day } from '../../day.rules.ts';
import type { CaseColumn } from '../case-columns.rules.ts';
import type { CaseTable } from '../case-table.ts';
import { casesOf } from '../cases-of.ts';
import { makeCaseTable } from '../make-case-table.ts';
import type { ReleaseFacts } from '../release-facts.ts';
import type { Selection } from '../selection.ts';
import { type CellChange, comparisonOf } from './differing-cells.ts';

/** A case that is not in both releases, or not the same in both. */
export type CaseChange =
  | { readonly kind: 'appeared' | 'vanished'; readonly idncase: number }
  | {
      readonly kind: 'changed';
      readonly idncase: number;
      readonly cells: readonly CellChange[];
    };

/** How many cases each release has and how many differ; it grows as the changes are read. */
export interface DiffTotals {
  before: number;
  after: number;
  appeared: number;
  vanished: number;
  changed: number;
  /** In how many changed cases each column changed. */
  readonly byColumn: Map<CaseColumn, number>;
}

export function noTotals(): DiffTotals {
  return { before: 0, after: 0, appeared: 0, vanished: 0, changed: 0, byColumn: new Map() };
}

/**
 * What changed from one release to another in the cases of a selection, by case number upwards. Each
 * release is taken at its own date, or both at `asOf`. Of each only one part is in memory at a time, or
 * the table of a programme.
 */
export async function* diffReleases(
  before: ReleaseFacts,
  after: ReleaseFacts,
  selection: Selection,
  totals: DiffTotals = noTotals(),
  asOf?: Day,
): AsyncGenerator<CaseChange> {
  const earlier = readingsOf(before, selection, asOf, (rows) => {
    totals.before += rows;
  });
  const later = readingsOf(after, selection, asOf, (rows) => {
    totals.after += rows;
  });
  let [one, other] = [await nextOf(earlier), await nextOf(later)];
  while (one && other) {
    for (const change of merge(one, other)) yield counted(change, totals);
    if (one.row === one.table.length) one = await nextOf(earlier);
    if (other.row === other.table.length) other = await nextOf(later);
  }
  for (; one; one = await nextOf(earlier)) {
    for (const idncase of rest(one)) yield counted({ kind: 'vanished', idncase }, totals);
  }
  for (; other; other = await nextOf(later)) {
    for (const idncase of rest(other)) yield counted({ kind: 'appeared', idncase }, totals);
  }
}

/** A table and how far it has been read. */
interface Reading {
  readonly table: CaseTable;
  row: number;
}

/** The tables of a release that have rows, unread, one after the other. */
async function* readingsOf(
  release: ReleaseFacts,
  selection: Selection,
  asOf: Day | undefined,
  count: (rows: number) => void,
): AsyncGenerator<Reading> {
  for await (const table of tablesOf(release, selection, asOf ?? release.date)) {
    count(table.length);
    if (table.length > 0) yield { table, row: 0 };
  }
}

async function* tablesOf(
  release: ReleaseFacts,
  selection: Selection,
  asOf: Day,
): AsyncGenerator<CaseTable> {
  if (selection.cases === 'inside') {
    yield await makeCaseTable(release, selection, asOf);
    return;
  }
  for await (const facts of release.parts()) yield casesOf(facts, selection, asOf, release);
}

async function nextOf(readings: AsyncGenerator<Reading>): Promise<Reading | null> {
  const next = await readings.next();
  return next.done ? null : next.value;
}

/** Reads both tables together until one of them ends. */
function* merge(one: Reading, other: Reading): Generator<CaseChange> {
  const comparison = comparisonOf(one.table, other.table);
  const [ids, otherIds] = [one.table.idncase, other.table.idncase];
  while (one.row < ids.length && other.row < otherIds.length) {
    const [id, otherId] = [ids[one.row] ?? 0, otherIds[other.row] ?? 0];
    if (id === otherId) {
      const cells = comparison.differing(one.row, other.row);
      if (cells.length > 0) yield { kind: 'changed', idncase: id, cells };
    } else if (id < otherId) yield { kind: 'vanished', idncase: id };
    else yield { kind: 'appeared', idncase: otherId };
    if (id <= otherId) one.row += 1;
    if (otherId <= id) other.row += 1;
  }
}

function* rest(reading: Reading): Generator<number> {
  const { idncase } = reading.table;
  for (; reading.row < idncase.length; reading.row++) yield idncase[reading.row] ?? 0;
}

function counted(change: CaseChange, totals: DiffTotals): CaseChange {
  totals[change.kind] += 1;
  for (const { column } of change.kind === 'changed' ? change.cells : []) {
    totals.byColumn.set(column, (totals.byColumn.get(column) ?? 0) + 1);
  }
  return change;
}
