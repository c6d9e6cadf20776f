import type { Context } from '#platform/context.ts';
import { violatedConstraint } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { announce } from '../announce.ts';
import { type CaseState, findCase } from './expedite.store.ts';
import { forgetProposalsOfWhoLeft, keepAside, keepAsideWhoLeft } from './stand-aside.store.ts';

/** A request that somebody is out of, with the stage it was in and is in now. */
interface Left {
  householdId: string;
  programmeId: string;
  requestId: string;
  stageBefore: string;
  stage: string;
}

const open: ReadonlySet<CaseState> = new Set(['asked', 'granted', 'appealed', 'appeal_granted']);

/** Somebody knows the family: others decide, this person never again, and the clock runs on. No reason is asked. */
export async function standAside(
  context: Context,
  { requestId }: { requestId: string },
): Promise<Record<string, never>> {
  const { tx, now } = context;
  const left = await keepAside(tx, requestId, now).catch((error: unknown) => {
    if (violatedConstraint(error) !== 'stood_aside') throw error;
    throw new Problem('conflict', 'queue.thirdPersonNeeded');
  });
  if (!left) return asBefore(context, requestId);
  await announce(context, {
    name: 'queue.expediteStoodAside',
    subject: { kind: 'household', id: left.householdId },
    payload: { programmeId: left.programmeId, requestId },
  });
  if (left.yesWent) await tellReopened(context, { ...left, requestId }, 'knows_family');
  await tellHandedOn(context, { ...left, requestId });
  return {};
}

/** Who left it before has left it. Throws where others have decided it since, or it is not theirs to leave. */
async function asBefore({ tx }: Context, requestId: string): Promise<Record<string, never>> {
  const found = await findCase(tx, requestId);
  if (found?.isAside) return {};
  if (!found || open.has(found.state)) {
    throw new Problem('missing', 'queue.noSuchRequest');
  }
  throw new Problem('conflict', 'queue.requestMovedOn', { state: found.state });
}

/**
 * Hands back what somebody said alone who left the organisation, or decides no more: a yes to a request is
 * decided again, with its clock as it was; a paper that they named is named anew. May run at any time.
 */
export async function setAsideWhoLeft(context: Context): Promise<void> {
  const { tx, now } = context;
  for (const left of await keepAsideWhoLeft(tx, now)) {
    await tellReopened(context, left, 'left');
    await tellHandedOn(context, left);
  }
  for (const { householdId, correctionId } of await forgetProposalsOfWhoLeft(tx)) {
    await announce(context, {
      name: 'queue.correctionNoticed',
      subject: { kind: 'household', id: householdId },
      payload: { correctionId },
    });
  }
}

async function tellReopened(context: Context, left: Left, why: 'knows_family' | 'left') {
  const { householdId, programmeId, requestId } = left;
  await announce(context, {
    name: 'queue.expediteReopened',
    subject: { kind: 'household', id: householdId },
    payload: { programmeId, requestId, why },
  });
}

async function tellHandedOn(context: Context, left: Left): Promise<void> {
  const { householdId, programmeId, requestId, stage, stageBefore } = left;
  if (stage === stageBefore) return;
  await announce(context, {
    name: 'queue.expediteEscalated',
    subject: { kind: 'household', id: householdId },
    payload: { programmeId, requestId, stage },
  });
}
