import { z } from 'zod';
import type { Keyring } from '#platform/crypto/keyring.ts';
import { open, seal } from '#platform/crypto/seal.ts';

/** What is kept of a passphrase: its hash, and the secret of the codes that go with it. */
const Kept = z.object({ hash: z.string(), secret: z.string() });
export type KeptPassphrase = z.infer<typeof Kept>;

/** Seals it for its row: the table alone gives nothing to guess at. */
export function sealPassphrase(keyring: Keyring, staffId: string, kept: KeptPassphrase): Buffer {
  return seal(keyring.key('credentials'), place(staffId), JSON.stringify(kept));
}

/** Opens what {@link sealPassphrase} sealed for the same person. */
export function openPassphrase(keyring: Keyring, staffId: string, sealed: Buffer): KeptPassphrase {
  return Kept.parse(
    JSON.parse(open(keyring.key('credentials'), place(staffId), sealed).toString()),
  );
}

function place(staffId: string): string {
  return `coordination.passphrases.sealed|${staffId}`;
}
