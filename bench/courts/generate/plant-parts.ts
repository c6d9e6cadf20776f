import type { Row } from './case-model.ts';
import type { Layout, TableName } from './layout.ts';
import type { Random } from './random.ts';
import { cleaned, isNull, repaired } from './slow-reader.ts';

export const TAB = '\t';
export const END = '\r\n';

/** The columns that decide what `cases` says. */
export const DECISIVE: Readonly<Record<TableName, readonly string[]>> = {
  A_TblCase: ['NAT', 'LANG', 'E_28_DATE', 'CASE_TYPE'],
  A_TblCaseIdentifier: ['CASE_ID'],
  B_TblProceeding: [
    ...[
      'OSC_DATE',
      'COMP_DATE',
      'HEARING_LOC_CODE',
      'DEC_CODE',
      'OTHER_COMP',
      'ABSENTIA',
      'NAT',
      'LANG',
    ],
  ],
  tbl_schedule: ['OSC_DATE', 'HEARING_LOC_CODE', 'ADJ_DATE', 'CAL_TYPE', 'ADJ_MEDIUM'],
  tbl_RepsAssigned: ['STRATTYLEVEL', 'STRATTYTYPE'],
};

/** Of these, the codes. */
export function decisiveCodes(layout: Layout): number[] {
  const names = DECISIVE[layout.name].filter((name) => !name.endsWith('_DATE'));
  return names.map((name) => layout.at(name));
}

/** One of the places whose cell passes, or -1. */
export function placeWhere(
  random: Random,
  places: readonly number[],
  passes: (at: number) => boolean,
): number {
  const found = places.filter(passes);
  return found[random.below(found.length)] ?? -1;
}

export const lineOf = (cells: readonly string[]) => cells.join(TAB) + END;

/** Whether the ids and decisive cells of what a reader must make of `cells` are those of `row`. */
export function restores(layout: Layout, cells: readonly string[], row: Row): boolean {
  const found = repaired(layout, cells.map(cleaned));
  if (!found) return false;
  const places = [0, layout.at('IDNCASE'), ...DECISIVE[layout.name].map((name) => layout.at(name))];
  const plain = (cell: string) => (isNull(cell) ? '' : cell.toUpperCase());
  return places.every((at) => plain(found.row[at] ?? '') === plain(row[at] ?? ''));
}

/** How many cells a reader must take out; 0 also where it rejects the row. */
export const removalsOf = (layout: Layout, cells: readonly string[]) =>
  repaired(layout, cells.map(cleaned))?.removals ?? 0;

/** Whether a reader must reject these cells. */
export const isRejected = (layout: Layout, cells: readonly string[]) =>
  repaired(layout, cells.map(cleaned)) === null;

/** Whether a line of these cells needs no repair. */
export function isSound(layout: Layout, cells: readonly string[]): boolean {
  const found = repaired(layout, cells.map(cleaned));
  return found?.removals === 0 && cells.length === layout.columns.length;
}
