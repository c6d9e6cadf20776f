import { randomUUID } from 'node:crypto';
import type { Actor } from './actor.ts';
import type { Keyring } from './crypto/keyring.ts';
import type { Tx } from './database.ts';
import { sql } from './sql.ts';

/** Something that happened, in the past tense. Its payload holds codes and ids, never personal text. */
export interface Fact {
  /** `capability.pastTense` */
  name: string;
  subject: { kind: 'household' | 'programme' | 'organisation' | 'staff' | 'system'; id: string };
  payload: Readonly<Record<string, unknown>>;
}

/** What a use case has to work with; rules get plain values from it. */
export interface Context {
  now: Date;
  actor: Actor;
  tx: Tx;
  keyring: Keyring;
  /** True where this transaction only reads: what was read once in it stays as it is. */
  readsOnly?: boolean;
  newId(): string;
  /** Writes the audit line, the outbox entry and the jobs of those who listen, in this transaction. */
  announce(fact: Fact): Promise<void>;
  /** Announces one kind of fact about many subjects, each named once, in one statement. */
  announceAll(facts: Facts): Promise<void>;
}

/** The same thing happening to many. */
export interface Facts {
  name: string;
  kind: Fact['subject']['kind'];
  subjects: readonly { id: string; payload: Fact['payload'] }[];
}

/** A use case: what somebody can do, as one sentence between rules and stores. */
export type UseCase<Input, Output> = (context: Context, input: Input) => Promise<Output>;

/** Which jobs heed a fact, by its name. */
export type Listeners = ReadonlyMap<string, readonly string[]>;

/** Makes the context of one transaction. */
export function contextOf(
  tx: Tx,
  actor: Actor,
  parts: { now: () => Date; keyring: Keyring; listeners: Listeners },
): Context {
  const now = parts.now();
  return {
    now,
    actor,
    tx,
    keyring: parts.keyring,
    newId: randomUUID,
    announce: async (fact) => {
      const jobs = parts.listeners.get(fact.name) ?? [];
      await tx.run(sql`select platform.announce(
        ${randomUUID()}, ${fact.subject.id}, ${fact.subject.kind}, ${fact.name},
        ${JSON.stringify(fact.payload)}, ${now}, ${jobs}::text[])`);
    },
    announceAll: async ({ name, kind, subjects }) => {
      if (subjects.length === 0) return;
      const jobs = parts.listeners.get(name) ?? [];
      await tx.run(sql`select platform.announce_all(
        ${subjects.map(({ id }) => id)}::uuid[],
        ${subjects.map(({ payload }) => JSON.stringify(payload))}::jsonb[],
        ${kind}, ${name}, ${now}, ${jobs}::text[])`);
    },
  };
}

/** Today as a calendar date at UTC. Law reads it; queues use the programme's own time zone. */
export function todayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}
