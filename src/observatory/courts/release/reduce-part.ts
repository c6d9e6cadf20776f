import type { Facts } from './facts.ts';
import type { PackedRows } from './packed-rows.ts';

/** The facts of one part, and what was met on the way to them. */
export interface ReducedPart {
  readonly facts: Facts;
  readonly counts: PartCounts;
}

export interface PartCounts {
  readonly cases: number;
  /** Rows of A_TblCase whose IDNCASE another row has. */
  readonly repeatedCases: number;
  /** Rows whose IDNCASE is not in A_TblCase: counted, not kept. */
  readonly orphans: OrphanCounts;
}

export interface OrphanCounts {
  readonly identifiers: number;
  readonly proceedings: number;
  readonly hearings: number;
  readonly representations: number;
}

/** Makes the facts of parts from the packed rows of all workers, in whichever thread it is opened. */
export interface PartReducer {
  /** Parts are 0 up to this. */
  readonly partCount: number;
  /** The facts are the caller's own: the next call does not touch them. */
  reduce(part: number): ReducedPart;
}

/** Holds the room that sorting takes, so that part after part uses it again. */
export declare function openReducer(packed: readonly PackedRows[]): PartReducer;
