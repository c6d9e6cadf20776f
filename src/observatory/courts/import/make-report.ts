import { basename, resolve } from 'node:path';
import { CourtFault } from '../dump/court-fault.ts';
import type { Dump } from '../dump/dump.ts';
import { TABLES, type TableName } from '../dump/layout.ts';
import type { ImportReport, RowReport } from './import-report.ts';
import { type MergedTally, mergeTallies } from './merge-tallies.ts';
import type { Preparation } from './prepare-import.ts';
import type { TableTally } from './table-tally.ts';

/**
 * The report on a dump that was read. Throws a CourtFault where a member was cut off: its last line has
 * no end, and either that row is not whole or the member has fewer rows than it was published with.
 */
export function makeReport(
  dump: Dump,
  { sources, expected, date }: Preparation,
  tallies: readonly TableTally[],
): ImportReport {
  const merge = (table: TableName) => {
    const merged = mergeTallies(table, tallies, expected[table]);
    refuseTruncated(sources[table].member.name, merged);
    return merged;
  };
  const merged: Record<TableName, MergedTally> = {
    A_TblCase: merge('A_TblCase'),
    A_TblCaseIdentifier: merge('A_TblCaseIdentifier'),
    B_TblProceeding: merge('B_TblProceeding'),
    tbl_schedule: merge('tbl_schedule'),
    tbl_RepsAssigned: merge('tbl_RepsAssigned'),
  };
  return {
    source: basename(resolve(dump.source)),
    asOf: date,
    isReconciled: TABLES.every((table) => missingRows(merged[table]) === 0),
    tables: {
      A_TblCase: merged.A_TblCase.report,
      A_TblCaseIdentifier: merged.A_TblCaseIdentifier.report,
      B_TblProceeding: merged.B_TblProceeding.report,
      tbl_schedule: merged.tbl_schedule.report,
      tbl_RepsAssigned: merged.tbl_RepsAssigned.report,
    },
    rows: { [Symbol.iterator]: () => rowsOf(merged) },
  };
}

function* rowsOf(merged: Readonly<Record<TableName, MergedTally>>): Generator<RowReport> {
  for (const table of TABLES) yield* merged[table].rows;
}

function refuseTruncated(name: string, merged: MergedTally): void {
  if (merged.endsWithLine) return;
  if (merged.isEndSound && missingRows(merged) <= 0) return;
  const { expected, rows, rejected } = merged.report;
  throw new CourtFault(
    'courts.truncated',
    `${name} ends in the middle of a line after ${rows + rejected} of ${expected} rows: get the dump again`,
  );
}

function missingRows({ report }: MergedTally): number {
  return report.expected - report.rows - report.rejected;
}
