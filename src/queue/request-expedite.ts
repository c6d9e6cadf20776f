import type { Context } from '#platform/context.ts';
import { violatedConstraint } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { getHouseholdSeal } from '#registry/index.ts';
import { householdMeant } from './acting.ts';
import { announce } from './announce.ts';
import { keepRequest } from './expedite.store.ts';
import { findProgramme } from './programmes.store.ts';
import { ticketsOf } from './tickets.store.ts';

interface Request {
  programmeId: string;
  householdId: string | null;
  class: 'urgent' | 'expedited';
  criteria: readonly string[];
  note: string;
}

/** Asks that a household may go earlier. What it rests on is sealed; the place stays meanwhile. */
export async function requestExpedite(
  context: Context,
  request: Request,
): Promise<{ requestId: string }> {
  const { tx, actor, now } = context;
  const { programmeId, criteria, note } = request;
  const householdId = householdMeant(context, request.householdId);
  const [programme, [ticket]] = await Promise.all([
    findProgramme(tx, programmeId),
    ticketsOf(tx, programmeId, [householdId]),
  ]);
  if (!programme || !ticket) throw new Problem('missing', 'queue.noPlace');
  if (!programme.classes.includes(request.class)) {
    throw new Problem('invalid', 'queue.classNotPublished');
  }
  const seal = await getHouseholdSeal(context, householdId);
  const requestId = context.newId();
  const ground = seal.seal('expedite_requests.ground', requestId, { criteria, note });
  const kept = {
    requestId,
    householdId,
    programmeId,
    class: request.class,
    ground,
    askedByFamily: actor.kind === 'family',
    organisationId: actor.kind === 'staff' ? actor.organisationId : null,
  };
  await keepRequest(tx, kept, now).catch((error: unknown) => {
    if (violatedConstraint(error) !== 'expedite_one_open') throw error;
    throw new Problem('conflict', 'queue.askedAlready');
  });
  await announce(context, {
    name: 'queue.expediteAsked',
    subject: { kind: 'household', id: householdId },
    payload: { programmeId, requestId },
  });
  return { requestId };
}
