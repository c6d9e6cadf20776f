/** A column of a table in text; numbers stand to the right. */
export interface TextColumn {
  readonly heading: string;
  readonly isNumber?: boolean;
}

/** The lines of a table with aligned columns: heading, a rule, rows, and the last rows after a rule. */
export function textTable(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
  lastRows: readonly (readonly string[])[] = [],
): string[] {
  const widths = columns.map(({ heading }) => heading.length);
  for (const row of [...rows, ...lastRows]) {
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, cell.length);
  }
  const line = (cells: readonly string[]) => lineOf(cells, columns, widths);
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return [
    line(columns.map(({ heading }) => heading)),
    rule,
    ...rows.map(line),
    ...(lastRows.length > 0 ? [rule, ...lastRows.map(line)] : []),
  ];
}

function lineOf(
  cells: readonly string[],
  columns: readonly TextColumn[],
  widths: readonly number[],
): string {
  const padded = columns.map(({ isNumber }, at) => {
    const cell = cells[at] ?? '';
    return isNumber ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0);
  });
  return padded.join('  ').trimEnd();
}

/** A count with its thousands parted: 71,036. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/gu, ',');
}

/** A line of CSV; a cell with a comma, a quotation mark or a line end is quoted. */
export function csvLine(cells: readonly (string | number | boolean | null)[]): string {
  return cells.map((cell) => quotedIfNeeded(String(cell ?? ''))).join(',');
}

function quotedIfNeeded(cell: string): string {
  return /[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
