import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import type { ImportState } from './import.contract.ts';
import { familiesOf } from './import-families.rules.ts';
import {
  comparisonNotes,
  forgetReading,
  getImport,
  importSeal,
  readingOf,
  stateOf,
} from './import-file.ts';
import { keepProgress } from './imports.store.ts';
import { takeFamilies } from './take-families.ts';

/** Families of one step: a step is one transaction, so that a stop or a crash loses none taken before. */
const familiesAStep = 250;

/** Takes the next families of an import. Once all are taken, asking again changes nothing. */
export async function continueImport(
  context: Context,
  { importId }: { importId: string },
): Promise<ImportState> {
  const row = await getImport(context, importId, true);
  if (row.state === 'refused') throw new Problem('conflict', 'registry.importRefused');
  if (row.state === 'done') return stateOf(context, row);
  const reading = await readingOf(context, row);
  if (!reading) throw new Problem('conflict', 'registry.importForgotten');
  const families = familiesOf(reading);
  const step = families.slice(row.done, row.done + familiesAStep);
  const taken = await takeFamilies(context, row.organisationId, step);
  const done = row.done + step.length;
  const finished = done >= families.length;
  const notes = [...(await comparisonNotes(context, row)), ...taken.notes];
  const file = await importSeal(context, row.organisationId, importId);
  const next = {
    ...row,
    state: finished ? ('done' as const) : ('running' as const),
    done,
    added: row.added + taken.added,
    updated: row.updated + taken.updated,
    unchanged: row.unchanged + taken.unchanged,
    findings: notes.length > 0 ? file.seal('imports.findings', JSON.stringify(notes)) : null,
  };
  await keepProgress(context.tx, next, finished ? context.now : null);
  if (finished) {
    forgetReading(importId);
    const { added, updated, unchanged } = next;
    await context.announce({
      name: 'registry.importTaken',
      subject: { kind: 'organisation', id: row.organisationId },
      payload: { importId, added, updated, unchanged },
    });
  }
  return stateOf(context, next);
}
