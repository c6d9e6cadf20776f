import type { Context } from '#platform/context.ts';
import { violatedConstraint } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { getHouseholdSeal } from '#registry/index.ts';
import { householdMeant } from '../acting.ts';
import { announce } from '../announce.ts';
import { keepAppeal, requestsOf } from './expedite.store.ts';

/** Asks once that a third person looks at a refusal. A new clock begins; the place stays meanwhile. */
export async function appealExpedite(
  context: Context,
  input: { householdId: string | null; requestId: string; note: string },
): Promise<Record<string, never>> {
  const { tx, actor, now } = context;
  const householdId = householdMeant(context, input.householdId);
  const { requestId, note } = input;
  const request = (await requestsOf(tx, householdId, now)).find(
    (one) => one.requestId === requestId,
  );
  if (!request) throw new Problem('missing', 'queue.noSuchRequest');
  const seal = await getHouseholdSeal(context, householdId);
  const ground = seal.seal('expedite_requests.appeal', requestId, { note });
  const byFamily = actor.kind === 'family';
  const kept = await keepAppeal(tx, { householdId, requestId, ground, byFamily }, now).catch(
    (error: unknown) => {
      const constraint = violatedConstraint(error);
      if (constraint === 'third_person') throw new Problem('conflict', 'queue.thirdPersonNeeded');
      if (constraint !== 'expedite_one_open') throw error;
      throw new Problem('conflict', 'queue.askedAlready');
    },
  );
  if (!kept) throw new Problem('conflict', 'queue.nothingToAppeal');
  await announce(context, {
    name: 'queue.expediteAppealed',
    subject: { kind: 'household', id: householdId },
    payload: { programmeId: request.programmeId, requestId },
  });
  return {};
}
