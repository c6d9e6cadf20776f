import { dayNumber } from './calendar.ts';
import type { CaseModel, CaseRows, Row } from './case-model.ts';
import type { Random } from './random.ts';
import { caseRow, hearingRow, identifierRow, proceedingRow, representationRow } from './rows.ts';

/** Gives the ids of each table in the order of the rows, with gaps, above those of hand-made rows. */
export class Ids {
  readonly nextIdentifier = counter(3_000_000, 2);
  readonly nextProceeding = counter(4_000_000, 3);
  readonly nextHearing = counter(5_000_000, 1);
  readonly nextRepresentation = counter(6_000_000, 1);
}

function counter(from: number, step: number): () => number {
  let last = from;
  return () => {
    last += step;
    return last;
  };
}

/** The ids of rows: by rising rank, then in the order of the list; an id of its own stays. */
function idsOf(
  models: readonly { readonly rank: number; readonly id?: number }[],
  next: () => number,
): number[] {
  if (models.every(({ rank, id }) => rank === 0 && id === undefined)) return models.map(next);
  const ids = models.map(({ id }) => id ?? 0);
  const order = [...models.entries()].sort(
    ([at, left], [other, right]) => left.rank - right.rank || at - other,
  );
  for (const [at, { id }] of order) ids[at] = id ?? next();
  return ids;
}

/** The clean rows of a case; an orphan has none in A_TblCase. */
export function rowsOf(random: Random, model: CaseModel, ids: Ids): CaseRows {
  const { idncase, proceedings, hearings, representations } = model;
  const first = proceedings[0]?.osc.slice(0, 10) ?? '';
  const anchor = dayNumber(/^(?:19|20)/u.test(first) ? first : '2019-06-10') || 20_000;
  const proceedingIds = idsOf(proceedings, ids.nextProceeding);
  const hearingIds = idsOf(hearings, ids.nextHearing);
  const none = proceedingIds.at(-1) ?? 3_999_999;
  const hearingRows: Row[] = hearings.map((each, at) => {
    const parent = proceedingIds[each.proceeding] ?? none;
    return hearingRow(random, each, hearingIds[at] ?? 0, parent, idncase, anchor);
  });
  return {
    A_TblCase: model.isOrphan ? [] : [caseRow(random, model, anchor)],
    A_TblCaseIdentifier: model.identifiers.map((code) =>
      identifierRow(ids.nextIdentifier(), idncase, code),
    ),
    B_TblProceeding: proceedings.map((each, at) =>
      proceedingRow(random, each, proceedingIds[at] ?? 0, idncase, anchor),
    ),
    tbl_schedule: hearingRows,
    tbl_RepsAssigned: representations.map((each) =>
      representationRow(random, each, ids.nextRepresentation(), none, idncase, anchor),
    ),
  };
}
