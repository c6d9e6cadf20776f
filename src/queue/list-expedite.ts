import { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { getHouseholdSeal } from '#registry/index.ts';
import { staffOf } from './acting.ts';
import type { ExpediteRequest } from './expedite.contract.ts';
import { type KeptRequest, listRequests } from './expedite.store.ts';
import { keepListView } from './list-views.store.ts';

const Ground = z.object({ criteria: z.array(z.string()), note: z.string() });

type Shown = z.infer<typeof ExpediteRequest>;

/** Requests that wait for a decision or a second person, opened; the view is noted. */
export async function listExpedite(
  context: Context,
  { show }: { show: 'open' | 'decided' },
): Promise<{ requests: Shown[] }> {
  const kept = await listRequests(context.tx, show);
  const requests = await Promise.all(kept.map((one) => opened(context, one)));
  await keepListView(context, 'queue.listExpedite', [
    ...new Set(kept.map(({ householdId }) => householdId)),
  ]);
  return { requests };
}

async function opened(context: Context, request: KeptRequest): Promise<Shown> {
  const { ground, decidedBy, ...rest } = request;
  const seal = await getHouseholdSeal(context, request.householdId);
  const open = Ground.parse(seal.open('expedite_requests.ground', request.requestId, ground));
  return { ...rest, ...open, decidedByMe: decidedBy === staffOf(context).staffId };
}
