import type { Day } from '../day.rules.ts';
import { NO_DAY } from '../day.rules.ts';
import type { ProceedingFacts } from '../release/facts.ts';

/**
 * The order of a case's proceedings, and which of them decides it, at a date.
 *
 * The order is COMP_DATE, then IDNPROCEEDING, none last: a proceeding that has not ended is the last.
 * At an earlier date one that ended after it had not ended yet: it has no COMP_DATE, DEC_CODE,
 * OTHER_COMP or ABSENTIA and sorts by its number among those without a date. The stored order is by
 * COMP_DATE, so these stand together at its end, `compDate > cut`, and are never sorted anew.
 *
 * A case's proceedings are `from` up to `to` (not included); -1 stands for none of them.
 */

/** The last day whose completions count: NO_DAY counts all, as at the release's own date or later. */
export type Cut = Day;

/** The cut that a date makes in a release: the date itself where it is earlier, else none. */
export function cutAt(asOf: Day, releaseDate: Day): Cut {
  return asOf < releaseDate ? asOf : NO_DAY;
}

const CHANGE_OF_VENUE = 'C'.charCodeAt(0);
const TRANSFER = 'T'.charCodeAt(0);

/** Whether the proceeding ended after the cut, so that nothing of its end is known yet. */
export function isUndone(proceedings: ProceedingFacts, at: number, cut: Cut): boolean {
  const day = proceedings.compDate[at] ?? NO_DAY;
  return day > cut && day !== NO_DAY;
}

/** A change of venue (C) or a transfer (T): never an outcome, even with a DEC_CODE. */
export function isMove(proceedings: ProceedingFacts, at: number, cut: Cut): boolean {
  const code = proceedings.otherComp[at];
  return (code === CHANGE_OF_VENUE || code === TRANSFER) && !isUndone(proceedings, at, cut);
}

/** The last proceeding, moves included. */
export function lastProceeding(
  { compDate, idnproceeding }: ProceedingFacts,
  from: number,
  to: number,
  cut: Cut,
): number {
  if (from === to) return -1;
  let last = to - 1;
  if ((compDate[last] ?? NO_DAY) <= cut) return last;
  for (let at = last - 1; at >= from && (compDate[at] ?? NO_DAY) > cut; at--) {
    if ((idnproceeding[at] ?? 0) > (idnproceeding[last] ?? 0)) last = at;
  }
  return last;
}

/** The deciding proceeding: the last that is no move, ended or not. */
export function decidingProceeding(
  proceedings: ProceedingFacts,
  from: number,
  to: number,
  cut: Cut,
): number {
  const { compDate, idnproceeding } = proceedings;
  let deciding = -1;
  let at = to - 1;
  for (; at >= from && (compDate[at] ?? NO_DAY) > cut; at--) {
    const isLater = deciding < 0 || (idnproceeding[at] ?? 0) > (idnproceeding[deciding] ?? 0);
    if (isLater && !isMove(proceedings, at, cut)) deciding = at;
  }
  if (deciding >= 0) return deciding;
  for (; at >= from; at--) if (!isMove(proceedings, at, cut)) return at;
  return -1;
}

/** Whether one proceeding of a case stands before another in the order at the cut. */
export function isBefore(
  { compDate, idnproceeding }: ProceedingFacts,
  one: number,
  other: number,
  cut: Cut,
): boolean {
  const isOneOpen = (compDate[one] ?? NO_DAY) > cut;
  const isOtherOpen = (compDate[other] ?? NO_DAY) > cut;
  if (isOneOpen && isOtherOpen) return (idnproceeding[one] ?? 0) < (idnproceeding[other] ?? 0);
  if (isOneOpen !== isOtherOpen) return isOtherOpen;
  return one < other;
}
