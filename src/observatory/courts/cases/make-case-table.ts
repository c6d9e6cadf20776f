import type { Day } from '../day.rules.ts';
import type { CaseTable } from './case-table.ts';
import { casesOf } from './cases-of.ts';
import { joinTables } from './join-tables.ts';
import type { ReleaseFacts } from './release-facts.ts';
import { selectionOf } from './selection.rules.ts';
import type { Selection } from './selection.ts';

/**
 * The cases of a selection in a release as they stood at a date, the release's own if none is given:
 * the table that the release keeps ready, else one made part by part, of which only the cases selected
 * are kept.
 */
export async function makeCaseTable(
  release: ReleaseFacts,
  selection: Selection,
  asOf: Day = release.date,
): Promise<CaseTable> {
  const kept = keptTable(release, selection, asOf);
  if (kept) return kept;
  const tables: CaseTable[] = [];
  for await (const facts of release.parts()) {
    tables.push(casesOf(facts, selection, asOf, release));
  }
  return joinTables(tables, { programme: selection.name, release: release.name, asOf });
}

/** Only what Puente ships is kept: a programme of the same name from elsewhere is made anew. */
function keptTable(release: ReleaseFacts, selection: Selection, asOf: Day): CaseTable | null {
  const isShipped = selectionOf(selection.name)?.programme === selection.programme;
  if (asOf !== release.date || !isShipped) return null;
  return release.columns?.(selection.name)?.table() ?? null;
}
