import type { Context } from '#platform/context.ts';
import type { RegistryFactName, RegistryFactPayloads } from './events.ts';

/** Announces a fact about a household; the payload is the one that the fact's name promises. */
export function announce<Name extends RegistryFactName>(
  context: Context,
  householdId: string,
  name: Name,
  payload: RegistryFactPayloads[Name],
): Promise<void> {
  return context.announce({ name, subject: { kind: 'household', id: householdId }, payload });
}
