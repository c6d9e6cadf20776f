import { z } from 'zod';
import { staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { noteListView } from '#platform/list-views.ts';
import { findHouseholdSeals, type HouseholdSeal } from '#registry/index.ts';
import type { ExpediteRequest } from './expedite.contract.ts';
import { type KeptRequest, listRequests } from './expedite.store.ts';

const Ground = z.object({ criteria: z.array(z.string()), note: z.string() });

type Shown = z.infer<typeof ExpediteRequest>;

/**
 * Requests that wait for a decision or a second person, opened; the view is noted. What an erased family
 * asked is gone with its key, and is left out.
 */
export async function listExpedite(
  context: Context,
  { show }: { show: 'open' | 'decided' },
): Promise<{ requests: Shown[] }> {
  const kept = await listRequests(context.tx, show);
  const seals = await findHouseholdSeals(
    context,
    kept.map(({ householdId }) => householdId),
  );
  const { staffId } = staffOf(context);
  const requests = kept.flatMap((request) => {
    const seal = seals.get(request.householdId);
    return seal ? [opened(seal, request, staffId)] : [];
  });
  await noteListView(context, 'queue.listExpedite', [...seals.keys()]);
  return { requests };
}

function opened(seal: HouseholdSeal, request: KeptRequest, staffId: string): Shown {
  const { ground, decidedBy, ...rest } = request;
  const open = Ground.parse(seal.open('expedite_requests.ground', request.requestId, ground));
  return { ...rest, ...open, decidedByMe: decidedBy === staffId };
}
