import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Takes the place of `node:crypto` in a browser, for the rules that hash: lower-case hexadecimal alone. */
export function hash(algorithm: 'sha256', text: string, encoding: 'hex'): string {
  if (algorithm !== 'sha256' || encoding !== 'hex') throw new RangeError('SHA-256 in hexadecimal');
  return bytesToHex(sha256(utf8ToBytes(text)));
}
