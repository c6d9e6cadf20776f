import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type CaseTable, type Column, DIMENSIONS, type Dimension } from '../cases/case-table.ts';
import { columnsBy } from '../cases/join-tables.ts';
import {
  ArrayReader,
  arrayFile,
  COLUMN_FILE,
  damaged,
  NUMBERS_FILE,
  writePieces,
} from './array-file.ts';
import { diskFault } from './disk-fault.ts';

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

const tableFile = z.object({ asOf: z.int(), length: z.int().nonnegative() });
const TABLE_FILE = 'table.json';

/**
 * Keeps a table beside the facts of a release that is being made (`ReleaseDraft.folder`), a file a column.
 * Its `asOf` is the release's own date; its release name is not kept, it is the release's. Throws a
 * CourtFault when the disk does not take it.
 */
export function writeColumns(folder: string, table: CaseTable): void {
  const place = columnsFolder(folder, table.programme);
  try {
    mkdirSync(place, { recursive: true });
  } catch (error) {
    throw diskFault(error, place);
  }
  const about = JSON.stringify({ asOf: table.asOf, length: table.length });
  writePieces(join(place, TABLE_FILE), [new TextEncoder().encode(about)]);
  for (const name of ['idncase', 'ntaDate', 'decidedOn'] as const) {
    writePieces(columnPath(place, name), arrayFile(NUMBERS_FILE, [table[name]]));
  }
  writeColumn(place, 'identifiers', table.identifiers);
  for (const name of DIMENSIONS) writeColumn(place, name, table.columns[name]);
}

/** The width of a code in bytes, the codes, the values as a JSON list. */
function writeColumn(place: string, name: string, column: Column): void {
  const values = new TextEncoder().encode(JSON.stringify(column.values));
  const width = Uint8Array.of(column.codes.BYTES_PER_ELEMENT);
  writePieces(columnPath(place, name), arrayFile(COLUMN_FILE, [width, column.codes, values]));
}

function columnsFolder(folder: string, programme: string): string {
  if (!/^[a-z0-9][a-z0-9-]*$/u.test(programme)) {
    throw new RangeError(`${JSON.stringify(programme)} is no name of a programme`);
  }
  return join(folder, 'columns', programme);
}

function columnPath(place: string, name: string): string {
  return join(place, `${name}.column`);
}

/** The columns kept for a programme in a release of that name; null if there are none. */
export function openColumns(
  folder: string,
  programme: string,
  release: string,
): StoredColumns | null {
  const place = columnsFolder(folder, programme);
  const path = join(place, TABLE_FILE);
  if (!existsSync(path)) return null;
  const about = tableFile.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data;
  if (!about) throw damaged(path);
  return new Columns(place, programme, release, about);
}

class Columns implements StoredColumns {
  readonly programme: string;
  readonly length: number;
  readonly #place: string;
  readonly #release: string;
  readonly #asOf: number;

  constructor(place: string, programme: string, release: string, about: z.infer<typeof tableFile>) {
    this.programme = programme;
    this.length = about.length;
    this.#place = place;
    this.#release = release;
    this.#asOf = about.asOf;
  }

  #numbers(name: string): Int32Array {
    const path = columnPath(this.#place, name);
    const numbers = new ArrayReader(path, NUMBERS_FILE).int32();
    if (numbers.length !== this.length) throw damaged(path);
    return numbers;
  }

  idncase(): Int32Array {
    return this.#numbers('idncase');
  }

  days(name: 'ntaDate' | 'decidedOn'): Int32Array {
    return this.#numbers(name);
  }

  column(name: Dimension | 'identifiers'): Column {
    const path = columnPath(this.#place, name);
    const next = new ArrayReader(path, COLUMN_FILE);
    const codes = codesOf(next);
    if (codes.length !== this.length) throw damaged(path);
    return { codes, values: valuesOf(next.uint8(), path) };
  }

  table(): CaseTable {
    return {
      programme: this.programme,
      release: this.#release,
      asOf: this.#asOf,
      length: this.length,
      idncase: this.idncase(),
      ntaDate: this.days('ntaDate'),
      decidedOn: this.days('decidedOn'),
      identifiers: this.column('identifiers'),
      columns: columnsBy((name) => this.column(name)),
    };
  }
}

function codesOf(next: ArrayReader): Column['codes'] {
  const width = next.uint8()[0];
  return width === 1 ? next.uint8() : width === 2 ? next.uint16() : next.uint32();
}

function valuesOf(bytes: Uint8Array, path: string): string[] {
  const values = z.array(z.string()).safeParse(JSON.parse(new TextDecoder().decode(bytes)));
  if (!values.success) throw damaged(path);
  return values.data;
}
