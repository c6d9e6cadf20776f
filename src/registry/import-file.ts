import type { Context } from '#platform/context.ts';
import { todayOf } from '#platform/context.ts';
import { open, seal } from '#platform/crypto/seal.ts';
import { Problem } from '#platform/problem.ts';
import type { ImportState } from './import.contract.ts';
import type { ComparisonNote } from './import-findings.rules.ts';
import { findFile, findImport, type ImportRow } from './imports.store.ts';
import { getOrganisationKey } from './keys.store.ts';
import { readRoster } from './roster/read-roster.rules.ts';
import type { RosterReading } from './roster/report.rules.ts';

type Column = 'imports.file' | 'imports.file_name' | 'imports.findings';

/** Seals and opens what belongs to an import, with the organisation's key. */
export async function importSeal(context: Context, organisationId: string, importId: string) {
  const { key, version } = await getOrganisationKey(context, organisationId);
  const place = (column: Column) => `${column}|${importId}|${version}`;
  return {
    seal: (column: Column, plain: Uint8Array | string) => seal(key, place(column), plain),
    open: (column: Column, sealed: Uint8Array) => open(key, place(column), sealed),
  };
}

/** Readings of the imports under way, so that each step need not read the file again. */
const readings = new Map<string, RosterReading>();

/** How many readings are kept at once: a large file weighs some tens of megabytes. */
const mostReadings = 3;

/** Remembers a reading for the next step. */
export function rememberReading(importId: string, reading: RosterReading): void {
  readings.delete(importId);
  readings.set(importId, reading);
  const [oldest] = readings.keys();
  if (readings.size > mostReadings && oldest !== undefined) readings.delete(oldest);
}

/** Lets go of a reading that is done with. */
export function forgetReading(importId: string): void {
  readings.delete(importId);
}

/** The reading of an import, from the file as it came; null once the file was forgotten. */
export async function readingOf(
  context: Context,
  { importId, organisationId, startedAt }: ImportRow,
): Promise<RosterReading | null> {
  const known = readings.get(importId);
  if (known) return known;
  const sealed = await findFile(context.tx, importId);
  if (!sealed) return null;
  const bytes = (await importSeal(context, organisationId, importId)).open('imports.file', sealed);
  const reading = readRoster(bytes, '', todayOf(startedAt));
  rememberReading(importId, reading);
  return reading;
}

/** An import that the asker may see; throws `registry.noSuchImport`. */
export async function getImport(
  context: Context,
  importId: string,
  forUpdate = false,
): Promise<ImportRow> {
  const row = await findImport(context.tx, importId, forUpdate);
  if (!row) throw new Problem('missing', 'registry.noSuchImport');
  return row;
}

/** An import as it is shown. */
export async function stateOf(context: Context, row: ImportRow): Promise<ImportState> {
  const { organisationId, importId, fileName, findings, ...shown } = row;
  const file = await importSeal(context, organisationId, importId);
  return { importId, fileName: file.open('imports.file_name', fileName).toString(), ...shown };
}

/** The findings of the comparison so far. */
export async function comparisonNotes(
  context: Context,
  { organisationId, importId, findings }: ImportRow,
): Promise<ComparisonNote[]> {
  if (!findings) return [];
  const file = await importSeal(context, organisationId, importId);
  return JSON.parse(file.open('imports.findings', findings).toString());
}
