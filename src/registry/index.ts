export { getHouseholdSeal } from './household-seal.ts';
export { everyHousehold, type QueueFacts, queueFactsOf } from './queue-facts.ts';
export type { EnrolmentFacts } from './queue-facts.store.ts';
export { type Reach, reachOf } from './reach.ts';
