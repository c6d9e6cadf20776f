import { type Day, NO_DAY } from '../day.rules.ts';
import type { Facts } from '../release/facts.ts';
import { attendanceOf } from './attendance.rules.ts';
import type { Chosen } from './choose-cases.ts';
import { type Cut, decidingProceeding, lastProceeding } from './order.rules.ts';
import { outcomeOf, PENDING } from './outcome.rules.ts';

/** What the proceedings of each chosen case say at a date. */
export interface ProceedingsAt {
  readonly length: number;
  /** Position of the last proceeding, moves included; -1 for none. */
  readonly last: Int32Array;
  /** Position of the deciding proceeding; -1 for none. */
  readonly deciding: Int32Array;
  /** A position in OUTCOMES. */
  readonly outcome: Uint8Array;
  /** A position in ATTENDANCES. */
  readonly attendance: Uint8Array;
}

/** Finds the last and the deciding proceeding of each chosen case and what follows from them. */
export function proceedingsAt(facts: Facts, chosen: Chosen, asOf: Day, cut: Cut): ProceedingsAt {
  const { length } = chosen;
  const last = new Int32Array(length);
  const deciding = new Int32Array(length);
  const outcome = new Uint8Array(length);
  const attendance = new Uint8Array(length);
  const { start } = facts.proceedings;
  for (let row = 0; row < length; row++) {
    const at = chosen.at[row] ?? 0;
    const from = start[at] ?? 0;
    const to = start[at + 1] ?? 0;
    const decider = decidingProceeding(facts.proceedings, from, to, cut);
    const result = outcomeOf(facts.proceedings, decider, cut);
    last[row] = lastProceeding(facts.proceedings, from, to, cut);
    deciding[row] = decider;
    outcome[row] = result;
    attendance[row] = attendanceOf(facts, at, decider, result, asOf, cut);
  }
  return { length, last, deciding, outcome, attendance };
}

/** COMP_DATE of the deciding proceeding where the case is closed, else NO_DAY. */
export function decisionDays(
  { proceedings }: Facts,
  { deciding, outcome }: ProceedingsAt,
): Int32Array {
  return deciding.map((at, row) =>
    outcome[row] === PENDING ? NO_DAY : (proceedings.compDate[at] ?? NO_DAY),
  );
}
