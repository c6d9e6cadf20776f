import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { staffOf } from '#platform/asker.ts';
import { type Context, todayOf } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { findPublicIntake } from './household.store.ts';
import type { startImport as contract } from './import.contract.ts';
import { importSeal, rememberReading, stateOf } from './import-file.ts';
import { type Counts, insertImport } from './imports.store.ts';
import { readRoster } from './roster/read-roster.rules.ts';
import type { RosterReading } from './roster/report.rules.ts';

/**
 * Reads a file and says what would happen. The file is kept, sealed, for a week, so that going on needs
 * no second sending; no family is taken yet.
 */
export async function startImport(context: Context, asked: z.output<typeof contract.input>) {
  const bytes = Buffer.from(asked.content, 'base64');
  const organisationId = await receiverOf(context, asked.organisationId);
  const importId = context.newId();
  const reading = readRoster(bytes, asked.fileName, todayOf(context.now), asked.language);
  rememberReading(importId, reading);
  const file = await importSeal(context, organisationId, importId);
  const row = {
    importId,
    organisationId,
    state: reading.file === 'refused' ? ('refused' as const) : ('ready' as const),
    startedAt: context.now,
    counts: countsOf(reading),
    fileName: file.seal('imports.file_name', asked.fileName),
    sha256: createHash('sha256').update(bytes).digest(),
    file: file.seal('imports.file', bytes),
  };
  await insertImport(context.tx, row);
  await context.announce({
    name: 'registry.importRead',
    subject: { kind: 'organisation', id: organisationId },
    payload: { importId, ...row.counts },
  });
  const nothingYet = { done: 0, added: 0, updated: 0, unchanged: 0, findings: null };
  const state = await stateOf(context, { ...row, ...nothingYet });
  return { ...state, findings: [...reading.findings] };
}

async function receiverOf(context: Context, asked: string | null): Promise<string> {
  if (context.actor.kind === 'staff') return staffOf(context).organisationId;
  const organisationId = asked ?? (await findPublicIntake(context.tx));
  if (!organisationId) throw new Problem('unavailable', 'registry.notOpenYet');
  return organisationId;
}

function countsOf(reading: RosterReading): Counts {
  const of = (outcome: string) =>
    reading.findings.filter((finding) => finding.outcome === outcome).length;
  return {
    people: reading.people,
    families: reading.families,
    refusedRows: reading.rows.filter(({ outcome }) => outcome === 'refused').length,
    warnings: of('warned'),
    repairs: of('repaired'),
  };
}
