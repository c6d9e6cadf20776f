import { NO_CODE } from '../code.rules.ts';
import type { Day } from '../day.rules.ts';
import type { Facts } from '../release/facts.ts';
import { markingOf } from './marking.rules.ts';
import { isInWindow, ntaDay } from './nta.rules.ts';
import type { ReadyProgramme } from './ready-programme.ts';
import type { Selection } from './selection.ts';

/** The cases of a part that were chosen, row by row. */
export interface Chosen {
  readonly length: number;
  /** The position of each row's case in the facts. */
  readonly at: Uint32Array;
  /** A position in MARKINGS. */
  readonly marking: Uint8Array;
  readonly nta: Int32Array;
  /** 1 where the case is one of the programme's. */
  readonly isInside: Uint8Array;
}

/**
 * Chooses a part's cases: those of the programme's case types, marked, and with a notice to appear in
 * its window; all but those; or all.
 */
export function chooseCases(
  facts: Facts,
  ready: ReadyProgramme,
  which: Selection['cases'],
  asOf: Day,
): Chosen {
  const room = facts.cases.length;
  const at = new Uint32Array(room);
  const marking = new Uint8Array(room);
  const nta = new Int32Array(room);
  const isInside = new Uint8Array(room);
  let length = 0;
  for (let one = 0; one < room; one++) {
    const day = ntaDay(facts.cases, one, asOf);
    const isEligible = isOfKind(facts, one, day, ready);
    if (which === 'inside' && !isEligible) continue;
    const mark = markingOf(facts, one, ready);
    const isOwn = isEligible && mark > 0;
    if (which !== 'all' && isOwn !== (which === 'inside')) continue;
    at[length] = one;
    marking[length] = mark;
    nta[length] = day;
    isInside[length] = isOwn ? 1 : 0;
    length += 1;
  }
  return {
    length,
    at: at.subarray(0, length),
    marking: marking.subarray(0, length),
    nta: nta.slice(0, length),
    isInside: isInside.subarray(0, length),
  };
}

function isOfKind(facts: Facts, at: number, nta: Day, ready: ReadyProgramme): boolean {
  const type = facts.cases.caseType[at] ?? NO_CODE;
  return ready.caseTypes.has(type) && isInWindow(nta, ready.programme.ntaWindow);
}
