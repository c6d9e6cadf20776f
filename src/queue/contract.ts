/** What can be asked of the queue, by what it serves. */
export * from './change-place.contract.ts';
export * from './decisions/correct-household.contract.ts';
export * from './decisions/expedite.contract.ts';
export * from './decisions/standing-aside.contract.ts';
export * from './draw.contract.ts';
export * from './fields.contract.ts';
export * from './places.contract.ts';
export * from './programme.contract.ts';
export * from './public-list.contract.ts';
export { Source } from './source.ts';
