import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import type { Source } from '#queue/contract.ts';
import { localDay } from '#queue/local-day.rules.ts';
import type { DecidedBy } from './list-words.rules.ts';
import { holdList } from './lists.store.ts';

export type { Source };
/** Asked: the second organisation has not answered yet. */
export type ListState = 'asked' | 'declined' | 'open' | 'paused' | 'closed';

/** A waiting list as it is kept. */
export interface List {
  listId: string;
  port: string;
  timeZone: string;
  reason: string;
  source: Source;
  holderId: string;
  coHolderId: string | null;
  grace: number;
  confirmMinutes: number;
  state: ListState;
  stateSince: Date;
  stateSource: Source | null;
  lastNumber: number;
  emptiedAt: Date | null;
}

/** The organisations that keep a list; one or two. */
export function holdersOf({ holderId, coHolderId }: List): string[] {
  return coHolderId === null ? [holderId] : [holderId, coHolderId];
}

/** How many decide, and from where. */
export function decidedByOf({ coHolderId }: List): DecidedBy {
  return coHolderId === null ? 'two_people' : 'two_organisations';
}

/** Today on the clocks of the list's port. */
export function dayOf({ timeZone }: List, { now }: Pick<Context, 'now'>): string {
  return localDay(now, timeZone);
}

/**
 * Holds a list that the actor keeps, in one of these states. Throws `waiting.noSuchList`, or the problem
 * that says in which state it is.
 */
export async function getList(
  { tx }: Context,
  listId: string,
  states: readonly ListState[],
): Promise<List> {
  const list = await holdList(tx, listId);
  if (!list) throw new Problem('missing', 'waiting.noSuchList');
  if (!states.includes(list.state)) throw new Problem('conflict', refusals[list.state]);
  return list;
}

/** For a number that somebody typed and that was never given; the fault is at its field. */
export function noSuchNumber(number: number): Problem {
  const code = 'waiting.noSuchNumber';
  return new Problem('invalid', code, { number }, [{ field: 'number', code, details: { number } }]);
}

const refusals: Readonly<Record<ListState, string>> = {
  asked: 'waiting.listNotOpenYet',
  declined: 'waiting.listNotOpenYet',
  open: 'waiting.listIsOpen',
  paused: 'waiting.listPaused',
  closed: 'waiting.listClosed',
};
