import { basename, extname } from 'node:path';
import { dayText } from '../../day.rules.ts';
import type { CaseTable } from '../case-table.ts';
import type { Selection } from '../selection.ts';
import { headerFile, type ReleaseNote } from './header-file.ts';
import { isStream, WholeFiles } from './whole-file.ts';
import { writeCsv } from './write-csv.ts';
import { writeParquet } from './write-parquet.ts';

/** The kinds of file that a table of cases can be written to, by the end of its name. */
export const exportKinds = ['.csv', '.parquet'] as const;

export type ExportKind = (typeof exportKinds)[number];

/** The kind of a file by its name, in any case; null if it is none of them. */
export function exportKindOf(file: string): ExportKind | null {
  const end = extname(file).toLowerCase();
  return exportKinds.find((kind) => kind === end) ?? null;
}

/**
 * Writes a table of cases to a `.csv` or `.parquet` file, and beside it `FILE-metadata.json`, which says
 * what everything in it means. Each stands whole or not at all; what stood there is replaced. A pipe gets
 * the table alone. Answers the path of the header file, or null if there is none.
 * Throws the system's error when a file cannot be written.
 */
export async function writeCases(
  table: CaseTable,
  file: string,
  selection: Selection,
  release: ReleaseNote,
  kind: ExportKind = exportKindOf(file) ?? '.csv',
): Promise<string | null> {
  await using files = new WholeFiles();
  await files.write(file, (handle) =>
    kind === '.csv' ? writeCsv(table, handle) : writeParquet(table, handle, aboutOf(table)),
  );
  if (await isStream(file)) return null;
  const header = `${file}-metadata.json`;
  const text = headerFile(table, selection, release, basename(file));
  await files.write(header, (handle) => handle.writeFile(text));
  await files.keep();
  return header;
}

function aboutOf(table: CaseTable) {
  return [
    { key: 'programme', value: table.programme },
    { key: 'release', value: table.release },
    { key: 'as_of', value: dayText(table.asOf) },
  ];
}
