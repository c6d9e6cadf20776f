import type { Visit } from '#platform/call.ts';
import { Problem } from '#platform/problem.ts';
import type { ScreenLocale } from '#vocabulary/named.ts';
import { portByCode } from '#vocabulary/ports.ts';
import { type KeptList, ourLists } from '#waiting-lists/contract.ts';
import { dateIn } from '../../../words/dates.ts';
import { townOf } from '../../(public)/my-place/towns.ts';
import { portName } from '../(planning)/names.ts';

/** A list of ours with what its page prints: the port in words, the clocks of the port's city. */
export function shownList(list: KeptList, language: ScreenLocale) {
  return {
    ...list,
    name: portName(list.port, language),
    town: townOf(portByCode.get(list.port)?.place, language),
  };
}
export type ShownList = ReturnType<typeof shownList>;

/** One of our lists. Throws `waiting.noSuchList`. */
export async function ourList(visit: Visit, listId: string, language: ScreenLocale) {
  const { lists } = await visit.call(ourLists, {});
  const found = lists.find((one) => one.listId === listId);
  if (!found) throw new Problem('missing', 'waiting.noSuchList');
  return shownList(found, language);
}

/** Today on the clocks of a list's port. */
export function todayAt({ town }: ShownList, now: Date): string {
  return dateIn(now, town.timeZone);
}
