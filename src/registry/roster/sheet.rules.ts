import type { FindingCode, FindingValues } from './findings.rules.ts';

/** One cell as it came, before any cleaning. */
export interface Cell {
  readonly text: string;
  /** `number`: the text is a spreadsheet's own number; `date`: its date, written `YYYY-MM-DD`. */
  readonly kind: 'text' | 'number' | 'date';
}

/** One record: its number (the heading is 1) and its cells, none left out on the way. */
export interface SheetRecord {
  readonly row: number;
  readonly cells: readonly Cell[];
}

/** A file taken apart into records, whatever it was written in. */
export interface Sheet {
  readonly records: readonly SheetRecord[];
  readonly notes: readonly FileNote[];
  /** The workbook counts days from 1904. */
  readonly from1904: boolean;
  /** A text file has as many cells as were written; a workbook has none where nothing stands. */
  readonly kind: 'text' | 'workbook';
}

/** Something to say about the file as a whole. */
export interface FileNote {
  readonly code: FindingCode;
  readonly values: FindingValues;
}

/** A file that cannot be read, with the reason. */
export class FileRefused extends Error {
  readonly code: FindingCode;
  readonly values: FindingValues;

  constructor(code: FindingCode, values: FindingValues = {}) {
    super(code);
    this.code = code;
    this.values = values;
  }
}

/** The largest file read, in bytes: about 100,000 people as text. */
export const largestFile = 20_000_000;

/** The most records read from one file. */
export const mostRecords = 100_000;

/** The most columns a sheet may have; a roster has sixteen. */
export const mostColumns = 500;
