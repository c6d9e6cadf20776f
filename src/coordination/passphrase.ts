import { hash, verify } from '@node-rs/argon2';
import { plainPassphrase } from './passphrase.rules.ts';

/** argon2id with 19 MiB, two passes, one lane: the floor of OWASP's Password Storage Cheat Sheet. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash of nobody's passphrase, so that a name nobody has takes as long as one somebody has. */
let nobodys: Promise<string> | undefined;

/** Hashes a passphrase for keeping (PHC string, argon2id, salt of its own). */
export function hashPassphrase(typed: string): Promise<string> {
  return hash(plainPassphrase(typed), cost);
}

/** Whether this is the passphrase. With no hash it takes as long and says no. */
export async function isPassphrase(kept: string | null, typed: string): Promise<boolean> {
  nobodys ??= hashPassphrase('the passphrase of nobody at all');
  const right = await verify(kept ?? (await nobodys), plainPassphrase(typed));
  return right && kept !== null;
}
