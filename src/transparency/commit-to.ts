import { randomBytes } from 'node:crypto';
import { commitmentOf, type Facts } from './commitment.rules.ts';

/** A fresh commitment to facts, with the salt that opens it. */
export function commitTo<Committed extends Facts>(
  facts: Committed,
): { commitment: string; salt: string; facts: Committed } {
  const salt = randomBytes(32).toString('hex');
  return { commitment: commitmentOf(facts, salt), salt, facts };
}
