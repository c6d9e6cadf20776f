import type { Context } from '#platform/context.ts';
import { violatedConstraint } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { getHouseholdSeal } from '#registry/index.ts';
import { householdMeant } from '../acting.ts';
import { announce } from '../announce.ts';
import { findProgramme } from '../programmes.store.ts';
import { ticketsOf } from '../tickets.store.ts';
import { criteriaOf, type EvidenceLevel, leadingTo } from './criteria.rules.ts';
import { findDecisionRules } from './decision-rules.store.ts';
import { keepRequest } from './expedite.store.ts';
import { sealCriteria } from './review-seal.ts';

interface Request {
  programmeId: string;
  householdId: string | null;
  class: 'urgent' | 'expedited';
  criteria: readonly string[];
  note: string;
  evidence: EvidenceLevel;
}

/** Asks that a household may go earlier. What it rests on is sealed; the place stays meanwhile. */
export async function requestExpedite(
  context: Context,
  request: Request,
): Promise<{ requestId: string; decideBy: Date }> {
  const { tx, actor, now } = context;
  const { programmeId, criteria, note } = request;
  const householdId = householdMeant(context, request.householdId);
  const { keeperId, rules } = await standsFor(context, householdId, request);
  const seal = await getHouseholdSeal(context, householdId);
  const requestId = context.newId();
  const kept = {
    requestId,
    householdId,
    programmeId,
    class: request.class,
    ground: seal.seal('expedite_requests.ground', requestId, { criteria, note }),
    criteria: sealCriteria(context.keyring, requestId, criteria),
    evidence: actor.kind === 'family' ? ('said' as const) : request.evidence,
    askedByFamily: actor.kind === 'family',
    organisationId: actor.kind === 'staff' ? actor.organisationId : null,
    keeperId,
    rulesVersion: rules.version,
    clockHours: rules.clockHours,
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
  return { requestId, decideBy: new Date(now.getTime() + rules.clockHours * 3_600_000) };
}

/** The keeper and the rules of a place for which the class may be asked on these criteria. */
async function standsFor(context: Context, householdId: string, request: Request) {
  const { programmeId, criteria } = request;
  const [programme, [ticket], rules] = await Promise.all([
    findProgramme(context.tx, programmeId),
    ticketsOf(context.tx, programmeId, [householdId]),
    findDecisionRules(context.tx, programmeId),
  ]);
  if (!programme || !ticket || !rules) throw new Problem('missing', 'queue.noPlace');
  if (!programme.classes.includes(request.class)) {
    throw new Problem('invalid', 'queue.classNotPublished');
  }
  const higher = programme.classes.indexOf(request.class) < programme.classes.indexOf(ticket.class);
  if (!higher) throw new Problem('conflict', 'queue.inThatClass');
  if (leadingTo(criteriaOf(rules.criteriaEdition), criteria, request.class).length === 0) {
    throw new Problem('invalid', 'queue.criterionOfOtherClass');
  }
  return { keeperId: ticket.organisationId, rules };
}
