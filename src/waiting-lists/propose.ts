import { staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { violatedConstraint } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { announce, of } from './announce.ts';
import { chooseNow, requireWaiting } from './call-numbers.ts';
import { dayOf, getList, type List, type Source } from './list.ts';
import type { EarlyReason, Outcome } from './list-words.rules.ts';
import { countWithoutOutcome } from './numbers.store.ts';
import { keepProposal, lapseProposals, type Proposed } from './proposals.store.ts';
import { requireCorrectable } from './record-outcomes.ts';

interface Waits {
  proposalId: string;
  confirmBy: Date;
}

/**
 * Proposes a call for as many people as the port takes. What came of the calls of the days before has to
 * be recorded first: who missed or was turned back would else not be called.
 */
export async function proposeCall(
  context: Context,
  { listId, people }: { listId: string; people: number },
): Promise<Waits> {
  const list = await getList(context, listId, ['open']);
  const count = await countWithoutOutcome(context.tx, listId, dayOf(list, context));
  if (count > 0) throw new Problem('conflict', 'waiting.outcomesMissing', { count });
  await chooseNow(context, listId, people);
  return propose(context, list, { kind: 'call', people });
}

/** Proposes to call one number before its turn. */
export async function proposeEarly(
  context: Context,
  { listId, number, reason }: { listId: string; number: number; reason: EarlyReason },
): Promise<Waits> {
  const list = await getList(context, listId, ['open']);
  await requireWaiting(context, listId, number);
  return propose(context, list, { kind: 'early', number, reason });
}

/** Proposes that something else is recorded of a called number than what was. */
export async function proposeCorrection(
  context: Context,
  { listId, number, outcome }: { listId: string; number: number; outcome: Outcome },
): Promise<Waits> {
  const list = await getList(context, listId, ['open', 'paused']);
  await requireCorrectable(context, listId, number, outcome);
  return propose(context, list, { kind: 'outcome', number, outcome });
}

/** Proposes to close a list by its order. */
export async function proposeClosing(
  context: Context,
  { listId, source }: { listId: string; source: Source },
): Promise<Waits> {
  const list = await getList(context, listId, ['open', 'paused']);
  return propose(context, list, { kind: 'close', source });
}

async function propose(context: Context, list: List, proposed: Proposed): Promise<Waits> {
  const { tx, now } = context;
  const { listId, confirmMinutes, coHolderId } = list;
  const { staffId, organisationId } = staffOf(context);
  await lapseProposals(tx, listId, now);
  const proposalId = context.newId();
  const confirmBy = new Date(now.getTime() + confirmMinutes * 60_000);
  const wantsTwoOrganisations = coHolderId !== null;
  await keepProposal(
    tx,
    { proposalId, listId, proposed, wantsTwoOrganisations, staffId, organisationId, confirmBy },
    now,
  ).catch((error: unknown) => {
    if (violatedConstraint(error) !== 'proposals_one_open') throw error;
    throw new Problem('conflict', 'waiting.proposedAlready');
  });
  const payload = { proposalId, kind: proposed.kind };
  await announce(context, { name: 'waiting.proposed', subject: of(listId), payload });
  return { proposalId, confirmBy };
}
