import type { Day } from '../day.rules.ts';

/** The columns with few values, by which tables are made. */
export const DIMENSIONS = [
  'marked_by',
  'phase',
  'nta_month',
  'nationality',
  'language',
  'assigned_location',
  'current_location',
  'transferred_out',
  'attendance',
  'represented',
  'outcome',
  'status',
  'decided_month',
  'case_type',
] as const;

export type Dimension = (typeof DIMENSIONS)[number];

/** One column: for each case the position of its value in `values`. */
export interface Column {
  readonly codes: Uint8Array | Uint16Array | Uint32Array;
  /** Sorted as text, each once; '' stands for none. */
  readonly values: readonly string[];
}

/** The cases of one programme in one release at one date, column by column, sorted by IDNCASE. */
export interface CaseTable {
  /** `mpp`, `all`, `not-mpp` or the name of another programme. */
  readonly programme: string;
  /** The release's name, its date as a rule. */
  readonly release: string;
  readonly asOf: Day;
  readonly length: number;
  readonly idncase: Int32Array;
  readonly ntaDate: Int32Array;
  readonly decidedOn: Int32Array;
  /** All distinct CASE_ID of the case joined by a bar. */
  readonly identifiers: Column;
  readonly columns: Readonly<Record<Dimension, Column>>;
}
