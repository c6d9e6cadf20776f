import type { z } from 'zod';
import { allOrganisations } from '#coordination/index.ts';
import { type Staff, staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { deciderOf } from '#transparency/index.ts';
import type { callBoard, Proposal } from './call.contract.ts';
import { chooseCall, type Party } from './call-order.rules.ts';
import { type KeptCall, lastCalls } from './calls.store.ts';
import { whyNotConfirm } from './decide-proposal.ts';
import { changesAsked } from './holder-changes.store.ts';
import { dayOf, decidedByOf, type List } from './list.ts';
import { findListOf, type ListWithCounts, listsOf } from './lists.store.ts';
import type { KeptList, ourLists } from './manage.contract.ts';
import { givenSince, type KeptNumber, numbersOfCalls, partiesWaiting } from './numbers.store.ts';
import { type KeptProposal, openProposals } from './proposals.store.ts';
import { named } from './show-lists.ts';

type Board = z.output<typeof callBoard.output>;

/** The lists that our organisation keeps, or was asked to keep. */
export async function showOurLists(context: Context): Promise<z.output<typeof ourLists.output>> {
  const { tx, now } = context;
  const { organisationId } = staffOf(context);
  const lists: KeptList[] = [];
  for (const list of await listsOf(tx, organisationId, now)) {
    lists.push(await shown(context, list));
  }
  const others = (await allOrganisations(tx))
    .filter((one) => one.organisationId !== organisationId)
    .map((one) => ({ organisationId: one.organisationId, name: one.name }));
  return { lists, others };
}

async function shown(context: Context, list: ListWithCounts): Promise<KeptList> {
  const { holderId, coHolderId, timeZone, stateSource, emptiedAt, ...rest } = list;
  return {
    ...rest,
    holders: await named(context, list),
    asksUs: rest.state === 'asked' && coHolderId === staffOf(context).organisationId,
    decidedBy: decidedByOf(list),
    holderChange: await changeShown(context, list),
  };
}

async function changeShown(context: Context, { listId }: List): Promise<KeptList['holderChange']> {
  const change = (await changesAsked(context.tx)).get(listId);
  if (!change) return null;
  const { comes, goes, openFrom } = change;
  const organisations = await allOrganisations(context.tx);
  const nameOf = (id: string) =>
    organisations.find(({ organisationId }) => organisationId === id)?.name ?? '';
  const asksUs = comes === staffOf(context).organisationId;
  return { comes: nameOf(comes), goes: goes && nameOf(goes), openFrom, asksUs };
}

/** So many calls are shown; those whose outcomes are missing always. */
const callsShown = 10;

/** What a list called last and waits to call. Throws `waiting.noSuchList`. */
export async function showCallBoard(
  context: Context,
  { listId }: { listId: string },
): Promise<Board> {
  const { tx, now } = context;
  const staff = staffOf(context);
  const list = await findListOf(tx, staff.organisationId, listId, now);
  if (!list) throw new Problem('missing', 'waiting.noSuchList');
  const waiting = await partiesWaiting(tx, listId);
  const proposals = await openProposals(tx, listId, now);
  const calls = await lastCalls(tx, listId, callsShown);
  const numbers = await numbersOfCalls(
    tx,
    listId,
    calls.map(({ callId }) => callId),
  );
  return {
    list: await shown(context, list),
    proposals: proposals.map((one) => proposalShown(staff, list, one, waiting)),
    calls: calls.map((call) => callShown(call, numbers)),
    given: await givenShown(context, list),
  };
}

function proposalShown(
  staff: Staff,
  list: List,
  proposal: KeptProposal,
  waiting: readonly Party[],
): Proposal {
  const { listId, proposedBy, proposedFor, state, ...rest } = proposal;
  return {
    ...rest,
    preview: rest.people === null ? null : previewOf(waiting, rest.people),
    proposedByMe: proposedBy === staff.staffId,
    whyNot: whyNotConfirm(staff, list, proposal),
  };
}

function previewOf(waiting: readonly Party[], people: number): Proposal['preview'] {
  const { fresh, ...call } = chooseCall(waiting, people);
  return { ...call, from: fresh[0] ?? null, to: fresh.at(-1) ?? null };
}

function callShown(
  { callId, calledAt, day, early, people }: KeptCall & { people: number | null },
  numbers: readonly KeptNumber[],
): Board['calls'][number] {
  const own = numbers.filter((one) => one.callId === callId);
  return {
    callId,
    calledAt,
    day,
    people,
    numbers: own.map(({ number, people: size, outcome, hasOwnWord, checkedAt }) => ({
      number,
      people: size,
      early: number === early,
      outcome,
      hasOwnWord,
      wordChecked: checkedAt !== null,
    })),
  };
}

async function givenShown(context: Context, list: ListWithCounts): Promise<Board['given']> {
  const { tx, keyring } = context;
  const { listId, timeZone } = list;
  const weekAgo = new Date(context.now.getTime() - 7 * 86_400_000);
  const given = await givenSince(tx, listId, timeZone, dayOf(list, { now: weekAgo }));
  const holders = await named(context, list);
  return given.map(({ day, givenBy, givenFor, numbers }) => ({
    day,
    organisation: holders.find((one) => one.organisationId === givenFor)?.name ?? '',
    giver: deciderOf(keyring, listId, givenBy).slice(0, 6),
    numbers,
  }));
}
