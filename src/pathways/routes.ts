import { handle } from '#platform/handle.ts';
import * as contracts from './contract.ts';
import { listRules, publicRules } from './list-rules.ts';
import { pathwaysForHousehold } from './pathways-for-household.ts';
import { signVersion } from './sign-version.ts';
import { withdrawSignature } from './withdraw-signature.ts';

/** Every route of pathways: contract to use case. */
export const routes = [
  handle(contracts.pathwaysForHousehold, pathwaysForHousehold),
  handle(contracts.publicRules, publicRules),
  handle(contracts.listRules, listRules),
  handle(contracts.signVersion, signVersion),
  handle(contracts.withdrawSignature, withdrawSignature),
];
