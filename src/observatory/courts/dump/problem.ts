import type { Column } from './layout.ts';
import type { Gathered } from './records.rules.ts';
import { firstMisfit, type SettledRow } from './repair.rules.ts';

/** What happened to a row that was not taken as it stands; the gravest where several did. */
export type ProblemKind = 'padded' | 'removed' | 'joined' | 'rejected';

/** One row of the report, less its line: the sentence names columns, never what they hold. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly what: string;
}

/** What had to be done to take the row; null for a sound one. */
export function mendingOf(
  record: Gathered,
  row: SettledRow,
  columns: readonly Column[],
): Problem | null {
  const deeds = [...joinings(record), ...removals(row, columns), ...paddings(row, columns)];
  if (deeds.length === 0) return null;
  const isCut = row.removals.length > 0 || row.overflow > 0;
  const kind = record.isJoined ? 'joined' : isCut ? 'removed' : 'padded';
  return { kind, what: deeds.join('; ') };
}

/** Why the row could not be taken. */
export function refusalOf(
  record: Gathered,
  clean: readonly string[],
  columns: readonly Column[],
): Problem {
  const misfit = firstMisfit(clean, columns);
  const found = `${clean.length} cells for ${columns.length} columns`;
  const reason = misfit ? `${misfit.name} takes ${wanted(misfit)}` : 'cells are left over';
  const joined = record.isJoined ? `, ${record.lines} lines put together` : '';
  return { kind: 'rejected', what: `${found}${joined}; ${reason}; no repair fits` };
}

function joinings(record: Gathered): string[] {
  return record.isJoined ? [`${record.lines} lines put together`] : [];
}

function removals(row: SettledRow, columns: readonly Column[]): string[] {
  const deeds = row.removals.map(({ kind, position }) => {
    const name = columns[position]?.name ?? 'the last column';
    return kind === 'dropped'
      ? `blank cell before ${name} taken out`
      : `two cells joined in ${name}`;
  });
  if (row.overflow > 0) deeds.push(`blank cells beyond the last column taken out: ${row.overflow}`);
  return deeds;
}

function paddings(row: SettledRow, columns: readonly Column[]): string[] {
  if (row.padded === 0) return [];
  return [
    `missing from ${columns[columns.length - row.padded]?.name ?? 'the start'} on: left null`,
  ];
}

function wanted({ kind, width, isKey }: Column): string {
  const value = { int: 'a number', date: 'a date', text: `at most ${width} characters`, any: '' }[
    kind
  ];
  return isKey ? `${value} and is never empty` : value;
}
