import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { instancesFromLog, type LoggedPlan } from '#appointments/instance-from-log.rules.ts';
import { numberOf } from '#appointments/opening.rules.ts';
import { plan } from '#appointments/plan.rules.ts';
import { ticketOf } from '#queue/draw.rules.ts';
import { type Fault, fault } from '#transparency/verify/read-log.rules.ts';
import { type PlanFacts, slotsHashOf } from '#transparency/verify/sealed-facts.rules.ts';
import { checkCarriedOut, type PlannedDay } from './check-carried-out.rules.ts';
import type { OpenLog, Placed } from './state.rules.ts';

/** Makes every plan again for which everything is open, and looks whether what it gave was then written. */
export function checkPlans(open: OpenLog): {
  faults: Fault[];
  made: number;
  sealed: number;
} {
  const { log, plans } = open;
  if (plans.length === 0) return { faults: [], made: 0, sealed: 0 };
  const logged = instancesFromLog(log.leaves, log.openings);
  const whole = logged.filter(({ sealed }) => sealed === 0);
  return {
    faults: [
      ...plans.flatMap((one) => checkWhen(open, one)),
      ...whole.flatMap((one) => checkPlan(open, one)),
    ],
    made: whole.length,
    sealed: plans.length - whole.length,
  };
}

/** Days between the newest entry that a plan was made from and its own: midnight may lie between them. */
const mostDays = 1;

/** A plan is made from the log as it stands then: one from an older state would leave out who came since. */
function checkWhen({ log }: OpenLog, { upTo, position, plan }: Placed<PlanFacts>): Fault[] {
  const [first, own] = [log.entries[upTo], log.entries[position]];
  if (upTo > position) return [fault('planNotOfThen', { position, plan })];
  if (!first || !own || numberOf(own.on) - numberOf(first.on) <= mostDays) return [];
  return [fault('planNotOfThen', { position, plan })];
}

function checkPlan(open: OpenLog, logged: LoggedPlan): Fault[] {
  const { position, facts } = logged;
  const given = slotsByTheRule(logged);
  return given
    ? checkCarriedOut(open, logged, given)
    : [fault('planDiffers', { position, plan: facts.plan })];
}

/** The days that the rule gives from the day of planning on; null where they are not those that were sealed. */
function slotsByTheRule({ facts, instance, previous }: LoggedPlan): PlannedDay[] | null {
  const { asOf, instanceHash, previousHash, planHash, slotsHash } = facts;
  if (hashOf(instance) !== instanceHash || hashOf({ slots: previous }) !== previousHash)
    return null;
  try {
    const result = plan(instance, previous);
    const slots = result.slots
      .filter(({ day }) => day >= asOf)
      .map(({ unit, site, day }) => ({ ticket: ticketOf(unit), port: site, day }));
    return hashOf(result) === planHash && slotsHashOf(slots) === slotsHash ? slots : null;
  } catch (error) {
    // What nobody could plan from was not planned from.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function hashOf(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(value))));
}
