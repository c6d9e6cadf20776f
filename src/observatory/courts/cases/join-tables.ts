import type { CaseTable, Column, Dimension } from './case-table.ts';
import { codesFor } from './column-draft.ts';

/**
 * One table of many that follow one another in order of IDNCASE, as the parts of a release do.
 * Throws a RangeError if they do not.
 */
export function joinTables(
  tables: readonly CaseTable[],
  of: Pick<CaseTable, 'programme' | 'release' | 'asOf'>,
): CaseTable {
  const filled = tables.filter((table) => table.length > 0);
  const length = filled.reduce((sum, table) => sum + table.length, 0);
  const join = (pick: (table: CaseTable) => Int32Array) => joinNumbers(filled.map(pick), length);
  const idncase = join((table) => table.idncase);
  requireOrder(filled);
  return {
    ...of,
    length,
    idncase,
    ntaDate: join((table) => table.ntaDate),
    decidedOn: join((table) => table.decidedOn),
    identifiers: joinColumns(
      filled.map((table) => table.identifiers),
      length,
    ),
    columns: columnsBy((name) =>
      joinColumns(
        filled.map((table) => table.columns[name]),
        length,
      ),
    ),
  };
}

/** Makes the column of each dimension. */
export function columnsBy(make: (name: Dimension) => Column): CaseTable['columns'] {
  return {
    marked_by: make('marked_by'),
    phase: make('phase'),
    nta_month: make('nta_month'),
    nationality: make('nationality'),
    language: make('language'),
    assigned_location: make('assigned_location'),
    current_location: make('current_location'),
    transferred_out: make('transferred_out'),
    attendance: make('attendance'),
    represented: make('represented'),
    outcome: make('outcome'),
    status: make('status'),
    decided_month: make('decided_month'),
    case_type: make('case_type'),
  };
}

function requireOrder(tables: readonly CaseTable[]): void {
  let last = Number.NEGATIVE_INFINITY;
  for (const { idncase } of tables) {
    if ((idncase[0] ?? 0) <= last) throw new RangeError('the parts overlap');
    last = idncase[idncase.length - 1] ?? last;
  }
}

function joinNumbers(parts: readonly Int32Array[], length: number): Int32Array {
  const joined = new Int32Array(length);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

function joinColumns(parts: readonly Column[], length: number): Column {
  const values = [...new Set(parts.flatMap((part) => part.values))].sort();
  const places = new Map(values.map((value, at) => [value, at]));
  const codes = codesFor(values.length, length);
  let start = 0;
  for (const part of parts) {
    const codeOf = Uint32Array.from(part.values, (value) => places.get(value) ?? 0);
    for (let row = 0; row < part.codes.length; row++) {
      codes[start + row] = codeOf[part.codes[row] ?? 0] ?? 0;
    }
    start += part.codes.length;
  }
  return { codes, values };
}
