import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { readCheckpoint, type SignedCheckpoint } from '#transparency/checkpoint.rules.ts';
import { readLeaf, ticketIn } from '#transparency/entry.rules.ts';
import {
  leafHash,
  nodesOver,
  rootAt,
  sameHash,
  verifyInclusion,
} from '#transparency/merkle.rules.ts';
import { isSignedBy, readKey } from '#transparency/signed-note.rules.ts';
import { checkOpening } from '#transparency/verify/check-openings.rules.ts';
import { checkLine, type Signers } from '#transparency/verify/check-tree.rules.ts';
import { type Fault, fault } from '#transparency/verify/read-log.rules.ts';
import type { PlaceEntry, PlaceFile, PlaceLog } from './place-file.rules.ts';
import type { Kept } from './read-bytes.rules.ts';
import type { Saying } from './say.rules.ts';
import { type TellingCode, tellEntry } from './tell-entry.rules.ts';
import { tellWitnesses, type WitnessCode } from './tell-witnesses.rules.ts';

/** What can hold of a family's file, and what it cannot show. */
export type PlaceCode =
  | TellingCode
  | WitnessCode
  | 'placeProven'
  | 'placeSigned'
  | 'placeCompared'
  | 'placeWaiting'
  | 'placeNoDays'
  | 'placeNoWitness'
  | 'placeWitnessesUnnamed'
  | 'placeNotCompared'
  | 'placeOtherLog'
  | 'placeKeptOlder'
  | 'placeLater';

/** What a check of a family's file found of one log. */
export interface PlaceVerdict {
  name: string;
  origin: string;
  size: number;
  /** Root of the checkpoint, in hexadecimal: what two people compare. Empty where there is none. */
  root: string;
  /** What the file says of the place: each entry, followed by what opens it. */
  told: Saying[][];
  holds: Saying[];
  faults: Fault[];
  sealed: Saying[];
}

/** Checks the file of a family's own places, or of a number in a waiting list, each log by itself, and against what somebody kept of it. */
export function verifyPlace(file: PlaceFile, kept: Kept | null): PlaceVerdict[] {
  const hidesDays = file.format === 'puente-place/1';
  return file.logs.map((log) => verifyOne(log, kept, hidesDays));
}

function verifyOne(log: PlaceLog, kept: Kept | null, hidesDays: boolean): PlaceVerdict {
  const { name, origin, size, waiting } = log;
  const checkpoint = checkpointOf(log);
  const compared = checkpoint && kept ? compare(checkpoint, kept) : null;
  const missing = compared?.length === 0 ? missingIn(log, kept) : [];
  const leftOut = missing.filter((position) => position < size);
  const later = missing.length - leftOut.length;
  const faults = checkpoint
    ? [
        ...checkUnder(log, checkpoint),
        ...(compared ?? []),
        ...leftOut.map((position) => fault('placeLeavesOut', { position })),
      ]
    : [fault('placeCheckpointWrong', { size })];
  const witnessed = checkpoint && witnessesUnder(log, checkpoint);
  const opened = log.entries.reduce((sum, { openings }) => sum + openings.length, 0);
  const holds: Saying[] = [
    { code: 'placeProven', values: { count: log.entries.length, size } },
    { code: 'placeSigned', values: { size } },
    ...(opened > 0 ? [{ code: 'openingsHold', values: { count: opened } } as const] : []),
    ...(compared ? [{ code: 'placeCompared', values: { size } } as const] : []),
    ...(witnessed?.holds ?? []),
  ];
  return {
    name,
    origin,
    size,
    root: checkpoint ? bytesToHex(checkpoint.root) : '',
    told: log.entries.map(tellEntry),
    holds: faults.length === 0 ? holds : [],
    faults,
    sealed: [
      ...(waiting > 0 ? [{ code: 'placeWaiting', values: { count: waiting } } as const] : []),
      ...(later > 0 ? [{ code: 'placeLater', values: { count: later } } as const] : []),
      ...(hidesDays ? [{ code: 'placeNoDays', values: {} } as const] : []),
      ...(faults.length === 0 ? (witnessed?.sealed ?? []) : []),
      ...(compared ? [] : notCompared(origin, kept)),
    ],
  };
}

