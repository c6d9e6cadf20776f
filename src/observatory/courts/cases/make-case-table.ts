import type { Day } from '../day.rules.ts';
import type { CaseTable } from './case-table.ts';
import { casesOf } from './cases-of.ts';
import { joinTables } from './join-tables.ts';
import type { ReleaseFacts } from './release-facts.ts';
import type { Selection } from './selection.ts';

/**
 * The cases of a selection in a release as they stood at a date: the release is read part by part, and
 * only the cases selected are kept. `asOf` is the release's own date if none is given.
 */
export async function makeCaseTable(
  release: ReleaseFacts,
  selection: Selection,
  asOf: Day = release.date,
): Promise<CaseTable> {
  const tables: CaseTable[] = [];
  for await (const facts of release.parts()) {
    tables.push(casesOf(facts, selection, asOf, release));
  }
  return joinTables(tables, { programme: selection.name, release: release.name, asOf });
}
