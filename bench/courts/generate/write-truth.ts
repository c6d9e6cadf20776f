import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GeneratedDump } from './generate-dump.ts';
import { MPP, TRUTH_COLUMNS, type TruthRow } from './truth.ts';

/** Rows of the truth as comma-separated text (RFC 4180, lines end in LF). */
export function csvOf(rows: readonly TruthRow[]): string {
  const lines = rows.map((row) => TRUTH_COLUMNS.map((column) => quoted(row[column])).join(','));
  return `${[TRUTH_COLUMNS.join(','), ...lines].join('\n')}\n`;
}

const quoted = (cell: string) =>
  /[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/**
 * Writes `cases.csv` (what `cases --programme mpp` must say at the dump's own date), `cases-DATE.csv` for
 * each earlier date, `defects.json` and `expected.json`. Answers the rows of the first.
 */
export function writeTruth(
  dump: GeneratedDump,
  folder: string,
  dates: readonly string[],
): TruthRow[] {
  mkdirSync(folder, { recursive: true });
  const rows = dump.truth.casesAt(MPP, dump.releaseDay, dump.releaseDay);
  writeFileSync(join(folder, 'cases.csv'), csvOf(rows));
  for (const date of dates) {
    writeFileSync(
      join(folder, `cases-${date}.csv`),
      csvOf(dump.truth.casesAt(MPP, date, dump.releaseDay)),
    );
  }
  writeFileSync(join(folder, 'defects.json'), `${JSON.stringify(dump.defects, null, 1)}\n`);
  writeFileSync(join(folder, 'expected.json'), `${JSON.stringify(dump.expected, null, 1)}\n`);
  return rows;
}
