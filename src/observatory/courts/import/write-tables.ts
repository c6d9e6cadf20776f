import { joinTables } from '../cases/join-tables.ts';
import type { Day } from '../day.rules.ts';
import { writeColumns } from '../release/columns.ts';
import { KEPT } from './kept-tables.ts';
import type { ReducedPartAnswer } from './orders.ts';

/** Keeps the columns of the selections that are kept ready, of all parts together. */
export function writeTables(
  folder: string,
  parts: readonly ReducedPartAnswer[],
  release: string,
  asOf: Day,
): void {
  const inOrder = parts.toSorted((a, b) => a.entry.part - b.entry.part);
  for (const [at, { name }] of KEPT.entries()) {
    const tables = inOrder.flatMap((part) => part.tables[at] ?? []);
    writeColumns(folder, joinTables(tables, { programme: name, release, asOf }));
  }
}
