import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { householdMeant } from './acting.ts';
import { announce } from './announce.ts';
import { waitTogether as holdPlace, ticketsOf } from './tickets.store.ts';

/**
 * Holds the place of a household that was split, by detention or otherwise: it keeps its rank and is given
 * no day until it says that it is together. A day that it had is given back. Saying so twice changes nothing.
 */
export async function waitTogether(
  context: Context,
  {
    programmeId,
    householdId: named,
    wait,
  }: {
    programmeId: string;
    householdId: string | null;
    wait: boolean;
  },
): Promise<Record<string, never>> {
  const { tx } = context;
  const householdId = householdMeant(context, named);
  const changed = await holdPlace(tx, { householdId, programmeId, wait });
  const [ticket] = await ticketsOf(tx, programmeId, [householdId]);
  if (!ticket || ticket.state === 'served' || ticket.state === 'withdrawn') {
    throw new Problem('missing', 'queue.noPlace');
  }
  if (!changed) return {};
  await announce(context, {
    name: 'queue.placeChanged',
    subject: { kind: 'household', id: householdId },
    payload: { programmeId, heldReason: ticket.heldReason },
  });
  return {};
}
