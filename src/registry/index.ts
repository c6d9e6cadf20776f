export { type CaseFacts, caseFactsOf } from './case-facts.ts';
export { getHouseholdSeal } from './household-seal.ts';
export { ownRecord } from './own-record.ts';
export type { EnrolmentFacts } from './queue-facts.store.ts';
export { everyHousehold, type QueueFacts, queueFactsOf } from './queue-facts.ts';
export { type Reach, reachOf } from './reach.ts';
