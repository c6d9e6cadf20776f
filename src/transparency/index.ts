/** What other capabilities may call of the log. */
export { type Appended, appendToLog } from './append-to-log.ts';
export { beginLog, originOf } from './begin-log.ts';
export { commitTo, sealedEntry, ticketEntry } from './commit-to.ts';
export { deciderOf } from './decider-of.ts';
export { dropOpeningsIn } from './openings.store.ts';
export { entriesAbout } from './proven-entries.ts';
export { checkpointNow } from './sequence-log.ts';
export { ticketsStayed, ticketTravelled } from './ticket-travelled.ts';