/** Where a whole log that somebody kept tells of the numbers in a file, and the file does not. */
function missingIn({ entries }: PlaceLog, kept: Kept | null): number[] {
  const numberIn = (leaf: string) => ticketIn(readLeaf(leaf) ?? {});
  const own = new Set(entries.map(({ leaf }) => numberIn(leaf)));
  const told = new Set(entries.map(({ position }) => position));
  return (kept?.log?.leaves ?? []).flatMap((leaf, position) => {
    const number = told.has(position) ? null : numberIn(leaf);
    return number !== null && own.has(number) ? [position] : [];
  });
}

/** What a file alone cannot show; and why it was not compared with what somebody gave for that. */
function notCompared(origin: string, kept: Kept | null): Saying[] {
  const alone: Saying = { code: 'placeNotCompared', values: {} };
  if (!kept) return [alone];
  const of = kept.checkpoint.origin;
  const why = of === origin ? 'placeKeptOlder' : 'placeOtherLog';
  return [{ code: why, values: { origin: of } }, alone];
}

/** The checkpoint that a file's proofs are against; null where it is not one of this log and size. */
function checkpointOf({ note, origin, size }: PlaceLog): SignedCheckpoint | null {
  const checkpoint = readCheckpoint(note);
  return checkpoint?.origin === origin && checkpoint.size === size ? checkpoint : null;
}

/** The keys that a file names. */
function signersOf({ keys, witnesses = [] }: PlaceLog): Signers {
  const [ofLog = [], ofWitnesses = []] = [keys, witnesses].map((texts) =>
    texts.flatMap((text) => readKey(text) ?? []),
  );
  return { keys: ofLog, witnesses: ofWitnesses };
}

/** Who else signed; of a file that names no keys of theirs, whose signatures could not be checked. */
function witnessesUnder(
  log: PlaceLog,
  checkpoint: SignedCheckpoint,
): { holds: Saying[]; sealed: Saying[] } {
  const signers = signersOf(log);
  const own = new Set(signers.keys.map(({ id }) => id));
  const others = checkpoint.note.signatures.filter(({ id }) => !own.has(id));
  const names = others.map(({ name }) => name).join(', ');
  const unchecked: Saying =
    !log.witnesses && names !== ''
      ? { code: 'placeWitnessesUnnamed', values: { names } }
      : { code: 'placeNoWitness', values: {} };
  return tellWitnesses(checkpoint, signers) ?? { holds: [], sealed: [unchecked] };
}

function checkUnder(log: PlaceLog, checkpoint: SignedCheckpoint): Fault[] {
  const signers = signersOf(log);
  const isSigned = signers.keys.some((key) => isSignedBy(checkpoint.note, key));
  // Of a file that names no witnesses nobody can say whose the other lines are.
  const lines = isSigned && log.witnesses ? checkpoint.note.signatures : [];
  return [
    ...(isSigned ? [] : [fault('placeNotSigned', { size: log.size })]),
    ...lines.flatMap((line) => checkLine(signers, checkpoint, line)),
    ...log.entries.flatMap((entry) => checkEntry(entry, checkpoint)),
  ];
}

function checkEntry(entry: PlaceEntry, { size, root }: SignedCheckpoint): Fault[] {
  const { position, leaf } = entry;
  const proof = entry.proof.map((hash) => hexToBytes(hash));
  const isIn = verifyInclusion({ leaf: leafHash(leaf), index: position, size, root, proof });
  if (!isIn) return [fault('placeNotInLog', { position })];
  const read = readLeaf(leaf);
  return entry.openings.flatMap((opening) =>
    opening.position === position
      ? checkOpening(read, opening)
      : [fault('openingWrong', { position })],
  );
}

/** Whether what somebody kept has the same history up to a checkpoint; null where that cannot be told. */
function compare(checkpoint: SignedCheckpoint, { log, checkpoint: known }: Kept): Fault[] | null {
  const { size, root, origin } = checkpoint;
  if (known.origin !== origin) return null;
  const same = log
    ? size <= log.leaves.length && rootAt(nodesOver(log.leaves.map(leafHash)), size)
    : known.size === size && known.root;
  if (!same) return null;
  return sameHash(same, root) ? [] : [fault('sinceDiffers', { size })];
}
