import type { Block } from './block.ts';
import { BlockBuffer } from './block-buffer.ts';
import type { Header } from './header.rules.ts';
import { nextRecord, UNKNOWN } from './lines.ts';

/** A block has about so many bytes: they stay in the processor's cache until they are scanned. */
const ENOUGH = 1024 * 1024;

/** How far before the end of what is at hand a cut is looked for first. */
const TAIL = 4096;

/**
 * Reads a member that comes in pieces, from its first byte to its last. The blocks hold every record
 * once and in order; each is valid until the next is asked for.
 */
export class PackedBlocks {
  readonly #name: string;
  readonly #header: Header;
  readonly #enough: number;
  readonly #buffer: BlockBuffer;
  /** Whether the last line of the member has its end; known when the end was read. */
  endsWithLine = true;

  constructor(name: string, header: Header, enough = ENOUGH) {
    this.#name = name;
    this.#header = header;
    this.#enough = enough;
    this.#buffer = new BlockBuffer(enough * 2);
  }

  *blocks(pieces: Iterable<Uint8Array>): Generator<Block> {
    const buffer = this.#buffer;
    let from = this.#header.length;
    for (const piece of inSteps(pieces, this.#enough)) {
      this.#append(piece);
      if (buffer.length < this.#enough + from) continue;
      const cut = this.#lastRecord(from);
      if (cut === UNKNOWN) continue;
      yield buffer.block(from, cut);
      buffer.bytes.copyWithin(0, cut, buffer.length);
      buffer.length -= cut;
      from = 0;
    }
    this.endsWithLine = buffer.endLastLine(this.#header.lineEnd);
    yield buffer.block(Math.min(from, buffer.length), buffer.length);
  }

  #append(piece: Uint8Array): void {
    const buffer = this.#buffer;
    while (buffer.length + piece.length > buffer.room) buffer.grow(this.#name);
    buffer.bytes.set(piece, buffer.length);
    buffer.length += piece.length;
  }

  /** The last place at hand, or one near it, where a record begins in any case. */
  #lastRecord(from: number): number {
    const { bytes, length } = this.#buffer;
    const first = from + this.#header.lineEnd.length;
    for (let tail = TAIL; ; tail *= 2) {
      const start = Math.max(first, length - tail);
      const cut = nextRecord(bytes, start, length, this.#header);
      if (cut !== UNKNOWN || start === first) return cut;
    }
  }
}

function* inSteps(pieces: Iterable<Uint8Array>, step: number): Generator<Uint8Array> {
  for (const piece of pieces) {
    for (let from = 0; from < piece.length; from += step) yield piece.subarray(from, from + step);
  }
}
