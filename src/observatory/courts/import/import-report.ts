import { type Day, dayText } from '../day.rules.ts';
import type { Dirt } from '../dump/cell.rules.ts';
import type { TableName } from '../dump/layout.ts';
import type { ProblemKind } from '../dump/problem.ts';

/** What an import found, row by row where a row was not taken as it stands. */
export interface ImportReport {
  /** The folder or zip that was read, by its last name. */
  readonly source: string;
  /** Newest date of the dump's members: the date at which its cases are seen. */
  readonly asOf: Day;
  /** Whether rows and rejected add up to `expected` in every table. */
  readonly isReconciled: boolean;
  readonly tables: Readonly<Record<TableName, TableReport>>;
  /** In order of table and line. Made as it is read, for there can be millions. */
  readonly rows: Iterable<RowReport>;
}

export interface TableReport {
  /** What Count.txt says. */
  readonly expected: number;
  /** Taken, the repaired ones too. */
  readonly rows: number;
  readonly repaired: number;
  readonly rejected: number;
  /** Cells of taken rows that had to be cleaned; a cell counts once, at the first of these. */
  readonly cleaned: Readonly<Record<Dirt, number>>;
}

export interface RowReport {
  readonly table: TableName;
  /** Counted by line feeds, the header being 1; of a split record the first. */
  readonly line: number;
  readonly kind: ProblemKind;
  /** Names columns, never what they hold. */
  readonly what: string;
}

/** The text of `import-report.json`, in pieces. */
export function* reportText(report: ImportReport): Generator<string> {
  const { source, asOf, isReconciled, tables, rows } = report;
  const head = { source, as_of: dayText(asOf), is_reconciled: isReconciled, tables };
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "rows": [`;
  let separator = '\n    ';
  for (const row of rows) {
    yield separator + JSON.stringify(row);
    separator = ',\n    ';
  }
  yield '\n  ]\n}\n';
}
