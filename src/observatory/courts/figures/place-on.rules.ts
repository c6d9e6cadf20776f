import { type Code, NO_CODE } from '../code.rules.ts';
import { type Day, NO_DAY } from '../day.rules.ts';
import type { ProceedingFacts } from '../release/facts.ts';

/**
 * The hearing location where case `at` was on a day: that of the first proceeding that had not ended by
 * then, or of the last if all had; NO_CODE if it has none or the proceeding names none.
 *
 * `current_location` of an earlier date is another thing: it takes the last proceeding of the release,
 * so a case moved since counts as moved before. For figures of who was where, this is the true reading.
 */
export function placeOn(
  { start, compDate, location }: ProceedingFacts,
  at: number,
  day: Day,
): Code {
  const from = start[at] ?? 0;
  const to = start[at + 1] ?? 0;
  for (let i = from; i < to; i++) {
    if ((compDate[i] ?? NO_DAY) > day) return location[i] ?? NO_CODE;
  }
  return from < to ? (location[to - 1] ?? NO_CODE) : NO_CODE;
}
