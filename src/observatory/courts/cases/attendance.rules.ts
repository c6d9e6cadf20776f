import { type Day, NO_DAY } from '../day.rules.ts';
import type { Facts, ProceedingFacts } from '../release/facts.ts';
import { type Cut, isBefore, isMove, isUndone } from './order.rules.ts';
import { REMOVAL_IN_ABSENTIA } from './outcome.rules.ts';

/** Whether the person came to court; each is known by its position here. */
export const ATTENDANCES = ['no_hearing', 'attended', 'absent_rescinded', 'absent_last'] as const;

const NO_HEARING = ATTENDANCES.indexOf('no_hearing');
const ATTENDED = ATTENDANCES.indexOf('attended');
const ABSENT_RESCINDED = ATTENDANCES.indexOf('absent_rescinded');
const ABSENT_LAST = ATTENDANCES.indexOf('absent_last');

/**
 * The attendance of case `at`, as a position in ATTENDANCES: ordered removed in absentia at last; else
 * absent in a proceeding before the `deciding` one, which was reopened then; else a master or
 * individual hearing before `asOf` that was held; else none yet.
 */
export function attendanceOf(
  facts: Facts,
  at: number,
  deciding: number,
  outcome: number,
  asOf: Day,
  cut: Cut,
): number {
  if (outcome === REMOVAL_IN_ABSENTIA) return ABSENT_LAST;
  const from = facts.proceedings.start[at] ?? 0;
  const to = facts.proceedings.start[at + 1] ?? 0;
  if (wasAbsentBefore(facts.proceedings, from, to, deciding, cut)) return ABSENT_RESCINDED;
  return (facts.cases.firstHeldHearing[at] ?? NO_DAY) < asOf ? ATTENDED : NO_HEARING;
}

function wasAbsentBefore(
  proceedings: ProceedingFacts,
  from: number,
  to: number,
  deciding: number,
  cut: Cut,
): boolean {
  if (deciding < 0) return false;
  for (let at = from; at < to; at++) {
    const isAbsence = proceedings.isAbsentia[at] === 1 && !isUndone(proceedings, at, cut);
    if (!isAbsence || isMove(proceedings, at, cut)) continue;
    if (isBefore(proceedings, at, deciding, cut)) return true;
  }
  return false;
}
