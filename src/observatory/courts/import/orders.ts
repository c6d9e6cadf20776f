import type { Day } from '../day.rules.ts';
import type { CourtFaultCode } from '../dump/court-fault.ts';
import type { PackedRows } from '../release/packed-rows.ts';
import type { PartEntry } from '../release/part-file.ts';
import type { Sources, Task } from './reading-plan.ts';
import type { TableTally } from './table-tally.ts';

/** What every worker of an import knows from the start. */
export interface WorkerBrief {
  readonly sources: Sources;
  /** Of the `WorkBoard`. */
  readonly board: SharedArrayBuffer;
  /** Of the release that is being made. */
  readonly folder: string;
  /** The release's own date. */
  readonly date: Day;
}

/** What a worker is told to do, in this order; it answers each before the next. */
export type Order =
  | { readonly kind: 'readCases'; readonly tasks: readonly Task[] }
  | { readonly kind: 'readRest'; readonly tasks: readonly Task[]; readonly bounds: Int32Array }
  | { readonly kind: 'reduce'; readonly packed: readonly PackedRows[] };

export type Answer =
  | CasesRead
  | RestRead
  | Reduced
  | { readonly kind: 'fault'; readonly code: CourtFaultCode; readonly message: string };

export interface CasesRead {
  readonly kind: 'casesRead';
  readonly tallies: readonly TableTally[];
  readonly samples: Int32Array;
}

export interface RestRead {
  readonly kind: 'restRead';
  readonly tallies: readonly TableTally[];
  readonly packed: PackedRows;
}

export interface Reduced {
  readonly kind: 'reduced';
  /** Of the parts this worker has written, with their columns. */
  readonly entries: readonly PartEntry[];
}
