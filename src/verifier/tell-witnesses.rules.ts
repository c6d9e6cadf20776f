import type { SignedCheckpoint } from '#transparency/checkpoint.rules.ts';
import { textOfKey } from '#transparency/signed-note.rules.ts';
import { cosignersOf, type Signers } from '#transparency/verify/check-tree.rules.ts';
import type { Saying } from './say.rules.ts';

/** What can be said of the signatures of witnesses. */
export type WitnessCode = 'cosigned' | 'cosignedMeans' | 'keysFromFile';

/**
 * Who signed a checkpoint besides the log: what that shows, and what it cannot, since the file that
 * names a witness's key is made by those whom the witness watches. Null where nobody did.
 */
export function tellWitnesses(
  checkpoint: SignedCheckpoint,
  signers: Pick<Signers, 'witnesses'>,
): { holds: Saying[]; sealed: Saying[] } | null {
  const cosigners = cosignersOf(checkpoint, signers);
  if (cosigners.length === 0) return null;
  const { size } = checkpoint;
  const each = cosigners.map((key): Saying => {
    return { code: 'cosigned', values: { name: key.name, size, key: textOfKey(key) } };
  });
  return {
    holds: [...each, { code: 'cosignedMeans', values: {} }],
    sealed: [{ code: 'keysFromFile', values: {} }],
  };
}
