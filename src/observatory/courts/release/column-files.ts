import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { CaseTable, Column, Dimension } from '../cases/case-table.ts';
import { DIMENSIONS } from '../cases/case-table.ts';
import { arrayFile, COLUMN_FILE, NUMBERS_FILE, writePieces } from './array-file.ts';
import { damaged } from './disk-fault.ts';
import { ArrayReader } from './read-arrays.ts';

/** The columns of a table that are plain numbers, and those with few values. */
export const NUMBERS = ['idncase', 'ntaDate', 'decidedOn'] as const;
export const COLUMNS: readonly ColumnName[] = ['identifiers', ...DIMENSIONS];

export type NumbersName = (typeof NUMBERS)[number];
export type ColumnName = Dimension | 'identifiers';

/** What is known of a table before any of its columns is read. */
export interface TableAbout {
  readonly asOf: number;
  readonly length: number;
}

const tableAbout = z.object({ asOf: z.int(), length: z.int().nonnegative() });
const columnValues = z.array(z.string());

/** Where a programme's columns lie within a release. Throws a RangeError for what is no programme's name. */
export function columnsFolder(folder: string, programme: string): string {
  if (!/^[a-z0-9][a-z0-9-]*$/u.test(programme)) {
    throw new RangeError(`${JSON.stringify(programme)} is no name of a programme`);
  }
  return join(folder, 'columns', programme);
}

export function columnOf(table: CaseTable, name: ColumnName): Column {
  return name === 'identifiers' ? table.identifiers : table.columns[name];
}

/** The arrays of a column: bytes of a code, the codes, the values as a JSON list. */
export function arraysOf(column: Column): [Uint8Array, Column['codes'], Uint8Array] {
  const values = new TextEncoder().encode(JSON.stringify(column.values));
  return [Uint8Array.of(column.codes.BYTES_PER_ELEMENT), column.codes, values];
}

/** Throws a CourtFault for bytes that are no list of values. `path` is named in it. */
export function valuesOf(bytes: Uint8Array, path: string): readonly string[] {
  return parsed(columnValues, new TextDecoder().decode(bytes), path);
}

export function writeNumbers(place: string, name: NumbersName, numbers: Int32Array): void {
  writePieces(pathOf(place, name), arrayFile(NUMBERS_FILE, [numbers]));
}

export function readNumbers(place: string, name: NumbersName, length: number): Int32Array {
  const numbers = new ArrayReader(pathOf(place, name), NUMBERS_FILE).int32();
  if (numbers.length !== length) throw damaged(pathOf(place, name));
  return numbers;
}

export function writeColumn(place: string, name: ColumnName, column: Column): void {
  writePieces(pathOf(place, name), arrayFile(COLUMN_FILE, arraysOf(column)));
}

export function readColumn(place: string, name: ColumnName, length: number): Column {
  const path = pathOf(place, name);
  const next = new ArrayReader(path, COLUMN_FILE);
  const width = next.uint8()[0];
  const codes = width === 1 ? next.uint8() : width === 2 ? next.uint16() : next.uint32();
  if (codes.length !== length) throw damaged(path);
  return { codes, values: valuesOf(next.uint8(), path) };
}

export function writeAbout(place: string, about: TableAbout): void {
  writePieces(aboutPath(place), [new TextEncoder().encode(JSON.stringify(about))]);
}

export function readAbout(place: string): TableAbout {
  return parsed(tableAbout, readFileSync(aboutPath(place), 'utf8'), aboutPath(place));
}

/** The file without which there are no columns. */
export function aboutPath(place: string): string {
  return join(place, 'table.json');
}

function pathOf(place: string, name: string): string {
  return join(place, `${name}.column`);
}

function parsed<Value>(schema: z.ZodType<Value>, text: string, path: string): Value {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw damaged(path);
  }
}
