import type { Context, Fact } from '#platform/context.ts';
import type { AppointmentFactPayloads } from './events.ts';

type Name = keyof AppointmentFactPayloads;

/** Announces a fact of appointments; its payload is what `events.ts` says. */
export function announce<Told extends Name>(
  context: Context,
  fact: { name: Told; subject: Fact['subject']; payload: AppointmentFactPayloads[Told] },
): Promise<void> {
  return context.announce(fact);
}

/** Announces the same fact of appointments about many households, each named once. */
export function announceAll<Told extends Name>(
  context: Context,
  facts: {
    name: Told;
    subjects: readonly { id: string; payload: AppointmentFactPayloads[Told] }[];
  },
): Promise<void> {
  return context.announceAll({ kind: 'household', ...facts });
}
