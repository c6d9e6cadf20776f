import { isDeepStrictEqual } from 'node:util';
import type { RuleVersion } from './contract.ts';

type Decided = Pick<RuleVersion, 'rules' | 'source'>;

/**
 * Whether an order says nothing that is not on record: the very rules that hold, and it said them before.
 * Another order that says the same confirms them. An order is known by its name and its address: read on
 * another day, or quoted otherwise, it is the same. `versions` are all of the programme, newest first.
 */
export function isNothingNew(versions: readonly Decided[], { rules, source }: Decided): boolean {
  const [current] = versions;
  if (!current || !isDeepStrictEqual(current.rules, rules)) return false;
  return versions.some(
    (one) =>
      isDeepStrictEqual(one.rules, rules) &&
      one.source.name === source.name &&
      one.source.address === source.address,
  );
}
