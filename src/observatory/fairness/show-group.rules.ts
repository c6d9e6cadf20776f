import { FEWEST_COMPARED } from './compare-groups.rules.ts';
import type { CountedGroup } from './counted-groups.rules.ts';
import { type DaysWaited, sizeOf, waitOf } from './days-waited.rules.ts';
import type { FairnessGroup } from './fairness.contract.ts';
import { shareOf } from './share.rules.ts';

/** What is published of a count, by the canonical definition of its cell; null is `<10`. */
export type Publish = (definition: string, count: number) => number | null;

/** What is published of a group. `cell` is the definition of its households; '' is everybody. */
export function shownGroup(counted: CountedGroup, cell: string, publish: Publish): FairnessGroup {
  const { value, served, waiting, servedAfter, waitingFor } = counted;
  const households = publish(`all${cell}`, served + waiting);
  const servedFigure = publish(`served${cell}`, served);
  const waitingFigure = publish(`waiting${cell}`, waiting);
  return {
    value,
    households,
    served: servedFigure,
    waiting: waitingFigure,
    share: shareOf(servedFigure, households),
    servedAfter: waits(servedAfter, servedFigure),
    waitingFor: waits(waitingFor, waitingFigure),
  };
}

/** Days are told of groups alone whose figure is large enough, and whose dates are known of as many. */
function waits(
  days: { enrolment: DaysWaited; registration: DaysWaited },
  figure: number | null,
): FairnessGroup['servedAfter'] {
  const told = (some: DaysWaited) =>
    (figure ?? 0) >= FEWEST_COMPARED && sizeOf(some) >= FEWEST_COMPARED ? waitOf(some) : null;
  return {
    sinceEnrolment: told(days.enrolment),
    sinceRegistration: told(days.registration),
  };
}
