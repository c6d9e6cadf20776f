import { handle } from '#platform/handle.ts';
import * as contracts from './contract.ts';
import { registerHousehold } from './register-household.ts';

/** Every route of the registry: contract to use case. */
export const routes = [handle(contracts.registerHousehold, registerHousehold)];
