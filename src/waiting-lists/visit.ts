import { randomBytes } from 'node:crypto';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { sessionTimes } from '#platform/sessions.ts';
import { slowedRefusal } from '#platform/tries.ts';
import { getList, type List, type ListState } from './list.ts';
import { findList } from './lists.store.ts';
import { visitHash, wordsMac } from './macs.ts';
import { findNumber, type KeptNumber } from './numbers.store.ts';
import { doWordsOpen, dropOldVisits, dropVisit, findVisit, keepVisit } from './secrets.store.ts';

/**
 * Works as Puente itself, within a stranger's transaction, on what the stranger proved to hold. No other
 * statement may be under way.
 */
export function asPuente<T>(context: Context, work: (context: Context) => Promise<T>): Promise<T> {
  const actor = { kind: 'system', task: 'waiting.holder' } as const;
  return context.tx.actingAs(actor, () => work({ ...context, actor }));
}

/**
 * Opens a number with its words, for 20 idle minutes or 2 hours. A number that was never given and wrong
 * words are refused alike, later and later.
 */
export async function openNumber(
  context: Context,
  { listId, number, words }: { listId: string; number: number; words: string },
): Promise<{ visit: string }> {
  const { keyring, now } = context;
  const visit = randomBytes(32).toString('base64url');
  const opened = await asPuente(context, async ({ tx }) => {
    const mac = wordsMac(keyring, listId, number, words);
    if (!(await doWordsOpen(tx, listId, number, mac))) return false;
    await keepVisit(tx, { hash: visitHash(keyring, visit), listId, number }, now);
    return true;
  });
  if (!opened) throw slowedRefusal(context, `list ${listId} ${number}`, 'waiting.wordsDoNotOpen');
  return { visit };
}

/** What a visit opens: the list, and the number in it. */
export interface Visited {
  list: List;
  number: KeptNumber;
  /** The keyed hash of its token. */
  hash: Buffer;
  /** Reports told in it so far. */
  reports: number;
}

/**
 * Works on the number of a visit; with `states` the list is held in one of these, so that it can be changed.
 * Throws `waiting.openAgain` for a visit that has ended.
 */
export function visiting<T>(
  context: Context,
  visit: string,
  work: (context: Context, visited: Visited) => Promise<T>,
  states: readonly ListState[] | null = null,
): Promise<T> {
  return asPuente(context, async (inner) => {
    const { tx, keyring, now } = inner;
    const hash = visitHash(keyring, visit);
    const found = await findVisit(tx, hash, endsBefore(now), now);
    if (!found) throw new Problem('unauthenticated', 'waiting.openAgain');
    const { listId } = found;
    const list = states ? await getList(inner, listId, states) : await findList(tx, listId);
    const number = await findNumber(tx, listId, found.number);
    if (!list || !number) throw new Problem('unauthenticated', 'waiting.openAgain');
    return work(inner, { list, number, hash, reports: found.reports });
  });
}

/** Ends a visit; nothing happens if there is none. */
export async function endVisit(
  context: Context,
  { visit }: { visit: string },
): Promise<Record<string, never>> {
  await asPuente(context, ({ tx, keyring }) => dropVisit(tx, visitHash(keyring, visit)));
  return {};
}

/** Forgets the visits that ended. */
export async function forgetVisits({ tx, now }: Context): Promise<void> {
  await dropOldVisits(tx, endsBefore(now));
}

/** A visit opened or seen last at these times has ended. */
function endsBefore(now: Date): { opened: Date; seen: Date } {
  const { lasts, idle } = sessionTimes.family;
  const before = (seconds: number) => new Date(now.getTime() - seconds * 1000);
  return { opened: before(lasts), seen: before(idle) };
}
