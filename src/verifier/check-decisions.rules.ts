import { orderWantsTwo, travelWantsTwo } from '#queue/change-reason.rules.ts';
import { type Fault, fault } from '#transparency/verify/read-log.rules.ts';
import type { Mark } from '#transparency/verify/tickets.rules.ts';
import type { OpenLog } from './state.rules.ts';

/** Where two people must decide, by what changed and not by what the reason says, two did. */
export function checkDecisions({ log, tickets }: OpenLog): Fault[] {
  const faults: Fault[] = [];
  for (const [ticket, marks] of tickets) {
    for (const [at, mark] of marks.entries()) {
      const before = marks[at - 1];
      const { position } = mark;
      if (mark.kind !== 'ticket.changed' || !before || !wantsTwo(before, mark)) continue;
      const entry = log.entries[position];
      const deciders = entry?.kind === 'ticket.changed' ? (entry.deciders ?? []) : [];
      if (new Set(deciders).size < 2) faults.push(fault('decidersMissing', { position, ticket }));
    }
  }
  return faults;
}

/** As far as it can be seen: what is sealed accuses nobody. */
function wantsTwo(before: Mark, now: Mark): boolean {
  return (
    (before.order !== null && now.order !== null && orderWantsTwo(before.order, now.order)) ||
    (before.travel !== null && now.travel !== null && travelWantsTwo(before.travel, now.travel))
  );
}
