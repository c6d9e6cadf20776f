import type { Context, Fact } from '#platform/context.ts';
import type { CoordinationFacts } from './events.ts';

/** Announces a fact of coordination about a person or an organisation, with the payload that its name asks for. */
export function announce<Name extends keyof CoordinationFacts>(
  context: Context,
  name: Name,
  subject: Fact['subject'] & { kind: 'organisation' | 'staff' },
  payload: CoordinationFacts[Name],
): Promise<void> {
  return context.announce({ name, subject, payload });
}

/** A person as the subject of a fact. */
export function person(id: string) {
  return { kind: 'staff', id } as const;
}

/** An organisation as the subject of a fact. */
export function organisation(id: string) {
  return { kind: 'organisation', id } as const;
}
