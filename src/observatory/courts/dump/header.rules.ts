import { cleanCell } from './cell.rules.ts';
import { CourtFault } from './court-fault.ts';
import { withoutCommas } from './last-cell.rules.ts';
import { type Column, FORMER_NAMES, LAYOUT, type TableName } from './layout.ts';

/** How one member of one dump is written: what its first line says. Plain data. */
export interface Header {
  readonly table: TableName;
  /** In the order of this file; those the layout does not know hold anything. */
  readonly columns: readonly Column[];
  /** What ends a record. Then the other line ends are debris inside a cell. */
  readonly lineEnd: '\r\n' | '\n';
  /** Commas at the end of every line are no data. */
  readonly endsInCommas: boolean;
  /** Bytes up to the first record: a byte order mark and the header's line. */
  readonly length: number;
}

/** A header is shorter than this many bytes. */
export const LONGEST_HEADER = 65_536;

/**
 * Reads the header from the first bytes of a member, as latin-1. Throws a CourtFault where there is no
 * line of tab-separated names or a column is missing.
 */
export function readHeader(table: TableName, member: string, start: string): Header {
  const end = start.indexOf('\n');
  if (end < 0) {
    throw new CourtFault('courts.notADump', `${member} has no line of column names at its start`);
  }
  const lineEnd = start[end - 1] === '\r' ? '\r\n' : '\n';
  const line = start.slice(start.startsWith('\u00ef\u00bb\u00bf') ? 3 : 0, end);
  const names = line.split('\t').map(cleanCell);
  const last = names.pop() ?? '';
  const columns = [...names, withoutCommas(last)].map((name) => columnOf(table, name));
  refuseMissing(table, member, columns);
  return { table, columns, lineEnd, endsInCommas: last.endsWith(','), length: end + 1 };
}

/** The position in the file of a column of the layout. */
export function positionOf(header: Header, name: string): number {
  return header.columns.findIndex((column) => column.name === name);
}

function columnOf(table: TableName, name: string): Column {
  const today = todaysName(name);
  const known = LAYOUT[table].find((column) => column.name.toUpperCase() === today);
  return known ?? { name, kind: 'any', width: 0, isKey: false };
}

function todaysName(name: string): string {
  const upper = name.toUpperCase();
  return FORMER_NAMES[upper] ?? upper;
}

function refuseMissing(table: TableName, member: string, columns: readonly Column[]): void {
  const names = new Set(columns.map((column) => column.name));
  const missing = LAYOUT[table].filter((column) => !names.has(column.name));
  if (missing.length === 0) return;
  const list = missing.map((column) => column.name).join(', ');
  const words = missing.length === 1 ? 'the column' : 'the columns';
  throw new CourtFault('courts.columnMissing', `${member} has no header with ${words} ${list}`);
}
