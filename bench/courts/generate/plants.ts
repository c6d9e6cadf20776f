import type { Row } from './case-model.ts';
import { cellPlants } from './cell-plants.ts';
import type { Layout, TableName } from './layout.ts';
import type { Random } from './random.ts';
import { rowPlants } from './row-plants.ts';

/** How a reader is to treat a planted defect. */
export type Treatment = 'joined' | 'padded' | 'taken out' | 'cleaned' | 'kept' | 'rejected';

/** A row with a defect. */
export interface Damage {
  /** As it lies in the file, line ends included. */
  readonly text: string;
  /** What the reader must do; more than one for a row with two defects. */
  readonly treatments: readonly Treatment[];
  /** What an accepted row says, where that is not what it said before. */
  readonly clean?: Row;
  /** The column it was done to, for people. */
  readonly column?: string;
}

/** A kind of defect: makes it in a row, or answers null where the row does not lend itself to it. */
export interface Plant {
  readonly kind: string;
  /** How many at full size in a table; null where the table has none. At least three are planted. */
  readonly count: (table: TableName) => number | null;
  readonly make: (random: Random, layout: Layout, row: Row) => Damage | null;
}

export const PLANTS: readonly Plant[] = [...rowPlants, ...cellPlants];
