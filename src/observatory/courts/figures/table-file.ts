import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import { quotedCell } from '../cases/export/write-csv.ts';
import type { TableRecord } from './table-records.rules.ts';

/** The columns of a table's file before and after those of its dimensions. */
export const LEADING = ['release', 'as_of', 'reconciled', 'programme'] as const;
export const CLOSING = ['cases', 'shown', 'percent'] as const;

/** A table as CSV (RFC 4180, but lines end in LF), UTF-8; a figure that is not shown is empty. */
export function csvOf(records: readonly TableRecord[]): string {
  const lines = records.map((record) => [
    ...LEADING.map((name) => String(record[name])),
    ...record.conditions.map(([, value]) => value),
    ...CLOSING.map((name) => String(record[name] ?? '')),
  ]);
  const head = [...LEADING, ...conditionNames(records), ...CLOSING];
  return [head, ...lines].map((line) => `${line.map(quotedCell).join(',')}\n`).join('');
}

/** The same table as Parquet: figures are 32-bit numbers, null where `<10` is shown; the rest is text. */
export function parquetOf(records: readonly TableRecord[]): Uint8Array {
  const text = (name: string, data: string[]): ColumnSource => ({ name, data, type: 'STRING' });
  const number = (name: 'cases' | 'percent'): ColumnSource => ({
    name,
    data: records.map((record) => record[name]),
    type: 'INT32',
    nullable: true,
  });
  const columnData = [
    ...(['release', 'as_of', 'programme'] as const).map((name) =>
      text(
        name,
        records.map((record) => record[name]),
      ),
    ),
    ...conditionNames(records).map((name, at) =>
      text(
        name,
        records.map(({ conditions }) => conditions[at]?.[1] ?? ''),
      ),
    ),
    number('cases'),
    text(
      'shown',
      records.map(({ shown }) => shown),
    ),
    number('percent'),
  ];
  columnData.splice(2, 0, {
    name: 'reconciled',
    data: records.map(({ reconciled }) => reconciled),
    type: 'BOOLEAN',
  });
  return new Uint8Array(parquetWriteBuffer({ columnData, createdBy: 'puente' }));
}

/** The names of a table's dimensions and filters, in the order of its columns. */
export function conditionNames(records: readonly TableRecord[]) {
  return records[0]?.conditions.map(([name]) => name) ?? [];
}
