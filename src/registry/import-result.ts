import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import type { ImportState } from './import.contract.ts';
import { comparisonNotes, getImport, readingOf, stateOf } from './import-file.ts';
import { findingOf } from './import-findings.rules.ts';
import { dropFiles, listImportRows } from './imports.store.ts';
import { findingMeanings, findingMessage } from './roster/findings.rules.ts';
import type { Language, Note } from './roster/report.rules.ts';
import { daysBefore } from './withdrawal.rules.ts';

/** A file is kept for this long after it came. */
const fileDays = 7;

/** How far an import is. */
export async function importProgress(
  context: Context,
  { importId }: { importId: string },
): Promise<ImportState> {
  return stateOf(context, await getImport(context, importId));
}

/** What an import did, with every finding; a week later only those of the comparison are left. */
export async function importResult(
  context: Context,
  { importId, language }: { importId: string; language: Language },
) {
  const row = await getImport(context, importId);
  const [state, reading, notes] = await Promise.all([
    stateOf(context, row),
    readingOf(context, row),
    comparisonNotes(context, row),
  ]);
  const read = (reading?.notes ?? []).map((note) => ({
    row: note.row,
    column: note.column,
    code: note.code,
    outcome: findingMeanings[note.code].outcome,
    message: findingMessage(note.code, note.values, language),
  }));
  const compared = notes.map((note) => findingOf(note, language));
  const findings = [...read, ...compared].toSorted((one, other) => one.row - other.row);
  return { ...state, findings };
}

/** The refused rows as they came, each with why. Throws `registry.importForgotten` after a week. */
export async function refusedRows(
  context: Context,
  { importId, language }: { importId: string; language: Language },
) {
  const reading = await readingOf(context, await getImport(context, importId));
  if (!reading) throw new Problem('conflict', 'registry.importForgotten');
  const rows = [...reading.refusedCells].map(([row, cells]) => ({
    row,
    cells: [...cells],
    why: reading.notes
      .filter((note) => note.row === row)
      .map((note) => reasonOf(note, language))
      .join(' '),
  }));
  return { headings: [...reading.headings], rows };
}

function reasonOf({ column, code, values }: Note, language: Language): string {
  return `${column ? `${column}: ` : ''}${findingMessage(code, values, language)}`;
}

/** The imports of one's own organisation, newest first. */
export async function listImports(context: Context): Promise<{ imports: ImportState[] }> {
  const rows = await listImportRows(context.tx);
  return { imports: await Promise.all(rows.map((row) => stateOf(context, row))) };
}

/** Forgets files a week after they came. */
export async function forgetOldFiles({ tx, now }: Context): Promise<void> {
  await dropFiles(tx, daysBefore(now, fileDays));
}
