import { type Code, NO_CODE } from '../code.rules.ts';
import { NO_DAY } from '../day.rules.ts';
import type { Facts, ProceedingFacts } from '../release/facts.ts';
import type { CodeSet } from './code-set.ts';
import type { Cut } from './order.rules.ts';

/**
 * The court of the programme to which case `at` was assigned: that of its earliest hearing at a listed
 * location (cancelled ones and every kind count), else of its first proceeding at one, else none.
 */
export function assignedLocation(facts: Facts, at: number, listed: CodeSet, cut: Cut): Code {
  const { start, location } = facts.hearingLocations;
  const end = start[at + 1] ?? 0;
  for (let i = start[at] ?? 0; i < end; i++) {
    const code = location[i] ?? NO_CODE;
    if (listed.has(code)) return code;
  }
  return firstListed(facts.proceedings, at, listed, cut);
}

/** Those that ended come first, in the stored order; among the others the lowest number is first. */
function firstListed(
  { start, compDate, idnproceeding, location }: ProceedingFacts,
  at: number,
  listed: CodeSet,
  cut: Cut,
): Code {
  const end = start[at + 1] ?? 0;
  let found = NO_CODE;
  let lowest = 0;
  for (let i = start[at] ?? 0; i < end; i++) {
    const code = location[i] ?? NO_CODE;
    if (!listed.has(code)) continue;
    if ((compDate[i] ?? NO_DAY) <= cut) return code;
    const id = idnproceeding[i] ?? 0;
    if (found !== NO_CODE && id >= lowest) continue;
    found = code;
    lowest = id;
  }
  return found;
}

/** Whether a case has left the programme's courts: it is somewhere, and not at a listed location. */
export function isTransferredOut(current: Code, listed: CodeSet): boolean {
  return current !== NO_CODE && !listed.has(current);
}
