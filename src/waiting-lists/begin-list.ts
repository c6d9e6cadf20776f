import { allOrganisations } from '#coordination/index.ts';
import { staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { timeZoneOfPort } from '#vocabulary/port-clocks.ts';
import { announce, of } from './announce.ts';
import { getList, type List, type Source } from './list.ts';
import { beginListLog } from './list-log.ts';
import { findList, keepList, moveList } from './lists.store.ts';

interface Beginning {
  port: string;
  reason: string;
  source: Source;
  coHolderId: string | null;
  grace: number;
  confirmMinutes: number;
}

/**
 * Begins a waiting list. Where the coalition has another organisation one of them keeps it too, and the
 * list opens once that one has said yes.
 */
export async function beginList(
  context: Context,
  beginning: Beginning,
): Promise<{ listId: string; state: 'asked' | 'open' }> {
  const { tx, now } = context;
  const { port, coHolderId } = beginning;
  const { organisationId: holderId } = staffOf(context);
  await requireCoHolder(context, holderId, coHolderId);
  const listId = context.newId();
  const state = coHolderId === null ? 'open' : 'asked';
  await keepList(
    tx,
    { ...beginning, listId, holderId, state, timeZone: timeZoneOfPort(port) },
    now,
  );
  if (coHolderId === null) {
    await open(context, await getList(context, listId, ['open']));
  } else {
    const payload = { port, coHolderId };
    await announce(context, { name: 'waiting.listAsked', subject: of(listId), payload });
  }
  return { listId, state };
}

async function requireCoHolder({ tx }: Context, holderId: string, coHolderId: string | null) {
  const others = (await allOrganisations(tx)).filter(
    ({ organisationId }) => organisationId !== holderId,
  );
  if (coHolderId === null ? others.length === 0 : others.some(isNamed(coHolderId))) return;
  const code = coHolderId === null ? 'waiting.coHolderNeeded' : 'waiting.noSuchCoHolder';
  throw new Problem('invalid', code, {}, [{ field: 'coHolderId', code }]);
}

function isNamed(id: string) {
  return ({ organisationId }: { organisationId: string }) => organisationId === id;
}

async function open(context: Context, list: List): Promise<void> {
  await beginListLog(context, list);
  await announce(context, {
    name: 'waiting.listOpened',
    subject: of(list.listId),
    payload: { port: list.port },
  });
}

/** Says for the organisation that was asked whether it keeps the list too. */
export async function answerCoHolding(
  context: Context,
  { listId, accept }: { listId: string; accept: boolean },
): Promise<Record<string, never>> {
  const { tx, now } = context;
  const { organisationId } = staffOf(context);
  const seen = await findList(tx, listId);
  if (seen?.coHolderId !== organisationId) throw new Problem('missing', 'waiting.noSuchList');
  if (seen.state !== 'asked') throw new Problem('conflict', 'waiting.answeredAlready');
  const list = await getList(context, listId, ['asked']);
  await moveList(tx, listId, { state: accept ? 'open' : 'declined', source: null }, now);
  if (accept) await open(context, list);
  else {
    const payload = { port: list.port };
    await announce(context, { name: 'waiting.listDeclined', subject: of(listId), payload });
  }
  return {};
}
