import { ed25519 } from '@noble/curves/ed25519.js';
import { cosign, readCheckpoint, withSignature } from '#transparency/checkpoint.rules.ts';
import { textOfKey, type VerifierKey, verifierKey } from '#transparency/signed-note.rules.ts';

/** A witness with a key of its own. */
export interface TestWitness {
  key: VerifierKey;
  /** The key as a coordinator types it in. */
  verifierKey: string;
  /** A checkpoint with this witness's line under it. */
  cosign(note: string, at: Date): string;
}

/** A witness for a test, under a name; its key is made of the name. */
export function aWitness(name = 'witness.example.org'): TestWitness {
  const secret = new Uint8Array(32).map((_, at) => name.charCodeAt(at % name.length));
  const key = verifierKey(name, 4, ed25519.getPublicKey(secret));
  return {
    key,
    verifierKey: textOfKey(key),
    cosign: (note, at) => {
      const checkpoint = readCheckpoint(note);
      if (!checkpoint) throw new RangeError('no checkpoint');
      const seconds = Math.floor(at.getTime() / 1000);
      const line = cosign(checkpoint, key, seconds, (bytes) => ed25519.sign(bytes, secret));
      return withSignature(note, line);
    },
  };
}
