import { timingSafeEqual } from 'node:crypto';
import { familyOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';

/**
 * What the second step of a grave act must bring: only the visit that took the first step has it.
 */
export function confirmationOf(context: Context, act: 'withdraw' | 'erase'): string {
  const { householdId, session } = familyOf(context);
  return context.keyring.token('forms', act, householdId, session ?? '').toString('base64url');
}

/** Throws `registry.confirmAgain` unless this visit was asked before. */
export function requireConfirmation(
  context: Context,
  act: 'withdraw' | 'erase',
  given: string,
): void {
  const expected = Buffer.from(confirmationOf(context, act));
  const brought = Buffer.from(given);
  if (expected.length !== brought.length || !timingSafeEqual(expected, brought)) {
    throw new Problem('conflict', 'registry.confirmAgain');
  }
}
