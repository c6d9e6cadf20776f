import type { z } from 'zod';
import { allOrganisations } from '#coordination/index.ts';
import { publicFigure } from '#observatory/courts/figures/disclosure.rules.ts';
import type { Context, UseCase } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { calledDays, countsOf, outOfTurn } from './calls.store.ts';
import type { CalledDay, list as listContract, PublicList } from './contract.ts';
import { dayOf, decidedByOf, holdersOf, type List } from './list.ts';
import { findList, publicLists } from './lists.store.ts';
import { outsideReaders } from './report-abuse.ts';

type ShownLists = { lists: PublicList[] };
type ShownList = z.output<typeof listContract.output>;

/** So many days are given at once. */
const daysAtOnce = 60;

/** Published figures of a list. */
type Figures = Pick<PublicList, 'countedOn' | 'peopleWaiting' | 'reports'>;

/** Gives the figures of a list. */
type Count = (context: Context, list: List) => Promise<Figures>;

/** Counts a list once a day: a figure that moved with every arrival would tell of that arrival. */
export function countDaily(): Count {
  const kept = new Map<string, Figures>();
  return async (context, list) => {
    const { listId } = list;
    const countedOn = dayOf(list, context);
    const known = kept.get(listId);
    if (known?.countedOn === countedOn) return known;
    const { keyring, tx } = context;
    const counts = await countsOf(tx, listId);
    const publish = (name: string, count: number) =>
      publicFigure((text) => keyring.token('disclosure', text), `list ${listId} ${name}`, count);
    const figures = {
      countedOn,
      peopleWaiting: publish('people', counts.peopleWaiting),
      reports: publish('reports', counts.reports),
    };
    kept.set(listId, figures);
    return figures;
  };
}

/** Every list, with what it called today. */
export function showLists(count: Count): UseCase<object, ShownLists> {
  return async (context) => {
    const lists: PublicList[] = [];
    for (const list of await publicLists(context.tx)) lists.push(await shown(context, list, count));
    return { lists };
  };
}

/** One list, with what it called on each day. Throws `waiting.noSuchList`. */
export function showList(
  count: Count,
): UseCase<{ listId: string; before?: string | undefined }, ShownList> {
  return async (context, { listId, before = null }) => {
    const list = await findList(context.tx, listId);
    if (!list || list.state === 'asked' || list.state === 'declined') {
      throw new Problem('missing', 'waiting.noSuchList');
    }
    const days = await calledDays(context.tx, listId, before, daysAtOnce);
    const next = days.length === daysAtOnce ? (days.at(-1)?.day ?? null) : null;
    return { list: await shown(context, list, count), days, next };
  };
}

async function shown(context: Context, list: List, count: Count): Promise<PublicList> {
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
    ...(await count(context, list)),
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
