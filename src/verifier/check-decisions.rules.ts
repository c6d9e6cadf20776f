import { wantsTwo } from '#queue/change-reason.rules.ts';
import { type Fault, fault } from '#transparency/verify/read-log.rules.ts';
import type { OpenLog } from './state.rules.ts';

/** Where two people must decide, by what changed and not by what the reason says, two did. */
export function checkDecisions({ log, tickets }: OpenLog): Fault[] {
  const faults: Fault[] = [];
  for (const [ticket, marks] of tickets) {
    for (const [at, { position, kind, facts }] of marks.entries()) {
      const before = marks[at - 1]?.facts;
      if (kind !== 'ticket.changed' || !before || !facts || !wantsTwo(before, facts)) continue;
      const entry = log.entries[position];
      const deciders = entry?.kind === 'ticket.changed' ? (entry.deciders ?? []) : [];
      if (new Set(deciders).size < 2) faults.push(fault('decidersMissing', { position, ticket }));
    }
  }
  return faults;
}
