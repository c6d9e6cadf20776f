import type { Context, Fact } from './context.ts';

/** What a capability's `events.ts` promises: the payload of each fact by its name. */
type Payloads<Promised> = { [Name in keyof Promised]: Fact['payload'] };

/** Announces the facts of one capability; a payload is the one that the fact's name promises. */
export interface Announcing<Promised extends Payloads<Promised>> {
  announce<Name extends keyof Promised & string>(
    context: Context,
    fact: { name: Name; subject: Fact['subject']; payload: Promised[Name] },
  ): Promise<void>;
  /** The same fact about many households, each named once. */
  announceAll<Name extends keyof Promised & string>(
    context: Context,
    facts: { name: Name; subjects: readonly { id: string; payload: Promised[Name] }[] },
  ): Promise<void>;
}

/** How a capability announces the facts that it promises. */
export function announcing<Promised extends Payloads<Promised>>(): Announcing<Promised> {
  return {
    announce: (context, fact) => context.announce(fact),
    announceAll: (context, facts) => context.announceAll({ kind: 'household', ...facts }),
  };
}
