import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type Sign, type VerifierKey, verifierKey } from '#transparency/signed-note.rules.ts';
import { replaceFile } from '../replace-file.ts';
import { LogFault } from './log-fault.ts';
import { written } from './say-fault.ts';

/** The key of a witness: the public part under its name, and how it signs. */
export interface WitnessKey {
  key: VerifierKey;
  sign: Sign;
  /** True when it was made now. */
  isNew: boolean;
}

/**
 * Reads the key from a file, PEM of PKCS #8; makes one there, for its owner alone, if there is none.
 * Throws a {@link LogFault} for a file that holds something else: it is never written over.
 */
export async function witnessKeyAt(file: string, name: string): Promise<WitnessKey> {
  const text = await readFile(file, 'utf8').catch(nullIfMissing);
  const privateKey = text === null ? await makeKey(file) : keyIn(text, file);
  const der = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return {
    // The last 32 bytes of the one form that DER has for such a key (RFC 8410).
    key: verifierKey(name, 4, Uint8Array.from(der.subarray(-32))),
    sign: (message) => sign(null, message, privateKey),
    isNew: text === null,
  };
}

async function makeKey(file: string): Promise<KeyObject> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = String(privateKey.export({ format: 'pem', type: 'pkcs8' }));
  await written(file, replaceFile(file, pem, 0o600));
  return privateKey;
}

function keyIn(text: string, file: string): KeyObject {
  try {
    const key = createPrivateKey(text);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Said below: what the file holds is not repeated.
  }
  throw new LogFault('notAKey', { file: JSON.stringify(file) });
}

function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw new LogFault('keyUnreadable', { reason: error.code ?? '' });
}
