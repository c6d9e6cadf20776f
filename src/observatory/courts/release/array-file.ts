import { closeSync, openSync, writeSync } from 'node:fs';
import { damaged, diskFault } from './disk-fault.ts';

/** What a file holds; it is opened as that and nothing else. */
export const PART_FILE = 1;
export const COLUMN_FILE = 2;
export const NUMBERS_FILE = 3;
export const PIECE_FILE = 4;

const VERSION = 1;
/** `PUENTECF` in ASCII; a machine with the other order of bytes reads it otherwise, and refuses. */
const MAGIC = [0x4e455550, 0x46434554];
/** Magic (2), version, kind, number of arrays; then the bytes of each array. */
export const HEAD_WORDS = 5;

type Words = Int32Array | Uint32Array | Uint16Array | Uint8Array;

/**
 * The file of these arrays, ready to be written: a head, then each array, all starting at multiples of 8
 * bytes, so that a reader takes the whole file into one buffer and looks at the arrays in place.
 */
export function arrayFile(kind: number, arrays: readonly Words[]): Uint8Array[] {
  const sizes = arrays.map((array) => array.byteLength);
  const head = Uint32Array.from([...MAGIC, VERSION, kind, arrays.length, ...sizes]);
  return [head, ...arrays].flatMap(({ buffer, byteOffset, byteLength }) => [
    new Uint8Array(buffer, byteOffset, byteLength),
    new Uint8Array(padded(byteLength) - byteLength),
  ]);
}

/** Rounded up to where the next array starts. */
export function padded(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}

/** Writes a file of these pieces. Throws a CourtFault when it cannot, for want of room above all. */
export function writePieces(path: string, pieces: Iterable<Uint8Array>): void {
  try {
    const file = openSync(path, 'w');
    try {
      for (const piece of pieces) {
        for (let at = 0; at < piece.length; ) at += writeSync(file, piece, at);
      }
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw diskFault(error, path);
  }
}

/** The number of arrays by the head of a file. Throws a CourtFault if it was not written as this kind. */
export function countArrays(head: Uint32Array, kind: number, path: string): number {
  const isOurs = [...MAGIC, VERSION, kind].every((word, at) => head[at] === word);
  const count = head[HEAD_WORDS - 1];
  if (!isOurs || count === undefined) throw damaged(path);
  return count;
}
