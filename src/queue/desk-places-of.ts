import type { z } from 'zod';
import { staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import type { placesOf as contract } from './contract.ts';
import { shownTo } from './decisions/correct-household.ts';
import { openCorrectionOf } from './decisions/corrections.store.ts';
import { requestsOf } from './decisions/expedite.store.ts';
import { takingOutOf } from './decisions/taking-out.store.ts';
import { placesOf } from './place-of.ts';

/** Requests that wait: for a first decision, or for the second person that a grant needs. */
const waitsFor: Readonly<Record<string, 'first' | 'second'>> = {
  asked: 'first',
  appealed: 'first',
  granted: 'second',
  appeal_granted: 'second',
};

/** Where a household stands, as its desk sees it, and what of its places waits there for somebody. */
export async function deskPlacesOf(
  context: Context,
  { householdId }: { householdId: string },
): Promise<z.output<typeof contract.output>> {
  const { tx, now } = context;
  const { organisationId, staffId } = staffOf(context);
  const [{ places }, requests, grown, asked] = await Promise.all([
    placesOf(context, { householdId }),
    requestsOf(tx, householdId, now),
    openCorrectionOf(tx, householdId),
    takingOutOf(tx, organisationId, householdId),
  ]);
  const open = requests.flatMap(({ programmeId, state, dueAt }) => {
    const waits = waitsFor[state];
    return waits ? [{ programmeId, waits, decideBy: dueAt }] : [];
  });
  return { places, requests: open, grown, takingOut: asked.map((one) => shownTo(staffId, one)) };
}
