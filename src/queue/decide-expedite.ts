import { staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { violatedConstraint } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { announce } from './announce.ts';
import {
  findRequest,
  type KeptRequest,
  keepConfirmation,
  keepDecision,
  moveClass,
} from './expedite.store.ts';

interface Which {
  householdId: string;
  requestId: string;
}

/** The first of two deciders grants or refuses, with a reason code. A grant moves nothing yet. */
export async function decideExpedite(
  context: Context,
  { decision, reasonCode, ...which }: Which & { decision: 'grant' | 'refuse'; reasonCode: string },
): Promise<Record<string, never>> {
  const request = await getRequest(context, which, 'asked');
  const state = decision === 'grant' ? 'granted' : 'refused';
  const { staffId } = staffOf(context);
  await keepDecision(context.tx, which, { state, reasonCode, staffId }, context.now);
  await announceDecision(context, request, state, reasonCode);
  return {};
}

/** The second decider, another person, confirms what was granted, and the class moves; or does not. */
export async function confirmExpedite(
  context: Context,
  { confirm, ...which }: Which & { confirm: boolean },
): Promise<Record<string, never>> {
  const { tx, now } = context;
  const request = await getRequest(context, which, 'granted');
  const state = confirm ? 'confirmed' : 'not_confirmed';
  const { staffId } = staffOf(context);
  await keepConfirmation(tx, which, { state, staffId }, now).catch((error: unknown) => {
    if (violatedConstraint(error) !== 'two_deciders') throw error;
    throw new Problem('conflict', 'queue.secondPersonNeeded');
  });
  if (confirm && !(await moveClass(tx, which.householdId, which.requestId))) {
    throw new Problem('conflict', 'queue.noPlace');
  }
  await announceDecision(context, request, state, request.reasonCode ?? '');
  return {};
}

async function getRequest(
  { tx }: Context,
  { householdId, requestId }: Which,
  state: KeptRequest['state'],
): Promise<KeptRequest> {
  const request = await findRequest(tx, householdId, requestId);
  if (!request) throw new Problem('missing', 'queue.noSuchRequest');
  if (request.state !== state) {
    throw new Problem('conflict', 'queue.requestMovedOn', { state: request.state });
  }
  return request;
}

function announceDecision(
  context: Context,
  { householdId, programmeId, requestId }: KeptRequest,
  state: 'granted' | 'refused' | 'confirmed' | 'not_confirmed',
  reasonCode: string,
): Promise<void> {
  return announce(context, {
    name: 'queue.expediteDecided',
    subject: { kind: 'household', id: householdId },
    payload: { programmeId, requestId, state, reasonCode },
  });
}
