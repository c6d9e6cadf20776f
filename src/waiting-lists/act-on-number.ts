import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { announce, of } from './announce.ts';
import { dayOf } from './list.ts';
import { writeToLog } from './list-log.ts';
import { returnDays } from './list-words.rules.ts';
import {
  type KeptNumber,
  keepSteps,
  markLeft,
  markReturned,
  standAtHead,
} from './numbers.store.ts';
import { type Visited, visiting } from './visit.ts';

interface OfVisit {
  visit: string;
}
type Done = Record<string, never>;

/** True while a number can ask to be called again. */
export function canAskAgain({ state }: KeptNumber): boolean {
  return state === 'resting';
}

/** True while a number can leave. */
export function canLeave({ state }: KeptNumber): boolean {
  return state === 'waiting' || state === 'again' || state === 'resting';
}

/** Until when a number that left can come back to its place; null when it cannot. */
export function returnsUntil({ leftAt }: KeptNumber, now: Date): Date | null {
  if (!leftAt) return null;
  const until = new Date(leftAt.getTime() + returnDays * 86_400_000);
  return until > now ? until : null;
}

/** Asks to be called again after missed turns: it stands at the head of the next call. */
export function askAgain(context: Context, { visit }: OfVisit): Promise<Done> {
  return act(context, visit, {
    may: canAskAgain,
    refusal: 'waiting.nothingToAsk',
    kind: 'list.askedAgain',
    what: 'asked_again',
    name: 'waiting.askedAgain',
    keep: ({ tx }, { list, number }) => standAtHead(tx, list.listId, number.number),
  });
}

/** Leaves the list; the place is kept for 30 days. */
export function leaveList(context: Context, { visit }: OfVisit): Promise<Done> {
  return act(context, visit, {
    may: canLeave,
    refusal: 'waiting.cannotLeave',
    kind: 'list.left',
    what: 'left',
    name: 'waiting.numberLeft',
    keep: ({ tx, now }, { list, number }) => markLeft(tx, list.listId, number.number, now),
  });
}

/** Undoes the leaving. */
export function returnToList(context: Context, { visit }: OfVisit): Promise<Done> {
  return act(context, visit, {
    may: (number) => returnsUntil(number, context.now) !== null,
    refusal: 'waiting.cannotReturn',
    kind: 'list.returned',
    what: 'returned',
    name: 'waiting.numberReturned',
    keep: ({ tx }, { list, number }) => markReturned(tx, list.listId, number.number),
  });
}

/** Something a holder does with the own number. */
interface Act {
  may(number: KeptNumber): boolean;
  refusal: string;
  kind: 'list.askedAgain' | 'list.left' | 'list.returned';
  what: 'asked_again' | 'left' | 'returned';
  name: 'waiting.askedAgain' | 'waiting.numberLeft' | 'waiting.numberReturned';
  keep(context: Context, visited: Visited): Promise<void>;
}

function act(context: Context, visit: string, step: Act): Promise<Done> {
  return visiting(
    context,
    visit,
    async (inner, visited) => {
      const { list, number: kept } = visited;
      const { listId } = list;
      const { number } = kept;
      if (!step.may(kept)) throw new Problem('conflict', step.refusal);
      await step.keep(inner, visited);
      await keepSteps(inner.tx, listId, [number], { what: step.what, day: dayOf(list, inner) });
      await writeToLog(inner, listId, [{ entry: { kind: step.kind, number } }]);
      await announce(inner, { name: step.name, subject: of(listId), payload: { number } });
      return {};
    },
    ['open', 'paused'],
  );
}
