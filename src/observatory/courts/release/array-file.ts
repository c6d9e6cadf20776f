import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { CourtFault } from '../dump/court-fault.ts';
import { codeOf, diskFault } from './disk-fault.ts';

/** What a file holds; it is opened as that and nothing else. */
export const PART_FILE = 1;
export const COLUMN_FILE = 2;
export const NUMBERS_FILE = 3;

const VERSION = 1;
/** `PUENTECF` in ASCII; a machine with the other order of bytes reads it otherwise, and refuses. */
const MAGIC = [0x4e455550, 0x46434554];
/** Magic (2), version, kind, number of arrays; then the bytes of each array. */
const HEAD_WORDS = 5;

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

function padded(bytes: number): number {
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

/** Hands out the arrays of a file in the order they were written; each is a view of one buffer. */
export class ArrayReader {
  readonly #path: string;
  readonly #buffer: ArrayBuffer;
  readonly #sizes: Uint32Array;
  #next = 0;
  #at: number;

  /** Throws a CourtFault if the file is missing, cut short, or was not written as this kind. */
  constructor(path: string, kind: number) {
    this.#path = path;
    this.#buffer = readWhole(path);
    this.#sizes = this.#readHead(kind);
    this.#at = padded(HEAD_WORDS * 4 + this.#sizes.byteLength);
    const end = this.#sizes.reduce((sum, size) => sum + padded(size), this.#at);
    if (end !== this.#buffer.byteLength) throw damaged(path);
  }

  #readHead(kind: number): Uint32Array {
    if (this.#buffer.byteLength < HEAD_WORDS * 4) throw damaged(this.#path);
    const head = new Uint32Array(this.#buffer, 0, HEAD_WORDS);
    const isOurs = [...MAGIC, VERSION, kind].every((word, at) => head[at] === word);
    const room = this.#buffer.byteLength / 4 - HEAD_WORDS;
    const count = head[4] ?? 0;
    if (!isOurs || count > room) throw damaged(this.#path);
    return new Uint32Array(this.#buffer, HEAD_WORDS * 4, count);
  }

  #place(bytesEach: number): [ArrayBuffer, number, number] {
    const size = this.#sizes[this.#next];
    if (size === undefined || size % bytesEach !== 0) throw damaged(this.#path);
    const at = this.#at;
    this.#next += 1;
    this.#at += padded(size);
    return [this.#buffer, at, size / bytesEach];
  }

  int32(): Int32Array {
    return new Int32Array(...this.#place(4));
  }

  uint32(): Uint32Array {
    return new Uint32Array(...this.#place(4));
  }

  uint16(): Uint16Array {
    return new Uint16Array(...this.#place(2));
  }

  uint8(): Uint8Array {
    return new Uint8Array(...this.#place(1));
  }
}

function readWhole(path: string): ArrayBuffer {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const buffer = new ArrayBuffer(fstatSync(file).size);
    const bytes = new Uint8Array(buffer);
    for (let at = 0; at < bytes.length; ) {
      const read = readSync(file, bytes, at, bytes.length - at, null);
      if (read === 0) throw damaged(path);
      at += read;
    }
    return buffer;
  } catch (error) {
    throw codeOf(error) === undefined || error instanceof CourtFault
      ? error
      : unreadable(error, path);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** The release is not whole: what to say of the file that shows it. */
export function damaged(path: string): CourtFault {
  return new CourtFault(
    'courts.releaseDamaged',
    `${path} is cut short or was not written by this version of Puente; delete its release and import the dump again.`,
  );
}

function unreadable(error: unknown, path: string): CourtFault {
  if (codeOf(error) === 'ENOENT') {
    return new CourtFault(
      'courts.releaseDamaged',
      `${path} is missing from its release; delete the release and import the dump again.`,
    );
  }
  return new CourtFault(
    'courts.cannotRead',
    `${path} cannot be read (${codeOf(error)}); check its permissions and its disk.`,
  );
}
