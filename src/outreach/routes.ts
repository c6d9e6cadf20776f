import { handle } from '#platform/handle.ts';
import { callList, outboxCounts, recordCall, toldHousehold } from './calls.ts';
import * as contracts from './contract.ts';

/** Every route of outreach: contract to use case. */
export const routes = [
  handle(contracts.callList, callList),
  handle(contracts.recordCall, recordCall),
  handle(contracts.toldHousehold, toldHousehold),
  handle(contracts.outboxCounts, outboxCounts),
];
