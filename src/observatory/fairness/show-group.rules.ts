import type { CountedGroup } from './counted-groups.rules.ts';
import type { FairnessDimension, FairnessGroup, FairnessMeasure } from './fairness.contract.ts';
import type { Scheme } from './scheme.ts';
import { shareOf } from './share.rules.ts';
import { FEWEST_TOLD, type ToldDays, toldDays } from './told-days.rules.ts';

/** Of which households a group consists, by the one condition that makes it; null is everybody. */
export type Cell = { dimension: FairnessDimension; value: string } | null;

/** What is published of a group, and what it may be compared by. */
export interface ShownGroup {
  counted: CountedGroup;
  shown: FairnessGroup;
  /** The days of those served that may be told. */
  served: Readonly<Record<'sinceEnrolment' | 'sinceRegistration', ToldDays | null>>;
}

/** What is published of a group. Whether anything is hidden, published figures alone decide. */
export function shownGroup(counted: CountedGroup, cell: Cell, scheme: Scheme): ShownGroup {
  const where = conditionOf(cell);
  const figure = (state: string, count: number) => scheme.figure(`${state}${where}`, count);
  const households = figure('all', counted.served + counted.waiting);
  const [servedFigure, waitingFigure] = [
    figure('served', counted.served),
    figure('waiting', counted.waiting),
  ];
  const told = (state: 'served' | 'waiting', since: 'enrolment' | 'registration') => {
    const isServed = state === 'served';
    if (((isServed ? servedFigure : waitingFigure) ?? 0) < FEWEST_TOLD) return null;
    const days = isServed ? counted.servedAfter[since] : counted.waitingFor[since];
    return toldDays(days, `${state}${where}${knownSince(since, cell)}`, scheme);
  };
  const served = {
    sinceEnrolment: told('served', 'enrolment'),
    sinceRegistration: told('served', 'registration'),
  };
  return {
    counted,
    served,
    shown: {
      value: counted.value,
      households,
      served: servedFigure,
      waiting: waitingFigure,
      share: shareOf(servedFigure, households),
      servedAfter: waitsOf(served),
      waitingFor: waitsOf({
        sinceEnrolment: told('waiting', 'enrolment'),
        sinceRegistration: told('waiting', 'registration'),
      }),
    },
  };
}

/** Everybody served but one group, to compare that group with: nothing of it is published by itself. */
export function othersThan(
  group: { dimension: FairnessDimension; value: string },
  days: CountedGroup['servedAfter']['enrolment'],
  since: Exclude<FairnessMeasure, 'share'>,
  scheme: Scheme,
): ToldDays | null {
  const known = since === 'sinceEnrolment' ? ' & dated' : '';
  return toldDays(days, `served & not ${group.dimension}=${group.value}${known}`, scheme);
}

function waitsOf({ sinceEnrolment, sinceRegistration }: ShownGroup['served']) {
  return {
    sinceEnrolment: sinceEnrolment?.wait ?? null,
    sinceRegistration: sinceRegistration?.wait ?? null,
  };
}

function conditionOf(cell: Cell): string {
  return cell === null ? '' : ` & ${cell.dimension}=${cell.value}`;
}

/** Of everybody the day of registering is known; of a month of enrolment that day is, by definition. */
function knownSince(since: 'enrolment' | 'registration', cell: Cell): string {
  const isImplied = cell?.dimension === 'month' && cell.value !== '';
  return since === 'registration' || isImplied ? '' : ' & dated';
}
