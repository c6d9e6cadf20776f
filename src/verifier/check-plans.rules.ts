import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { instancesFromLog, type LoggedPlan } from '#appointments/instance-from-log.rules.ts';
import { plan } from '#appointments/plan.rules.ts';
import { ticketOf } from '#queue/draw.rules.ts';
import { type Fault, fault } from '#transparency/verify/read-log.rules.ts';
import { slotsHashOf } from '#transparency/verify/sealed-facts.rules.ts';
import type { OpenLog } from './state.rules.ts';

/** Makes every plan again for which everything is open. */
export function checkPlans({ log, plans }: OpenLog): {
  faults: Fault[];
  made: number;
  sealed: number;
} {
  if (plans.length === 0) return { faults: [], made: 0, sealed: 0 };
  const logged = instancesFromLog(log.leaves, log.openings);
  const whole = logged.filter(({ sealed }) => sealed === 0);
  const wrong = whole.filter((one) => !isByTheRule(one));
  return {
    faults: wrong.map(({ position, facts }) =>
      fault('planDiffers', { position, plan: facts.plan }),
    ),
    made: whole.length,
    sealed: plans.length - whole.length,
  };
}

function isByTheRule({ facts, instance, previous }: LoggedPlan): boolean {
  const { asOf, instanceHash, previousHash, planHash, slotsHash } = facts;
  if (hashOf(instance) !== instanceHash || hashOf({ slots: previous }) !== previousHash)
    return false;
  try {
    const result = plan(instance, previous);
    const slots = result.slots
      .filter(({ day }) => day >= asOf)
      .map(({ unit, site, day }) => ({ ticket: ticketOf(unit), port: site, day }));
    return hashOf(result) === planHash && slotsHashOf(slots) === slotsHash;
  } catch (error) {
    // What nobody could plan from was not planned from.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function hashOf(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(value))));
}
