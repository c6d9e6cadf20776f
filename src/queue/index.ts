export { householdMeant, staffOf } from './acting.ts';
export type { Programme } from './contract.ts';
export { keepListView } from './list-views.store.ts';
export {
  findProgramme,
  holdProgramme,
  isSteward,
  lastPause,
  listInForce,
} from './programmes.store.ts';
export { setStates, type Ticket, ticketsOf, ticketsOfHousehold } from './tickets.store.ts';
export { type ClaimedUnit, claimUnits, type PlanningUnit, planningUnits } from './units.store.ts';
