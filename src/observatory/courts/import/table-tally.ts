import type { BlockTally } from '../dump/block.ts';
import type { TableName } from '../dump/layout.ts';
import type { Problem } from '../dump/problem.ts';

/** What one worker met in one table. Plain data, posted between threads. */
export interface TableTally {
  readonly table: TableName;
  readonly blocks: readonly PlacedTally[];
  /** The problems that the blocks name by number. */
  readonly problems: readonly Problem[];
  /** False where the member ends inside a line; only who read its end knows. */
  readonly endsWithLine: boolean;
}

/** The tally of a block and where in the member it was: blocks are put in order by it. */
export interface PlacedTally extends BlockTally {
  readonly from: number;
}
