import { drawnLog, verdictOn } from './drawn-log.ts';
import type { InventedLog } from './invented-log.ts';

/** Wednesday, two days after the invented log begins: nearer than its plans give days. */
export const wednesday = { port: '2301', day: '2026-11-04' };
/** The day before, at the same port. */
export const tuesday = { port: '2301', day: '2026-11-03' };

/** Hours left on Monday at noon at Matamoros, which is 18:00 at UTC. */
export const hoursLeft = { [tuesday.day]: 12, [wednesday.day]: 36 };

/** A log with its tickets drawn, all of them on the list for short notice; and their published order. */
export function listedLog(notice = 20): { log: InventedLog; order: string[] } {
  const { log } = drawnLog();
  log.sign();
  const { order } = verdictOn(log);
  for (const ticket of order) join(log, ticket, notice);
  log.sign();
  return { log, order };
}

/** A ticket says that it could go to the port of {@link wednesday}; with null, no longer. */
export function join(log: InventedLog, ticket: string, notice: number | null): void {
  const said =
    notice === null
      ? { until: null, ports: [], notice: [] }
      : { until: '2026-11-30', ports: [wednesday.port], notice: [notice] };
  log.seal({ what: 'standBy', ticket, ...said });
}

/** A ticket is asked about a place, on Monday at noon and from all that stands unless told otherwise. */
export function ask(
  log: InventedLog,
  ticket = '',
  { upTo = log.leaves.length, hours, ...at }: Partial<Asked> = {},
): void {
  const opening = { ...wednesday, ...at };
  const left = hours ?? hoursLeft[opening.day] ?? 0;
  log.seal({ what: 'ask', ticket, ...opening, hours: left, upTo });
}

interface Asked {
  port: string;
  day: string;
  hours: number;
  upTo: number;
}

/** What came of a question; who accepts leaves the list and is given the day. */
export function end(
  log: InventedLog,
  ticket = '',
  how: 'accepted' | 'refused' | 'unanswered' | 'over' = 'accepted',
  at = wednesday,
): void {
  log.seal({ what: 'askEnd', ticket, ...at, end: how });
  if (how !== 'accepted') return;
  give(log, ticket, at);
  join(log, ticket, null);
}

/** A ticket is given a day that no plan gave. */
export function give(log: InventedLog, ticket = '', at = wednesday): void {
  log.seal({ what: 'slot', ticket, ...at, plan: null });
}
