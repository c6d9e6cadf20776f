/** One line of a bench's table: what was measured, the result, what was asked ('' nothing), and if it is met. */
export type Row = {
  readonly what: string;
  readonly measured: string;
  readonly target: string;
  readonly met: boolean;
};

/** The rows as a plain text table, for a terminal. */
export function tableOf(rows: readonly Row[]): string {
  const cells = rows.map(({ what, measured, target, met }) => {
    const judgement = met ? 'yes' : 'NO';
    return [what, measured, target, target === '' ? '' : judgement];
  });
  const all = [['what', 'measured', 'target', 'met'], ...cells];
  const widths = [0, 1, 2].map((column) =>
    Math.max(...all.map((row) => (row[column] ?? '').length)),
  );
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
