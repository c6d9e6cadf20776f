import type { CaseTable, Column, Dimension } from '../cases/case-table.ts';

/** The columns of one programme as they lie beside the facts, each read by itself when asked for. */
export interface StoredColumns {
  readonly programme: string;
  readonly length: number;
  idncase(): Int32Array;
  days(name: 'ntaDate' | 'decidedOn'): Int32Array;
  column(name: Dimension | 'identifiers'): Column;
  /** All of them together. */
  table(): CaseTable;
}

/**
 * Keeps a table beside the facts of a release that is being made (`ReleaseDraft.folder`). Its `asOf` is
 * the release's own date; its release name is not kept, it is the release's.
 */
export declare function writeColumns(folder: string, table: CaseTable): void;

/** One column of a release, by one read. Throws a CourtFault if it is not there. */
export declare function readColumn(
  folder: string,
  programme: string,
  name: Dimension | 'identifiers',
): Column;
