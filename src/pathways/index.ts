export { isEligible } from './eligibility.rules.ts';
export { householdPathways } from './household-pathways.ts';
export type { ProgrammeRules } from './programme.ts';
export { memberSchema, programmeRulesSchema } from './programme.ts';
export { windDownLike } from './programmes.law.ts';
export { signedVersions } from './signatures.store.ts';
export type { Situation } from './situation.ts';
export { nothingKnown } from './situation.ts';
