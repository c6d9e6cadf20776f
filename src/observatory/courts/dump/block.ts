import type { Dirt } from './cell.rules.ts';

/** Whole records: each begins in the block, none goes on behind it, and every line has its end. */
export interface Block {
  /** Holds `SLACK` bytes and more behind `to`. */
  readonly bytes: Buffer;
  /** The same bytes. */
  readonly view: DataView;
  readonly from: number;
  readonly to: number;
}

/** What was met in a block. */
export interface BlockTally {
  /** Line feeds, so that whoever reads on behind can count on. */
  lines: number;
  rows: number;
  repaired: number;
  rejected: number;
  /** Cells of accepted rows that had to be cleaned. */
  readonly dirt: Record<Dirt, number>;
  /** Whether the last record of the block was taken as it stands; true where there is none. */
  isEndSound: boolean;
  /** Pairs: line feeds of the block before the row, and the number of its problem in the book. */
  readonly problems: number[];
}

/** A tally of nothing. */
export function emptyTally(): BlockTally {
  const dirt = { lineBreak: 0, control: 0, nonAscii: 0, padding: 0 };
  return { lines: 0, rows: 0, repaired: 0, rejected: 0, dirt, isEndSound: true, problems: [] };
}
