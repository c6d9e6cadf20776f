import type { z } from 'zod';
import { householdPathways, signedVersions } from '#pathways/index.ts';
import { type Context, todayOf } from '#platform/context.ts';
import { placesOf } from '#queue/index.ts';
import { ownRecord } from '#registry/index.ts';
import type { whereWeStand as contract } from './contract.ts';
import { myStandBy } from './show-stand-by.ts';
import { mySlots } from './slots-of.ts';

/**
 * The first page of my place in one call: its statements go together, and the household is opened once.
 * While a lawyer must come first there is no appointment in it, and no reason that is another adult's.
 */
export async function whereWeStand(context: Context): Promise<z.output<typeof contract.output>> {
  const [{ household, facts }, signed, { places, appointmentsExist }, { slots }, { asks }] =
    await Promise.all([
      ownRecord(context),
      signedVersions(context.tx),
      placesOf(context, {}),
      mySlots(context),
      myStandBy(context),
    ]);
  const pathways = householdPathways(facts, context.actor, todayOf(context.now), signed);
  const { hold, heldBecause } = pathways;
  const slot = hold === 'none' ? (slots[0] ?? null) : null;
  const ask = hold === 'none' ? asks.find(({ state }) => state === 'asked') : undefined;
  const askedUntil = ask?.answerBy ?? null;
  return { household, appointmentsExist, places, slot, askedUntil, hold, heldBecause };
}
