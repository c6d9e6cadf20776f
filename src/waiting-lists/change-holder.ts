import { allOrganisations } from '#coordination/index.ts';
import { type Staff, staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { violatedConstraint } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { announce, of } from './announce.ts';
import { decideChange, type HolderChange, holdChange, keepChange } from './holder-changes.store.ts';
import { getList, holdersOf, type List } from './list.ts';
import { decidersIn, writeToLog } from './list-log.ts';
import { objectHours } from './list-words.rules.ts';
import { keepHolders } from './lists.store.ts';
import { lapseProposals } from './proposals.store.ts';
import { asPuente } from './visit.ts';

/**
 * Asks another organisation to keep a list in the place of the one that keeps it with ours, or with ours
 * alone: an organisation that no longer answers must not freeze it. Whoever is to go has 72 hours to object.
 */
export async function changeHolder(
  context: Context,
  { listId, organisationId: comes }: { listId: string; organisationId: string },
): Promise<{ openFrom: Date }> {
  const { tx, now } = context;
  const { staffId, organisationId: stays } = staffOf(context);
  const list = await getList(context, listId, ['open', 'paused']);
  await requireAnother(context, list, comes);
  const goes = holdersOf(list).find((one) => one !== stays) ?? null;
  const hours = goes === null ? 0 : objectHours;
  const openFrom = new Date(now.getTime() + hours * 3_600_000);
  const change = {
    changeId: context.newId(),
    listId,
    askedBy: staffId,
    stays,
    comes,
    goes,
    openFrom,
  };
  await keepChange(tx, change, now).catch((error: unknown) => {
    if (violatedConstraint(error) !== 'holder_changes_one_open') throw error;
    throw new Problem('conflict', 'waiting.proposedAlready');
  });
  const payload = { comes, goes };
  await announce(context, { name: 'waiting.holderAsked', subject: of(listId), payload });
  return { openFrom };
}

async function requireAnother({ tx }: Context, list: List, comes: string): Promise<void> {
  const works = (await allOrganisations(tx)).some(({ organisationId }) => organisationId === comes);
  if (works && !holdersOf(list).includes(comes)) return;
  const code = 'waiting.noSuchCoHolder';
  throw new Problem('invalid', code, {}, [{ field: 'organisationId', code }]);
}

/** Says yes for the organisation that was asked; or no for any of those concerned, and all stays as it is. */
export async function answerHolderChange(
  context: Context,
  { listId, accept }: { listId: string; accept: boolean },
): Promise<Record<string, never>> {
  const { tx, now } = context;
  const staff = staffOf(context);
  // The list is held first, as by everybody else who changes it; who is asked does not keep it yet.
  await asPuente(context, (inner) => getList(inner, listId, ['open', 'paused']));
  const change = await holdChange(tx, listId);
  if (!change) throw new Problem('missing', 'waiting.noSuchProposal');
  if (accept) requireMay(change, staff, now);
  const { staffId, organisationId } = staff;
  await decideChange(tx, change.changeId, { accept, staffId, organisationId }, now);
  if (accept) await asPuente(context, (inner) => takeOver(inner, change, staff));
  const { comes, goes } = change;
  const name = accept ? 'waiting.holderChanged' : 'waiting.holderDeclined';
  await announce(context, { name, subject: of(listId), payload: { comes, goes } });
  return {};
}

function requireMay({ comes, openFrom }: HolderChange, { organisationId }: Staff, now: Date): void {
  if (organisationId !== comes) throw new Problem('conflict', 'waiting.otherOrganisationNeeded');
  if (openFrom > now) throw new Problem('conflict', 'waiting.mayObjectStill');
}

/** What was proposed before ends: it was for others to confirm. */
async function takeOver(
  context: Context,
  { listId, stays, comes, askedBy }: HolderChange,
  { staffId }: Staff,
): Promise<void> {
  await keepHolders(context.tx, listId, { stays, comes });
  await lapseProposals(context.tx, listId, null);
  const deciders = decidersIn(context, listId, [
    { staffId: askedBy, organisationId: stays },
    { staffId, organisationId: comes },
  ]);
  await writeToLog(context, listId, [
    { entry: { kind: 'list.heldBy', holders: [stays, comes], deciders } },
  ]);
}
