import { type Staff, staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { announce, of } from './announce.ts';
import { type Called, callEarly, callNumbers } from './call-numbers.ts';
import { getList, type List, type ListState } from './list.ts';
import { decidersIn, writeToLog } from './list-log.ts';
import { moveList } from './lists.store.ts';
import { decide, findProposal, type KeptProposal, lapseProposals } from './proposals.store.ts';
import { correctOutcome } from './record-outcomes.ts';

/**
 * Confirms or declines, as a second person, what another proposed; whoever proposed may decline too.
 * What it does is worked out now, by the rule.
 */
export async function decideProposal(
  context: Context,
  { proposalId, confirm }: { proposalId: string; confirm: boolean },
): Promise<{ called: Called | null }> {
  const { tx } = context;
  const staff = staffOf(context);
  const seen = await findProposal(tx, proposalId);
  if (!seen) throw new Problem('missing', 'waiting.noSuchProposal');
  const list = await getList(context, seen.listId, confirm ? statesOf[seen.kind] : anyState);
  // Read once more: while this one waited for the list, another may have decided.
  const proposal = await findProposal(tx, proposalId);
  if (proposal?.state !== 'open') throw new Problem('conflict', 'waiting.decidedAlready');
  if (proposal.confirmBy < context.now) throw new Problem('conflict', 'waiting.lapsed');
  if (confirm) requireMay(staff, list, proposal);
  const { staffId, organisationId } = staff;
  await decide(tx, proposalId, { confirm, staffId, organisationId }, context.now);
  if (confirm) return { called: await carryOut(context, staff, list, proposal) };
  const payload = { proposalId, kind: proposal.kind };
  await announce(context, {
    name: 'waiting.proposalDeclined',
    subject: of(list.listId),
    payload,
  });
  return { called: null };
}

const anyState: readonly ListState[] = ['open', 'paused', 'closed'];
const statesOf: Readonly<Record<KeptProposal['kind'], readonly ListState[]>> = {
  call: ['open'],
  early: ['open'],
  outcome: ['open', 'paused'],
  close: ['open', 'paused'],
};

/** Why somebody may not confirm a proposal; null: may. */
export function whyNotConfirm(
  { staffId, organisationId, roles }: Staff,
  { coHolderId }: List,
  { kind, proposedBy, proposedFor }: KeptProposal,
): 'same_person' | 'same_organisation' | 'not_your_role' | null {
  if (staffId === proposedBy) return 'same_person';
  if (coHolderId !== null && organisationId === proposedFor) return 'same_organisation';
  return kind === 'close' && !roles.includes('coordinator') ? 'not_your_role' : null;
}

/** Throws why somebody may not confirm. The database holds to it too. */
function requireMay(staff: Staff, list: List, proposal: KeptProposal): void {
  const why = whyNotConfirm(staff, list, proposal);
  if (why === 'not_your_role') throw new Problem('forbidden', 'platform.notYourRole');
  if (why === 'same_person') throw new Problem('conflict', 'waiting.secondPersonNeeded');
  if (why) throw new Problem('conflict', 'waiting.otherOrganisationNeeded');
}

async function carryOut(
  context: Context,
  { staffId, organisationId }: Staff,
  list: List,
  proposal: KeptProposal,
): Promise<Called | null> {
  const { listId } = list;
  const { proposalId, people, number, reason, outcome, source } = proposal;
  const deciders = decidersIn(context, listId, [
    { staffId: proposal.proposedBy, organisationId: proposal.proposedFor },
    { staffId, organisationId },
  ]);
  if (people !== null) return callNumbers(context, list, { proposalId, people, deciders });
  if (number !== null && reason !== null) {
    return callEarly(context, list, { proposalId, number, reason, deciders });
  }
  if (number !== null && outcome !== null) {
    await correctOutcome(context, list, { number, outcome, deciders });
  }
  if (source !== null) {
    await moveList(context.tx, listId, { state: 'closed', source }, context.now);
    // What else was proposed cannot be done any more.
    await lapseProposals(context.tx, listId, null);
    const order = source.name;
    await writeToLog(context, listId, [{ entry: { kind: 'list.closed', order, deciders } }]);
    const payload = { order };
    await announce(context, { name: 'waiting.listClosed', subject: of(listId), payload });
  }
  return null;
}
