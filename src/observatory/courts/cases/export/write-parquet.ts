import type { FileHandle } from 'node:fs/promises';
import {
  ByteWriter,
  type ColumnSource,
  type KeyValue,
  ParquetWriter,
  type SchemaElement,
} from 'hyparquet-writer';
import { type Day, NO_DAY } from '../../day.rules.ts';
import { CASE_COLUMNS, type CaseColumn, type Cells, cellsOf } from '../case-columns.rules.ts';
import type { CaseTable } from '../case-table.ts';

const ROWS_IN_GROUP = 100_000;

/**
 * Writes a table as Parquet: the columns of `cases` in their order, sorted by idncase, in groups of
 * 100,000 rows. idncase is a 32-bit number, dates are DATE, booleans BOOLEAN, the rest text; an empty
 * cell is null. `about` goes into the file's own key-value list.
 */
export async function writeParquet(
  table: CaseTable,
  file: FileHandle,
  about: readonly KeyValue[] = [],
): Promise<void> {
  const kinds = CASE_COLUMNS.map((column) => cellsOf(table, column).kind);
  const schema: SchemaElement[] = [
    { name: 'cases', num_children: CASE_COLUMNS.length },
    ...CASE_COLUMNS.map((column, at) => schemaElement(column, kinds[at] ?? 'text')),
  ];
  const writer = writerTo(file);
  const parquet = new ParquetWriter({
    writer,
    schema,
    kvMetadata: [...about],
    createdBy: 'puente',
  });
  const groups = Math.max(1, Math.ceil(table.length / ROWS_IN_GROUP));
  for (let group = 0; group < groups; group++) {
    const from = group * ROWS_IN_GROUP;
    const columnData = groupOf(table, from, Math.min(table.length, from + ROWS_IN_GROUP));
    await parquet.write({ columnData, rowGroupSize: ROWS_IN_GROUP });
  }
  await parquet.finish();
}

function schemaElement(name: CaseColumn, kind: Cells['kind']): SchemaElement {
  if (kind === 'number') return { name, type: 'INT32', repetition_type: 'REQUIRED' };
  if (kind === 'boolean') return { name, type: 'BOOLEAN', repetition_type: 'OPTIONAL' };
  if (kind === 'day') {
    return { name, type: 'INT32', converted_type: 'DATE', repetition_type: 'OPTIONAL' };
  }
  return { name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' };
}

/** Bytes gather and go to the file after each group. */
function writerTo(file: FileHandle): ByteWriter {
  const writer = new ByteWriter();
  const flush = async () => {
    const bytes = new Uint8Array(writer.buffer, 0, writer.index);
    for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at)).bytesWritten;
    writer.index = 0;
  };
  return Object.assign(writer, { flush, finish: flush });
}

function groupOf(table: CaseTable, from: number, to: number): ColumnSource[] {
  return CASE_COLUMNS.map((name) => ({ name, data: valuesOf(cellsOf(table, name), from, to) }));
}

function valuesOf(cells: Cells, from: number, to: number): ColumnSource['data'] {
  if (cells.kind === 'number') return cells.numbers.subarray(from, to);
  if (cells.kind === 'day') return Array.from(cells.days.subarray(from, to), epochDay);
  const { codes, values } = cells.column;
  const typed = values.map((value) => typedValue(value, cells.kind === 'boolean'));
  return Array.from(codes.subarray(from, to), (code) => typed[code] ?? null);
}

function typedValue(value: string, isBoolean: boolean): string | boolean | null {
  if (value === '') return null;
  return isBoolean ? value === 'true' : value;
}

/** Days since 1970-01-01; null for none. */
function epochDay(day: Day): number | null {
  if (day === NO_DAY) return null;
  const date = new Date(0);
  date.setUTCFullYear(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100);
  return date.getTime() / 86_400_000;
}
