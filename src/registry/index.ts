export { type CaseFacts, caseFactsOf } from './case-facts.ts';
export { findHouseholdSeals, getHouseholdSeal, type HouseholdSeal } from './household-seal.ts';
export { ownRecord } from './own-record.ts';
export { everyHousehold, type QueueFacts, queueFactsOf } from './queue-facts.ts';
export { type Reach, reachOf } from './reach.ts';
export { personHere, takeOut } from './take-out-person.ts';
