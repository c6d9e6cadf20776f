import type { z } from 'zod';
import { allOrganisations } from '#coordination/index.ts';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { calledDays, outOfTurn } from './calls.store.ts';
import type { CalledDay, list as listContract, PublicList } from './contract.ts';
import { findFigures } from './figures.store.ts';
import { dayOf, decidedByOf, holdersOf, type List } from './list.ts';
import { findList, publicLists } from './lists.store.ts';
import { outsideReaders } from './report-abuse.ts';

type ShownLists = { lists: PublicList[] };
type ShownList = z.output<typeof listContract.output>;

/** So many days are given at once. */
const daysAtOnce = 60;

/** Every list, with what it called today. */
export async function showLists(context: Context): Promise<ShownLists> {
  const lists: PublicList[] = [];
  for (const list of await publicLists(context.tx)) lists.push(await shown(context, list));
  return { lists };
}

/** One list, with what it called on each day. Throws `waiting.noSuchList`. */
export async function showList(
  context: Context,
  { listId, before }: { listId: string; before?: string | undefined },
): Promise<ShownList> {
  const list = await findList(context.tx, listId);
  if (!list || list.state === 'asked' || list.state === 'declined') {
    throw new Problem('missing', 'waiting.noSuchList');
  }
  const days = await calledDays(context.tx, listId, before ?? null, daysAtOnce);
  const next = days.length === daysAtOnce ? (days.at(-1)?.day ?? null) : null;
  return { list: await shown(context, list), days, next };
}

async function shown(context: Context, list: List): Promise<PublicList> {
  const { tx } = context;
  const { listId, port, state, stateSince, stateSource, reason, source, lastNumber } = list;
  const { early, passed } = await outOfTurn(tx, listId);
  return {
    listId,
    port,
    state: state === 'open' || state === 'paused' ? state : 'closed',
    stateSince,
    stateSource,
    reason,
    source,
    holders: await named(context, list),
    reportReaders: await outsideReaders(context, list),
    decidedBy: decidedByOf(list),
    grace: list.grace,
    confirmMinutes: list.confirmMinutes,
    lastNumber,
    figures: await findFigures(tx, listId),
    calledEarly: early,
    passed,
    today: await todayOf(context, list),
  };
}

async function todayOf(context: Context, list: List): Promise<CalledDay> {
  const day = dayOf(list, context);
  const [last] = await calledDays(context.tx, list.listId, null, 1);
  return last?.day === day ? last : { day, from: null, to: null, again: [] };
}

/** The organisations that keep a list, by name. */
export async function named({ tx }: Context, list: List) {
  const all = await allOrganisations(tx);
  return holdersOf(list).map((organisationId) => ({
    organisationId,
    name: all.find((one) => one.organisationId === organisationId)?.name ?? '',
  }));
}
