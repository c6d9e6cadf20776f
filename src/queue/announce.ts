import type { Context, Fact } from '#platform/context.ts';
import type { QueueFactPayloads } from './events.ts';

type Name = keyof QueueFactPayloads;

/** Announces a fact of queue; its payload is what `events.ts` says. */
export function announce<Told extends Name>(
  context: Context,
  fact: { name: Told; subject: Fact['subject']; payload: QueueFactPayloads[Told] },
): Promise<void> {
  return context.announce(fact);
}

/** Announces the same fact of queue about many households, each named once. */
export function announceAll<Told extends Name>(
  context: Context,
  facts: {
    name: Told;
    subjects: readonly { id: string; payload: QueueFactPayloads[Told] }[];
  },
): Promise<void> {
  return context.announceAll({ kind: 'household', ...facts });
}
