import type { Actor } from './actor.ts';
import type { Contract } from './contract.ts';
import type { Keyring } from './crypto/keyring.ts';
import { Problem } from './problem.ts';

/** Counts calls per subject in this process, so that nobody is counted by an address. */
export interface Limits {
  /** Takes one call of the actor's allowance, or throws `platform.tooManyTries`. */
  take(contract: Contract, actor: Actor, now: Date): void;
}

interface Bucket {
  left: number;
  at: number;
}

/** More subjects than this at once and the oldest allowance is forgotten (it would have refilled). */
const mostSubjects = 100_000;

/**
 * Token buckets, one a session. Who has no session is slowed by what they try to open (a folio), never
 * by address: a shelter shares one.
 */
export function limitsOf(keyring: Keyring): Limits {
  const buckets = new Map<string, Bucket>();
  return {
    take: ({ name, limit }, actor, now) => {
      if (!limit || actor.kind === 'system' || actor.kind === 'anyone') return;
      const subject = keyring.token('sessions', name, subjectOf(actor)).toString('base64');
      const bucket = buckets.get(subject) ?? { left: limit.times, at: now.getTime() };
      const refilled = ((now.getTime() - bucket.at) / 1000) * (limit.times / limit.seconds);
      const left = Math.min(limit.times, bucket.left + refilled);
      if (left < 1)
        throw new Problem('tooMany', 'platform.tooManyTries', { seconds: limit.seconds });
      buckets.delete(subject);
      buckets.set(subject, { left: left - 1, at: now.getTime() });
      const [oldest] = buckets.keys();
      if (buckets.size > mostSubjects && oldest !== undefined) buckets.delete(oldest);
    },
  };
}

function subjectOf(actor: Actor): string {
  if (actor.kind === 'staff') return actor.staffId;
  return actor.kind === 'family' ? actor.householdId : actor.kind;
}
