import type { Day } from '../day.rules.ts';
import type { Facts } from '../release/facts.ts';
import type { CaseTable } from './case-table.ts';
import { type Chosen, chooseCases } from './choose-cases.ts';
import { columnOf } from './column-of.ts';
import { noticeColumns, outcomeColumns, personColumns, placeColumns } from './derive-columns.ts';
import { IdentifierLists } from './identifier-lists.ts';
import { cutAt } from './order.rules.ts';
import { decisionDays, proceedingsAt } from './proceedings-at.ts';
import { readyProgramme } from './ready-programme.ts';
import type { Selection } from './selection.ts';

/**
 * The rows of a selection's cases in one part of a release, as they stood at `asOf`. Where that is
 * before the release's own date, the rules of an earlier date apply.
 */
export function casesOf(
  facts: Facts,
  selection: Selection,
  asOf: Day,
  release: { readonly name: string; readonly date: Day },
): CaseTable {
  const ready = readyProgramme(selection.programme);
  const cut = cutAt(asOf, release.date);
  const chosen = chooseCases(facts, ready, selection.cases, asOf);
  const state = proceedingsAt(facts, chosen, asOf, cut);
  const decidedOn = decisionDays(facts, state);
  return {
    programme: selection.name,
    release: release.name,
    asOf,
    length: chosen.length,
    idncase: caseNumbers(facts, chosen),
    ntaDate: chosen.nta,
    decidedOn,
    identifiers: identifierColumn(facts, chosen),
    columns: {
      ...noticeColumns(chosen, ready),
      ...personColumns(facts, chosen, state),
      ...placeColumns(facts, chosen, state, ready, cut),
      ...outcomeColumns(state, decidedOn),
    },
  };
}

function caseNumbers({ cases }: Facts, { at, length }: Chosen): Int32Array {
  const numbers = new Int32Array(length);
  for (let row = 0; row < length; row++) numbers[row] = cases.idncase[at[row] ?? 0] ?? 0;
  return numbers;
}

function identifierColumn(facts: Facts, { at, length }: Chosen) {
  const lists = new IdentifierLists();
  return columnOf(
    length,
    (row) => lists.listOf(facts, at[row] ?? 0),
    (list) => lists.textOf(list),
  );
}
