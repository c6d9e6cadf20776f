import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseTable, Column } from '../cases/case-table.ts';
import { codesFor } from '../cases/column-draft.ts';
import type { Day } from '../day.rules.ts';
import { arrayFile, PIECE_FILE, writePieces } from './array-file.ts';
import {
  arraysOf,
  COLUMNS,
  columnOf,
  columnsFolder,
  NUMBERS,
  valuesOf,
  writeAbout,
  writeColumn,
  writeNumbers,
} from './column-files.ts';
import { damaged, diskFault } from './disk-fault.ts';
import { readArray } from './read-arrays.ts';

/**
 * Keeps the table of one part of a release that is being made (`ReleaseDraft.folder`), from any thread,
 * until `joinColumns` makes one of all. Throws a CourtFault when the disk does not take it.
 */
export function writePartColumns(folder: string, part: number, table: CaseTable): void {
  const place = piecesFolder(folder, table.programme);
  try {
    mkdirSync(place, { recursive: true });
  } catch (error) {
    throw diskFault(error, place);
  }
  const columns = COLUMNS.flatMap((name) => arraysOf(columnOf(table, name)));
  const numbers = NUMBERS.map((name) => table[name]);
  writePieces(piecePath(place, part), arrayFile(PIECE_FILE, [...numbers, ...columns]));
}

/**
 * Makes the columns of all parts together, a file a column, and deletes the parts' own. `asOf` is the
 * release's own date. One column is in memory at a time.
 */
export function joinColumns(folder: string, programme: string, parts: number, asOf: Day): void {
  const place = columnsFolder(folder, programme);
  const pieces = piecesFolder(folder, programme);
  const paths = Array.from({ length: parts }, (_, part) => piecePath(pieces, part));
  let length = 0;
  for (const [at, name] of NUMBERS.entries()) {
    const numbers = joinNumbers(
      paths.map((path) => new Int32Array(readArray(path, PIECE_FILE, at))),
    );
    length = numbers.length;
    writeNumbers(place, name, numbers);
  }
  for (const [at, name] of COLUMNS.entries()) {
    writeColumn(place, name, joinColumn(paths, NUMBERS.length + at * 3, length));
  }
  writeAbout(place, { asOf, length });
  rmSync(pieces, { recursive: true });
}

/** Keeps a whole table as the columns of its programme. */
export function writeColumns(folder: string, table: CaseTable): void {
  writePartColumns(folder, 0, table);
  joinColumns(folder, table.programme, 1, table.asOf);
}

function piecesFolder(folder: string, programme: string): string {
  return join(columnsFolder(folder, programme), 'parts');
}

function piecePath(place: string, part: number): string {
  return join(place, `${String(part).padStart(4, '0')}.columns`);
}

function joinNumbers(parts: readonly Int32Array[]): Int32Array {
  const joined = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** `first`: the position of the column's first array in each file. */
function joinColumn(paths: readonly string[], first: number, length: number): Column {
  const valuesByPart = paths.map((path) => readValues(path, first + 2));
  const values = [...new Set(valuesByPart.flat())].sort();
  const places = new Map(values.map((value, at) => [value, at]));
  const codes = codesFor(values.length, length);
  let start = 0;
  for (const [part, path] of paths.entries()) {
    const placeOf = Uint32Array.from(valuesByPart[part] ?? [], (value) => places.get(value) ?? 0);
    const own = readCodes(path, first);
    if (start + own.length > length) throw damaged(path);
    for (let row = 0; row < own.length; row++) codes[start + row] = placeOf[own[row] ?? 0] ?? 0;
    start += own.length;
  }
  return { codes, values };
}

function readValues(path: string, at: number): readonly string[] {
  return valuesOf(new Uint8Array(readArray(path, PIECE_FILE, at)), path);
}

function readCodes(path: string, first: number): Column['codes'] {
  const width = new Uint8Array(readArray(path, PIECE_FILE, first))[0];
  const codes = readArray(path, PIECE_FILE, first + 1);
  if (width === 1) return new Uint8Array(codes);
  return width === 2 ? new Uint16Array(codes) : new Uint32Array(codes);
}
