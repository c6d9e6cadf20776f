import type { Tx } from '#platform/database.ts';
import { appliedPlan, appliedPlanIds, finalTickets } from './evidence.ts';
import { findLostPlaces, findOverfullDays, findRaised, findSplitFamilies } from './households.ts';
import { findInversions, type Inversion } from './inversions.ts';
import { countOvertakings, noOvertakings, type Overtakings } from './overtakings.ts';
import { openPlan } from './seats.ts';

/** What must not be: each list is empty in a fair queue. */
export interface Checked {
  plans: number;
  inversions: Inversion[];
  splitFamilies: string[];
  lostPlaces: string[];
  overfullDays: string[];
  /** Places that were raised without two people. */
  raisedAlone: string[];
  overtakings: Overtakings;
}

/** Looks at everything that a replay left behind, by the rule as it is published and not by our code of it. */
export async function checkReplay(tx: Tx, programmeId: string): Promise<Checked> {
  const [tickets, plans, { raised, undecided }, splitFamilies, lostPlaces, overfullDays] =
    await Promise.all([
      finalTickets(tx, programmeId),
      appliedPlanIds(tx, programmeId),
      findRaised(tx, programmeId),
      findSplitFamilies(tx, programmeId),
      findLostPlaces(tx, programmeId),
      findOverfullDays(tx, programmeId),
    ]);
  const overtakings = noOvertakings();
  const inversions: Inversion[] = [];
  for (const planId of plans) {
    const plan = await appliedPlan(tx, programmeId, planId);
    if (plan.given.length === 0) continue;
    const opened = openPlan(plan);
    inversions.push(...findInversions(opened));
    countOvertakings(overtakings, plan, opened, tickets, raised);
  }
  return {
    plans: plans.length,
    inversions,
    splitFamilies,
    lostPlaces,
    overfullDays,
    raisedAlone: undecided,
    overtakings,
  };
}
