import type { Block } from './block.ts';
import type { Header } from './header.rules.ts';
import { beginsRecord, type Lines } from './records.rules.ts';

const LF = 10;
const CR = 13;

/** What a position is where the bytes at hand do not tell. */
export const UNKNOWN = -1;

type LineEnd = Header['lineEnd'];

/** Where the next line begins behind the first line end from a place on, or UNKNOWN. */
export function afterLine(bytes: Buffer, from: number, to: number, lineEnd: LineEnd): number {
  let at = bytes.indexOf(LF, from);
  while (lineEnd === '\r\n' && at >= 0 && at < to && (at === from || bytes[at - 1] !== CR)) {
    at = bytes.indexOf(LF, at + 1);
  }
  return at < 0 || at >= to ? UNKNOWN : at + 1;
}

/**
 * The first place at or behind `from` where a record begins in any case (`beginsRecord`), or UNKNOWN
 * where the bytes up to `to` do not tell. The bytes of a line end before `from` must be at hand: they
 * tell whether a line begins there.
 */
export function nextRecord(bytes: Buffer, from: number, to: number, header: Header): number {
  const width = header.columns.length;
  let at = afterLine(bytes, from - header.lineEnd.length, to, header.lineEnd);
  while (at !== UNKNOWN) {
    const next = afterLine(bytes, at, to, header.lineEnd);
    if (next === UNKNOWN) return UNKNOWN;
    const line = bytes.toString('latin1', at, next - header.lineEnd.length);
    if (beginsRecord(line.split('\t'), width)) return at;
    at = next;
  }
  return UNKNOWN;
}

/** Line feeds in a stretch, those inside cells too. */
export function countLineFeeds(bytes: Buffer, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) if (bytes[at] === LF) count++;
  return count;
}

/** The lines of a block from a place on. Every line of a block has its end. */
export class BlockLines implements Lines {
  /** Where the next line begins. */
  at: number;
  readonly #block: Block;
  readonly #lineEnd: LineEnd;
  #next = UNKNOWN;

  constructor(block: Block, at: number, lineEnd: LineEnd) {
    this.#block = block;
    this.at = at;
    this.#lineEnd = lineEnd;
  }

  peek(): string | null {
    const { bytes, to } = this.#block;
    if (this.at >= to) return null;
    this.#next = afterLine(bytes, this.at, to, this.#lineEnd);
    return bytes.toString('latin1', this.at, this.#next - this.#lineEnd.length);
  }

  take(): void {
    this.at = this.#next;
  }
}
