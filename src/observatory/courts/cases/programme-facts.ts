import type { Day } from '../day.rules.ts';
import type { Facts } from '../release/facts.ts';
import type { CaseTable } from './case-table.ts';
import { casesOf } from './cases-of.ts';
import { joinTables } from './join-tables.ts';
import { markingOf } from './marking.rules.ts';
import { readyProgramme } from './ready-programme.ts';
import type { ReleaseFacts } from './release-facts.ts';
import type { Selection } from './selection.ts';
import { takeCases } from './take-cases.ts';

/** The facts of a selection's cases, kept to make its table at many dates. */
export interface ProgrammeFacts {
  readonly selection: Selection;
  readonly release: { readonly name: string; readonly date: Day; readonly isReconciled: boolean };
  readonly parts: readonly Facts[];
}

/**
 * Reads a release once and keeps the facts of every case that can be of the programme at any date:
 * marked and of its case types. Of `all` and `not-…` everything is kept, 1 GB of a whole release.
 */
export async function programmeFacts(
  release: ReleaseFacts,
  selection: Selection,
): Promise<ProgrammeFacts> {
  const parts: Facts[] = [];
  for await (const facts of release.parts()) {
    parts.push(selection.cases === 'inside' ? ofProgramme(facts, selection) : facts);
  }
  const { name, date, isReconciled } = release;
  return { selection, release: { name, date, isReconciled }, parts };
}

/** The table of the selection as it stood at a date; the release's own date if none is given. */
export function tableAt(
  { selection, release, parts }: ProgrammeFacts,
  asOf: Day = release.date,
): CaseTable {
  const tables = parts.map((facts) => casesOf(facts, selection, asOf, release));
  return joinTables(tables, { programme: selection.name, release: release.name, asOf });
}

function ofProgramme(facts: Facts, { programme }: Selection): Facts {
  const ready = readyProgramme(programme);
  const kept = new Uint32Array(facts.cases.length);
  let length = 0;
  for (let at = 0; at < facts.cases.length; at++) {
    if (!ready.caseTypes.has(facts.cases.caseType[at] ?? 0)) continue;
    if (markingOf(facts, at, ready) > 0) kept[length++] = at;
  }
  return takeCases(facts, kept.subarray(0, length));
}
