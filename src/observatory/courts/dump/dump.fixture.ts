import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Code } from '../code.rules.ts';
import { codeText } from '../code.rules.ts';
import { dayText } from '../day.rules.ts';
import { type Header, readHeader } from './header.rules.ts';
import { LAYOUT, TABLES, type TableName } from './layout.ts';
import type { RowSink } from './row-sink.ts';

/** Some columns of a row; the others are empty. */
export type Cells = Readonly<Record<string, string>>;

/** Rows of a dump by table: cells by column, or a line as it is to lie in the file, its end included. */
export type Rows = Partial<Record<TableName, readonly (Cells | string)[]>>;

const IDS: Readonly<Record<TableName, string>> = {
  A_TblCase: 'IDNCASE',
  A_TblCaseIdentifier: 'IDNCASEID',
  B_TblProceeding: 'IDNPROCEEDING',
  tbl_schedule: 'IDNSCHEDULE',
  tbl_RepsAssigned: 'IDNREPSASSIGNED',
};

/** The cells of a sound row in file order; what a row must have is there also when not given. */
export function cellsOf(table: TableName, cells: Cells): string[] {
  const must: Cells = {
    [IDS[table]]: '1',
    IDNCASE: '1',
    CASE_TYPE: 'RMV',
    STRATTYLEVEL: 'COURT',
    STRATTYTYPE: 'ALIEN',
  };
  return LAYOUT[table].map(({ name }) => cells[name] ?? must[name] ?? '');
}

export function headerLine(table: TableName): string {
  return `${LAYOUT[table].map((column) => column.name).join('\t')}\r\n`;
}

export function headerOf(table: TableName): Header {
  return readHeader(table, `${table}.csv`, headerLine(table));
}

export function lineOf(table: TableName, row: Cells | string): string {
  return typeof row === 'string' ? row : `${cellsOf(table, row).join('\t')}\r\n`;
}

/** Writes a dump as the agency lays it out. Count.txt counts the rows, or says what it is given. */
export function writeDump(
  folder: string,
  rows: Rows,
  counts: Partial<Record<TableName, number>> = {},
): void {
  const data = join(folder, 'EOIR Case Data');
  mkdirSync(data, { recursive: true });
  for (const table of TABLES) {
    const lines = (rows[table] ?? []).map((row) => lineOf(table, row));
    writeFileSync(join(data, `${table}.csv`), headerLine(table) + lines.join(''), 'latin1');
  }
  const count = (table: TableName) => counts[table] ?? rows[table]?.length ?? 0;
  const lines = TABLES.map((table) => `${table}\t${count(table)}\r\n`);
  writeFileSync(join(folder, 'Count.txt'), lines.join(''));
}

/** Keeps what arrives, as lines of text in order of arrival. */
export class CollectingSink implements RowSink {
  readonly rows: string[] = [];

  case(idncase: number, nat: Code, lang: Code, caseType: Code, hasE28: boolean): void {
    this.#keep('case', idncase, codeText(nat), codeText(lang), codeText(caseType), hasE28);
  }

  identifier(idncase: number, caseId: Code): void {
    this.#keep('identifier', idncase, codeText(caseId));
  }

  proceeding(
    ...[id, idncase, osc, comp, place, dec, other, absentia, nat, lang]: Parameters<
      RowSink['proceeding']
    >
  ): void {
    const codes = [place, dec, other, nat, lang].map(codeText);
    this.#keep('proceeding', id, idncase, dayText(osc), dayText(comp), absentia, ...codes);
  }

  hearing(...[id, idncase, osc, place, adj, isHeld]: Parameters<RowSink['hearing']>): void {
    this.#keep('hearing', id, idncase, dayText(osc), codeText(place), dayText(adj), isHeld);
  }

  representation(idncase: number): void {
    this.#keep('representation', idncase);
  }

  #keep(...parts: (string | number | boolean)[]): void {
    this.rows.push(parts.join(' '));
  }
}
