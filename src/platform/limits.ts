import type { Actor } from './actor.ts';
import type { Contract } from './contract.ts';
import type { Keyring } from './crypto/keyring.ts';
import { Problem } from './problem.ts';

/** Counts calls per subject in this process, so that nobody is counted by an address. */
export interface Limits {
  /**
   * Takes one call of the allowance of whoever asks, or throws `platform.tooManyTries` with the seconds
   * until there is one again.
   */
  take(contract: Contract, asking: { actor: Actor; input: unknown; now: Date }): void;
}

interface Bucket {
  left: number;
  at: number;
}

/** More subjects of one contract than this and the oldest allowance is forgotten (it would have refilled). */
const mostSubjects = 100_000;

/**
 * Token buckets, one a session and contract. Who has no session is counted by what the contract names, as
 * the token that it shows, or is slowed by what they try to open (a folio); never by address: a shelter
 * shares one.
 */
export function limitsOf(keyring: Keyring): Limits {
  const allowances = new Map<string, Map<string, Bucket>>();
  return {
    take: ({ name, limit }, { actor, input, now }) => {
      const asks = limit && subjectOf(actor, input, limit.per);
      if (!limit || asks === null || asks === undefined) return;
      const buckets = allowances.get(name) ?? new Map<string, Bucket>();
      allowances.set(name, buckets);
      const subject = keyring.token('sessions', name, asks).toString('base64');
      const bucket = buckets.get(subject) ?? { left: limit.times, at: now.getTime() };
      const passed = Math.max(0, now.getTime() - bucket.at) / 1000;
      const refilled = passed * (limit.times / limit.seconds);
      const left = Math.min(limit.times, bucket.left + refilled);
      // A hair below one is one: what was told to wait for a call gets it.
      const granted = left > 1 - 1e-9;
      buckets.delete(subject);
      buckets.set(subject, { left: granted ? left - 1 : left, at: now.getTime() });
      const [oldest] = buckets.keys();
      if (buckets.size > mostSubjects && oldest !== undefined) buckets.delete(oldest);
      if (granted) return;
      const seconds = Math.ceil(((1 - left) * limit.seconds) / limit.times - 1e-6);
      throw new Problem('tooMany', 'platform.tooManyTries', { seconds });
    },
  };
}

/** Who is counted; null for who is not. */
function subjectOf(actor: Actor, input: unknown, per: string | undefined): string | null {
  if (actor.kind === 'staff') return actor.staffId;
  if (actor.kind === 'family') return actor.householdId;
  if (actor.kind === 'system' || per === undefined) return null;
  const shown: unknown = Reflect.get(Object(input), per);
  return typeof shown === 'string' ? `${per} ${shown}` : per;
}
