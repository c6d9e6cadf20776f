import type { Dirt } from '../dump/cell.rules.ts';
import type { TableName } from '../dump/layout.ts';
import type { RowReport, TableReport } from './import-report.ts';
import type { PlacedTally, TableTally } from './table-tally.ts';

/** The header takes up the first line. */
const FIRST_LINE = 2;

/** What all workers together met in one table. */
export interface MergedTally {
  readonly report: TableReport;
  readonly rows: Iterable<RowReport>;
  readonly endsWithLine: boolean;
  /** Whether the last row was taken as it stands. */
  readonly isEndSound: boolean;
}

/** Puts the blocks of a table in order, counts them up, and gives each problem its line. */
export function mergeTallies(
  table: TableName,
  tallies: readonly TableTally[],
  expected: number,
): MergedTally {
  const own = tallies.filter((tally) => tally.table === table);
  const blocks = own.flatMap((tally) => tally.blocks);
  const sum = (of: (block: PlacedTally) => number) =>
    blocks.reduce((total, block) => total + of(block), 0);
  const dirt = (kind: Dirt) => sum((block) => block.dirt[kind]);
  return {
    report: {
      expected,
      rows: sum((block) => block.rows),
      repaired: sum((block) => block.repaired),
      rejected: sum((block) => block.rejected),
      cleaned: {
        lineBreak: dirt('lineBreak'),
        control: dirt('control'),
        nonAscii: dirt('nonAscii'),
        padding: dirt('padding'),
      },
    },
    rows: { [Symbol.iterator]: () => rowsOf(table, own) },
    endsWithLine: own.every((tally) => tally.endsWithLine),
    isEndSound: isEndSound(blocks),
  };
}

function isEndSound(blocks: readonly PlacedTally[]): boolean {
  const last = blocks.toSorted((a, b) => a.from - b.from).findLast(isFilled);
  return last === undefined || last.isEndSound;
}

function isFilled(block: PlacedTally): boolean {
  return block.rows + block.rejected > 0;
}

function* rowsOf(table: TableName, tallies: readonly TableTally[]): Generator<RowReport> {
  const placed = tallies.flatMap((tally) => tally.blocks.map((block) => ({ block, tally })));
  placed.sort((a, b) => a.block.from - b.block.from);
  let line = FIRST_LINE;
  for (const { block, tally } of placed) {
    for (let at = 0; at < block.problems.length; at += 2) {
      const problem = tally.problems[block.problems[at + 1] ?? -1];
      if (problem) yield { table, line: line + (block.problems[at] ?? 0), ...problem };
    }
    line += block.lines;
  }
}
