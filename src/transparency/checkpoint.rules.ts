import { concatBytes } from '@noble/hashes/utils.js';
import type { Hash } from './merkle.rules.ts';
import {
  fromBase64,
  isKeyName,
  isSignature,
  type NoteSignature,
  readNote,
  type Sign,
  type SignedNote,
  signatureBy,
  signatureOver,
  toBase64,
  type VerifierKey,
  writeNote,
} from './signed-note.rules.ts';

/**
 * What a log says of itself: so many leaves, this root (c2sp.org/tlog-checkpoint), and how witnesses
 * sign that they saw it grow (c2sp.org/tlog-cosignature).
 */
export interface Checkpoint {
  /** Names the log; the same in all its checkpoints. Also the name of its keys. */
  origin: string;
  /** Leaves. */
  size: number;
  root: Hash;
}

/** A checkpoint with the note that it came in. */
export interface SignedCheckpoint extends Checkpoint {
  note: SignedNote;
}

/** The text that is signed. Throws a RangeError for an origin that no note may have. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  if (!isKeyName(origin)) throw new RangeError('an origin has neither spaces nor plus signs');
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** A checkpoint signed by the log's key. */
export function signCheckpoint(checkpoint: Checkpoint, key: VerifierKey, sign: Sign): string {
  const text = checkpointText(checkpoint);
  return writeNote(text, [signatureOver(text, key, sign)]);
}

/** Reads a signed checkpoint. Null when it is none; extension lines are none of ours. */
export function readCheckpoint(signed: string): SignedCheckpoint | null {
  const note = readNote(signed);
  const lines = note?.text.split('\n') ?? [];
  const [origin = '', size = '', root = ''] = lines;
  const hash = fromBase64(root);
  if (!note || lines.length !== 4 || hash?.length !== 32 || !isKeyName(origin)) return null;
  if (!/^(0|[1-9][0-9]{0,15})$/u.test(size) || !Number.isSafeInteger(Number(size))) return null;
  return { origin, size: Number(size), root: hash, note };
}

/** A checkpoint with one more signature under it, others left as they are. */
export function withSignature(signed: string, signature: NoteSignature): string {
  const note = readNote(signed);
  if (!note) throw new RangeError('no signed note');
  return writeNote(note.text, [...note.signatures, signature]);
}

/** What a witness signs: that at this time it had seen this checkpoint as the largest of the log. */
export function cosignedText(checkpoint: Checkpoint, seconds: number): string {
  return `cosignature/v1\ntime ${seconds}\n${checkpointText(checkpoint)}`;
}

/** A witness's signature line over a checkpoint. `seconds` since 1970 at UTC. */
export function cosign(
  checkpoint: Checkpoint,
  key: VerifierKey,
  seconds: number,
  sign: Sign,
): NoteSignature {
  const { name, id, bytes } = signatureOver(cosignedText(checkpoint, seconds), key, sign);
  const time = new Uint8Array(8);
  new DataView(time.buffer).setBigUint64(0, BigInt(seconds));
  return { name, id, bytes: concatBytes(time, bytes) };
}

/**
 * When the witness signed, in seconds since 1970: null when its line is missing, of another checkpoint,
 * or not its own.
 */
export function cosignedAt(checkpoint: SignedCheckpoint, key: VerifierKey): number | null {
  const line = signatureBy(checkpoint.note, key);
  if (line?.bytes.length !== 72 || key.type !== 4) return null;
  const { buffer, byteOffset } = line.bytes;
  const seconds = Number(new DataView(buffer, byteOffset, 8).getBigUint64(0));
  if (!Number.isSafeInteger(seconds)) return null;
  const text = cosignedText(checkpoint, seconds);
  return isSignature(line.bytes.subarray(8), text, key.publicKey) ? seconds : null;
}
