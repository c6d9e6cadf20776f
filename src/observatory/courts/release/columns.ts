import { existsSync } from 'node:fs';
import type { CaseTable, Column } from '../cases/case-table.ts';
import { columnsBy } from '../cases/join-tables.ts';
import {
  aboutPath,
  type ColumnName,
  columnsFolder,
  readAbout,
  readColumn,
  readNumbers,
} from './column-files.ts';

/** The columns of one programme as they lie beside the facts, each read by itself when asked for. */
export interface StoredColumns {
  readonly programme: string;
  readonly length: number;
  idncase(): Int32Array;
  days(name: 'ntaDate' | 'decidedOn'): Int32Array;
  column(name: ColumnName): Column;
  /** All of them together. */
  table(): CaseTable;
}

/**
 * The columns kept for a programme in a release of that name; null if there are none. A column that is
 * missing or cut short is a CourtFault once it is asked for.
 */
export function openColumns(
  folder: string,
  programme: string,
  release: string,
): StoredColumns | null {
  const place = columnsFolder(folder, programme);
  if (!existsSync(aboutPath(place))) return null;
  const { length, asOf } = readAbout(place);
  const idncase = () => readNumbers(place, 'idncase', length);
  const days = (name: 'ntaDate' | 'decidedOn') => readNumbers(place, name, length);
  const column = (name: ColumnName) => readColumn(place, name, length);
  const table = () => ({
    programme,
    release,
    asOf,
    length,
    idncase: idncase(),
    ntaDate: days('ntaDate'),
    decidedOn: days('decidedOn'),
    identifiers: column('identifiers'),
    columns: columnsBy(column),
  });
  return { programme, length, idncase, days, column, table };
}
