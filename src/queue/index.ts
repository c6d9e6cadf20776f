export { householdMeant } from './acting.ts';
export { changesCounted } from './changes.store.ts';
export type { Programme } from './contract.ts';
export { placesOf } from './place-of.ts';
export { asLog, ensureLog } from './programme-log.ts';
export {
  findProgramme,
  holdProgramme,
  isSteward,
  lastPause,
  listInForce,
  listOpenProgrammes,
} from './programmes.store.ts';
export { setStates, ticketsOfHousehold, waitAgain } from './tickets.store.ts';
export {
  type ClaimedUnit,
  claimUnits,
  type PlanningUnit,
  planningUnits,
  planningUnitsOf,
} from './units.store.ts';
