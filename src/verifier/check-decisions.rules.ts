import { orderWantsTwo, travelWantsTwo } from '#queue/change-reason.rules.ts';
import { classesOf } from '#transparency/verify/check-openings.rules.ts';
import { type Fault, fault, type ReadLog } from '#transparency/verify/read-log.rules.ts';
import type { Mark } from '#transparency/verify/tickets.rules.ts';
import type { OpenLog } from './state.rules.ts';

/**
 * Where two people must decide, by what changed and not by what is said of it, two did: for a change, for
 * what a place is when it is taken up again, and for a place that begins in another class than all do.
 */
export function checkDecisions({ log, tickets }: OpenLog): Fault[] {
  return [...tickets.values()].flatMap((marks) => [
    ...checkBeginning(log, marks[0]),
    ...checkPart(log, marks, ({ order }) => order, orderWantsTwo),
    ...checkPart(log, marks, ({ travel }) => travel, travelWantsTwo),
  ]);
}

/** The class in which every place begins. */
const usual = 'normal';

/** Places that stood before the log began come into it with the class that they had. */
function checkBeginning(log: ReadLog, mark: Mark | undefined): Fault[] {
  const { order = null, position = 0, kind } = mark ?? {};
  const isNew = (log.entries[position]?.on ?? '') > (log.entries[0]?.on ?? '');
  if (order === null || kind !== 'ticket.given' || !isNew || order.class === usual) return [];
  if (!classesOf(log)?.includes(usual)) return [];
  return [fault('classGiven', { position, ticket: order.ticket })];
}

/**
 * Compares each part that is open with the last one before it that is. What is sealed in between accuses
 * nobody: two may have decided there, as its entry says.
 */
function checkPart<Facts extends { ticket: string }>(
  log: ReadLog,
  marks: readonly Mark[],
  partOf: (mark: Mark) => Facts | null,
  wantsTwo: (before: Facts, now: Facts) => boolean,
): Fault[] {
  const faults: Fault[] = [];
  let last: { facts: Facts; position: number } | null = null;
  let isDecided = false;
  for (const mark of marks) {
    const { position } = mark;
    isDecided ||= countDeciders(log, position) === 2;
    const facts = partOf(mark);
    if (facts === null) continue;
    if (last && !isDecided && wantsTwo(last.facts, facts) && isRead(log, last.position, position)) {
      faults.push(fault('decidersMissing', { position, ticket: facts.ticket }));
    }
    last = { facts, position };
    isDecided = false;
  }
  return faults;
}

function countDeciders({ entries }: ReadLog, position: number): number {
  const entry = entries[position];
  return entry?.kind === 'ticket.changed' ? new Set(entry.deciders).size : 0;
}

/** False where an entry between two others is of another version: it may tell of a decision. */
function isRead({ entries }: ReadLog, from: number, to: number): boolean {
  return !entries.slice(from, to).includes(null);
}
