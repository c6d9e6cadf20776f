import { plan as planOf } from '#appointments/plan.rules.ts';
import type { Tx } from '#platform/database.ts';
import { courtOrder } from '../history.ts';
import {
  type AppliedPlan,
  appliedPlan,
  appliedPlanIds,
  finalTickets,
  ticketOfUnit,
} from './evidence.ts';
import {
  findLeftBehind,
  findLostPlaces,
  findOverfullDays,
  findRaised,
  findSplitFamilies,
} from './households.ts';
import { findInversions, type Inversion } from './inversions.ts';
import { countOvertakings, noOvertakings, type Overtakings } from './overtakings.ts';
import { type Opened, openPlan } from './seats.ts';
import { askedBetween, countPassed, findNotAsked, shortNotice } from './short-notice.ts';

/** What must not be: each list is empty in a fair queue. */
export interface Checked {
  plans: number;
  inversions: Inversion[];
  splitFamilies: string[];
  lostPlaces: string[];
  overfullDays: string[];
  leftBehind: string[];
  /** Places that were raised without two people. */
  raisedAlone: string[];
  /** Plans that the planner does not make again from what they were made of; counted, not named. */
  plansNotRepeated: number;
  overtakings: Overtakings;
}

/** Runs something and notes how long it took. */
type Timed = <T>(work: () => T) => T;

/** Looks at everything that a replay left behind, by the rule as it is published and not by our code of it. */
export async function checkReplay(
  tx: Tx,
  programmeId: string,
  timed: Timed = (work) => work(),
): Promise<Checked> {
  const [
    tickets,
    plans,
    { raised, undecided },
    splitFamilies,
    lostPlaces,
    overfullDays,
    leftBehind,
    soon,
  ] = await Promise.all([
    finalTickets(tx, programmeId),
    appliedPlanIds(tx, programmeId),
    findRaised(tx, programmeId),
    findSplitFamilies(tx, programmeId),
    findLostPlaces(tx, programmeId),
    findOverfullDays(tx, programmeId),
    findLeftBehind(tx, programmeId, courtOrder),
    shortNotice(tx, programmeId),
  ]);
  const overtakings = noOvertakings();
  const inversions: Inversion[] = [];
  let plansNotRepeated = 0;
  let last: { madeAt: Date; opened: Opened } | null = null;
  for (const planId of plans) {
    const plan = await appliedPlan(tx, programmeId, planId);
    if (!isMadeAgain(plan, timed)) plansNotRepeated += 1;
    const opened = openPlan(plan);
    const between = last && askedBetween(soon, last, { madeAt: plan.madeAt, opened });
    last = { madeAt: plan.madeAt, opened };
    if (between) {
      inversions.push(...findNotAsked(soon, between));
      overtakings.short_notice += countPassed(between);
    }
    if (plan.given.length === 0) continue;
    inversions.push(...findInversions(opened));
    countOvertakings(overtakings, plan, opened, tickets, raised);
  }
  return {
    plans: plans.length,
    inversions,
    splitFamilies,
    lostPlaces,
    overfullDays,
    leftBehind,
    raisedAlone: undecided,
    plansNotRepeated,
    overtakings,
  };
}

/** Whether the planner gives the very days that were given, from the texts that the plan was made of. */
function isMadeAgain({ instance, previous, given }: AppliedPlan, timed: Timed): boolean {
  const had = new Set(previous.map(({ unit, site, day }) => `${unit} ${site} ${day}`));
  const again = timed(() => planOf(instance, previous))
    .slots.filter(({ unit, site, day }) => !had.has(`${unit} ${site} ${day}`))
    .map(({ unit, site, day }) => `${ticketOfUnit({ id: unit })} ${site} ${day}`);
  const were = given.map(({ ticket, port, day }) => `${ticket} ${port} ${day}`);
  return again.sort().join() === were.sort().join();
}
