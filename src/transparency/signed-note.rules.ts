import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * The signed note of C2SP (c2sp.org/signed-note): a text that ends in a line feed, an empty line, and
 * signature lines `— name base64(key id ‖ signature)`.
 */

/** How a key signs: a note as it is (0x01), or with a time, as a witness (0x04, c2sp.org/tlog-cosignature). */
export type SignatureType = 1 | 4;

/** A public key under a name. Its id is what tells its signature lines apart. */
export interface VerifierKey {
  name: string;
  /** 8 lower-case hexadecimal digits. */
  id: string;
  type: SignatureType;
  /** 32 bytes, as RFC 8032 writes them. */
  publicKey: Uint8Array;
}

/** One line under a note. `bytes` is what follows the key id. */
export interface NoteSignature {
  name: string;
  id: string;
  bytes: Uint8Array;
}

/** A text with the lines of those who signed it, in the form of C2SP signed-note. */
export interface SignedNote {
  /** With its last line feed, without the empty line. */
  text: string;
  signatures: readonly NoteSignature[];
}

/** Signs bytes with Ed25519; whoever holds the private key gives it. */
export type Sign = (message: Uint8Array) => Uint8Array;

/** The largest note that is read, in characters: 16 signatures of witnesses are a few thousand. */
const largestNote = 64 * 1024;
const largestNumberOfSignatures = 100;

/** A key under a name, with its id. Throws a RangeError for a name that no note may have. */
export function verifierKey(name: string, type: SignatureType, publicKey: Uint8Array): VerifierKey {
  if (!isKeyName(name)) throw new RangeError('a key name has neither spaces nor plus signs');
  if (publicKey.length !== 32) throw new RangeError('a public key has 32 bytes');
  const hash = sha256(concatBytes(utf8ToBytes(`${name}\n`), Uint8Array.of(type), publicKey));
  return { name, type, publicKey, id: bytesToHex(hash.subarray(0, 4)) };
}

/** Not empty, without spaces, plus signs and control characters. */
export function isKeyName(name: string): boolean {
  return name.isWellFormed() && /^[^\s+\p{Cc}]{1,200}$/u.test(name);
}

/** The key as one text to hand on: `name+id+base64(type ‖ public key)`. */
export function textOfKey({ name, id, type, publicKey }: VerifierKey): string {
  return `${name}+${id}+${toBase64(concatBytes(Uint8Array.of(type), publicKey))}`;
}

/** Reads what {@link textOfKey} wrote. Null when it is malformed or its id is another key's. */
export function readKey(text: string): VerifierKey | null {
  const [, name = '', id, encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/u.exec(text) ?? [];
  const bytes = fromBase64(encoded);
  const type = bytes?.[0];
  if (bytes?.length !== 33 || (type !== 1 && type !== 4) || !isKeyName(name)) return null;
  const key = verifierKey(name, type, bytes.subarray(1));
  return key.id === id ? key : null;
}

/** One signature line, with its line feed. */
export function signatureLine({ name, id, bytes }: NoteSignature): string {
  return `— ${name} ${toBase64(concatBytes(bytesOfId(id), bytes))}\n`;
}

/** A note under its signature lines. */
export function writeNote(text: string, signatures: readonly NoteSignature[]): string {
  return `${text}\n${signatures.map(signatureLine).join('')}`;
}

/** Reads a note. Null when anything in it is not as C2SP says: nothing is skipped or guessed. */
export function readNote(note: string): SignedNote | null {
  if (note.length > largestNote || !note.isWellFormed()) return null;
  if (/(?!\n)\p{Cc}/u.test(note)) return null;
  const end = note.lastIndexOf('\n\n');
  if (end < 1 || !note.endsWith('\n')) return null;
  const lines = note.slice(end + 2, -1).split('\n');
  const signatures = lines.map(readSignatureLine);
  if (lines.length > largestNumberOfSignatures || !signatures.every((one) => one !== null)) {
    return null;
  }
  return { text: note.slice(0, end + 1), signatures };
}

function readSignatureLine(line: string): NoteSignature | null {
  const [, name = '', encoded = ''] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
  const bytes = fromBase64(encoded);
  if (!bytes || bytes.length < 5 || !isKeyName(name)) return null;
  return { name, id: bytesToHex(bytes.subarray(0, 4)), bytes: bytes.subarray(4) };
}

/** The signature of a key over a text, as a line of its note. */
export function signatureOver(text: string, key: VerifierKey, sign: Sign): NoteSignature {
  return { name: key.name, id: key.id, bytes: sign(utf8ToBytes(text)) };
}

/** The line of this very key (name and id) under a note; null when there is none. */
export function signatureBy(note: SignedNote, key: VerifierKey): NoteSignature | null {
  return note.signatures.find(({ name, id }) => name === key.name && id === key.id) ?? null;
}

/** True when one line under the note is this key's and right, and none is this key's and wrong. */
export function isSignedBy(note: SignedNote, key: VerifierKey): boolean {
  const own = note.signatures.filter(({ name, id }) => name === key.name && id === key.id);
  return own.length > 0 && own.every(({ bytes }) => isSignature(bytes, note.text, key.publicKey));
}

/** True for an Ed25519 signature (RFC 8032, strictly) over the UTF-8 of a text. Never throws. */
export function isSignature(signature: Uint8Array, text: string, publicKey: Uint8Array): boolean {
  if (signature.length !== 64) return false;
  try {
    return ed25519.verify(signature, utf8ToBytes(text), publicKey, { zip215: false });
  } catch {
    return false;
  }
}

function bytesOfId(id: string): Uint8Array {
  return Uint8Array.from({ length: 4 }, (_, at) =>
    Number.parseInt(id.slice(2 * at, 2 * at + 2), 16),
  );
}

/** Standard base 64 with padding (RFC 4648, section 4). */
export function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** Reads base 64 in its one standard form; null for anything else. */
export function fromBase64(text: string): Uint8Array | null {
  if (text === '' || !/^[A-Za-z0-9+/]+={0,2}$/u.test(text)) return null;
  try {
    const bytes = Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
    return toBase64(bytes) === text ? bytes : null;
  } catch {
    return null;
  }
}
