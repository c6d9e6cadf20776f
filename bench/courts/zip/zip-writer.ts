import { closeSync, openSync, writeSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';
import { deflate64 } from './deflate64.ts';
import {
  centralHeader,
  dataDescriptor,
  endOfDirectory,
  localHeader,
  type Packed,
  type ZipStyle,
} from './zip-records.ts';

/** A file to be packed. */
export interface Packing {
  /** With folders, as it is to stand in the archive. */
  readonly name: string;
  /** `YYYY-MM-DD`. */
  readonly modified: string;
  readonly method: 'stored' | 'deflate' | 'deflate64';
  readonly blocks: Iterable<Uint8Array>;
}

const METHODS = { stored: 0, deflate: 8, deflate64: 9 } as const;
const PLAIN: ZipStyle = { isZip64: false, hasDescriptors: false };

/**
 * Writes a zip archive member by member, so that neither archive nor member need fit in memory (but
 * those packed by Deflate do). Members of 4 GB and more want the style zip64.
 */
export class ZipWriter {
  readonly #file: number;
  readonly #style: ZipStyle;
  readonly #packed: Packed[] = [];
  #length: number;

  /** `start`: where the first member begins; nothing takes up room before it on most file systems. */
  constructor(path: string, style: Partial<ZipStyle> = {}, start = 0) {
    this.#file = openSync(path, 'w');
    this.#length = start;
    this.#style = { ...PLAIN, ...style };
  }

  /** Packs one file. */
  add(packing: Packing): void {
    const { name, modified } = packing;
    const offset = this.#length;
    const start = { name, modified, method: METHODS[packing.method], offset };
    const empty = { ...start, crc: 0, size: 0, packedSize: 0 };
    this.#append(localHeader(empty, this.#style));
    const from = this.#length;
    const count = { crc: 0, size: 0 };
    for (const bytes of pack(packing.method, counted(packing.blocks, count))) this.#append(bytes);
    const packed = { ...start, ...count, packedSize: this.#length - from };
    this.#packed.push(packed);
    if (this.#style.hasDescriptors) this.#append(dataDescriptor(packed, this.#style));
    else writeWhole(this.#file, localHeader(packed, this.#style), offset);
  }

  /** Writes the table of contents and closes the file. */
  close(): void {
    const start = this.#length;
    for (const packed of this.#packed) this.#append(centralHeader(packed, this.#style));
    const size = this.#length - start;
    this.#append(endOfDirectory(this.#packed.length, start, size, this.#style));
    closeSync(this.#file);
  }

  #append(bytes: Uint8Array): void {
    writeWhole(this.#file, bytes, this.#length);
    this.#length += bytes.length;
  }
}

function writeWhole(file: number, bytes: Uint8Array, at: number): void {
  let done = 0;
  while (done < bytes.length) done += writeSync(file, bytes, done, bytes.length - done, at + done);
}

function pack(method: Packing['method'], blocks: Iterable<Uint8Array>): Iterable<Uint8Array> {
  if (method === 'deflate64') return deflate64(blocks);
  return method === 'deflate' ? [deflateRawSync(Buffer.concat([...blocks]))] : blocks;
}

function* counted(
  blocks: Iterable<Uint8Array>,
  count: { crc: number; size: number },
): Generator<Uint8Array> {
  for (const block of blocks) {
    count.crc = crc32(block, count.crc);
    count.size += block.length;
    yield block;
  }
}
