import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { countArrays, HEAD_WORDS, padded } from './array-file.ts';
import { damaged, readFault } from './disk-fault.ts';

const HEAD_BYTES = HEAD_WORDS * 4;

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
    this.#buffer = withFile(path, (file) => readFrom(file, 0, fstatSync(file).size, path));
    this.#sizes = this.#readHead(kind);
    this.#at = padded(HEAD_BYTES + this.#sizes.byteLength);
    const end = this.#sizes.reduce((sum, size) => sum + padded(size), this.#at);
    if (end !== this.#buffer.byteLength) throw damaged(path);
  }

  #readHead(kind: number): Uint32Array {
    const room = Math.floor(this.#buffer.byteLength / 4);
    const head = new Uint32Array(this.#buffer, 0, Math.min(room, HEAD_WORDS));
    const count = countArrays(head, kind, this.#path);
    if (HEAD_WORDS + count > room) throw damaged(this.#path);
    return new Uint32Array(this.#buffer, HEAD_BYTES, count);
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

/** The bytes of one array of a file, the first being 0; the others are not read. Throws as `ArrayReader`. */
export function readArray(path: string, kind: number, nth: number): ArrayBuffer {
  return withFile(path, (file) => {
    const head = new Uint32Array(readFrom(file, 0, HEAD_BYTES, path));
    const count = countArrays(head, kind, path);
    const sizes = new Uint32Array(readFrom(file, HEAD_BYTES, count * 4, path));
    const size = sizes[nth];
    if (size === undefined) throw damaged(path);
    const start = padded(HEAD_BYTES + sizes.byteLength);
    const at = sizes.subarray(0, nth).reduce((sum, one) => sum + padded(one), start);
    return readFrom(file, at, size, path);
  });
}

function withFile(path: string, read: (file: number) => ArrayBuffer): ArrayBuffer {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    return read(file);
  } catch (error) {
    throw readFault(error, path);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function readFrom(file: number, start: number, size: number, path: string): ArrayBuffer {
  const buffer = new ArrayBuffer(size);
  const bytes = new Uint8Array(buffer);
  for (let at = 0; at < size; ) {
    const read = readSync(file, bytes, at, size - at, start + at);
    if (read === 0) throw damaged(path);
    at += read;
  }
  return buffer;
}
