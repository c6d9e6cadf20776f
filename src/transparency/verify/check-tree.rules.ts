import { cosignedAt, type SignedCheckpoint } from '../checkpoint.rules.ts';
import { rootAt, sameHash } from '../merkle.rules.ts';
import { isSignedBy, type NoteSignature, type VerifierKey } from '../signed-note.rules.ts';
import { keySpans } from './key-spans.rules.ts';
import { type Fault, fault, type ReadLog } from './read-log.rules.ts';

/**
 * Every checkpoint is of just these leaves. With that, each is consistent with each other one: both are
 * computed from the same list.
 */
export function checkRoots(log: ReadLog): Fault[] {
  return log.checkpoints
    .filter(({ size, root }) => !sameHash(rootAt(log.nodes, size), root))
    .map(({ size }) => fault('rootDiffers', { size }));
}

/**
 * Every checkpoint is signed by a key that the log had announced and not ended, and no line under it is
 * wrong or of a signer whom nobody named.
 */
export function checkSignatures(log: ReadLog): Fault[] {
  const spans = keySpans(log);
  return log.checkpoints.flatMap((checkpoint) => {
    const { size, note } = checkpoint;
    const inForce = spans.filter(({ from, to }) => from <= size && size <= to);
    const isSigned = inForce.some(({ key }) => isSignedBy(note, key));
    const faults = note.signatures.flatMap((line) => checkLine(log, checkpoint, line));
    return isSigned ? faults : [fault('signatureMissing', { size }), ...faults];
  });
}

/** Who may stand under a checkpoint. */
export type Signers = Pick<ReadLog, 'keys' | 'witnesses'>;

/** That a line under a checkpoint is right, and of a signer who is named. */
export function checkLine(
  log: Signers,
  checkpoint: SignedCheckpoint,
  line: NoteSignature,
): Fault[] {
  const { size, note } = checkpoint;
  const alone = { ...checkpoint, note: { ...note, signatures: [line] } };
  const isOf = ({ name, id }: VerifierKey) => name === line.name && id === line.id;
  const key = log.keys.find(isOf);
  if (key) return isSignedBy(alone.note, key) ? [] : [fault('signatureWrong', { size })];
  const witness = log.witnesses.find(isOf);
  if (!witness) return [fault('signerUnknown', { size, name: line.name })];
  if (cosignedAt(alone, witness) !== null) return [];
  return [fault('cosignatureWrong', { size, name: line.name })];
}

/** The keys of witnesses whose line under a checkpoint is right. */
export function cosignersOf(
  checkpoint: SignedCheckpoint,
  { witnesses }: Pick<Signers, 'witnesses'>,
): VerifierKey[] {
  return witnesses.filter((key) => cosignedAt(checkpoint, key) !== null);
}

/**
 * Whether a log goes on from a checkpoint that somebody kept. What differs under a right signature is
 * the proof of two histories.
 */
export function checkSince(log: ReadLog, kept: SignedCheckpoint): Fault[] {
  const { size, root } = kept;
  if (kept.origin !== log.origin) return [fault('sinceOtherLog', { origin: kept.origin })];
  const last = log.leaves.length;
  const unsigned = log.keys.some((key) => isSignedBy(kept.note, key))
    ? []
    : [fault('sinceNotSigned', { size })];
  if (size > last) return [...unsigned, fault('sinceShrunk', { size, last })];
  if (sameHash(rootAt(log.nodes, size), root)) return unsigned;
  return [...unsigned, fault('sinceDiffers', { size })];
}
