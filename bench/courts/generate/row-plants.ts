import type { Row } from './case-model.ts';
import type { Layout, TableName } from './layout.ts';
import {
  decisiveCodes,
  END,
  isRejected,
  lineOf,
  placeWhere,
  removalsOf,
  restores,
  TAB,
} from './plant-parts.ts';
import type { Damage, Plant } from './plants.ts';
import type { Random } from './random.ts';
import { cleaned, isNull, repaired } from './slow-reader.ts';

/** Counts by table in the order case, identifier, proceeding, hearing, lawyer. */
export function counts(...by: readonly (number | null)[]): (table: TableName) => number | null {
  const tables = [
    'A_TblCase',
    'A_TblCaseIdentifier',
    'B_TblProceeding',
    'tbl_schedule',
    'tbl_RepsAssigned',
  ];
  return (table) => by[tables.indexOf(table)] ?? null;
}

/** Blank cells put in at so many places, or null where the row would read differently. */
function holed(random: Random, layout: Layout, row: Row, holes: number): string[] | null {
  let cells = [...row];
  for (let hole = 0; hole < holes; hole++) {
    cells = cells.toSpliced(random.between(1, layout.columns.length - 1), 0, '');
  }
  return restores(layout, cells, row) ? cells : null;
}

function takenOut(cells: readonly string[] | null, layout: Layout): Damage | null {
  if (!cells || cells.length === layout.columns.length) return null;
  return { text: lineOf(cells), treatments: ['taken out'] };
}

/** Blank cells in the middle, their room taken from the end: the count of cells is right or too low. */
function holedAndCut(random: Random, layout: Layout, row: Row, holes: number): Damage | null {
  const cells = holed(random, layout, row, holes)?.slice(0, layout.columns.length);
  if (!cells || !restores(layout, cells, row) || removalsOf(layout, cells) === 0) return null;
  return { text: lineOf(cells), treatments: ['taken out', 'padded'] };
}

/** A wide text broken by a tab where a blank was, or by two. */
function brokenText(random: Random, layout: Layout, row: Row): Damage | null {
  const wide = layout.columns.flatMap(({ kind, width }, at) =>
    kind === 'text' && width >= 10 ? [at] : [],
  );
  const at = placeWhere(random, wide, (place) => (row[place] ?? '').length > 3);
  if (at === -1) return null;
  const cell = row[at] ?? '';
  const gap = cell.includes(' ') ? cell.indexOf(' ') : random.between(1, cell.length - 2);
  const between = random.isTrue(0.3) ? [''] : [];
  const cells = row.toSpliced(at, 1, cell.slice(0, gap), ...between, cell.slice(gap + 1));
  return restores(layout, cells, row) ? takenOut(cells, layout) : null;
}

/** A hole where it is most often: between the town and its state. */
function townHole(random: Random, layout: Layout, row: Row): Damage | null {
  const cells = row.toSpliced(random.between(1, 2), 0, '');
  return restores(layout, cells, row) ? takenOut(cells, layout) : null;
}

function overflow(random: Random, layout: Layout, row: Row): Damage | null {
  const blanks = Array.from({ length: random.between(1, 8) }, () =>
    random.isTrue(0.3) ? '  ' : '',
  );
  return takenOut([...row, ...blanks], layout);
}

/** The last cells are lost; what they said is lost with them. */
function short(random: Random, layout: Layout, row: Row): Damage | null {
  const lastKey = layout.columns.findLastIndex(({ isKey }) => isKey);
  const kept = random.between(lastKey + 1, layout.columns.length - 1);
  const cells = row.slice(0, kept);
  if (isRejected(layout, cells)) return null;
  const clean = row.map((cell, at) => (at < kept ? cell : ''));
  return restores(layout, cells, clean)
    ? { text: lineOf(cells), treatments: ['padded'], clean }
    : null;
}

/** Where a row may break in two so that the second line begins with no number. */
function breakOf(random: Random, layout: Layout, line: string): number {
  const codes = decisiveCodes(layout);
  const cells = line.split(TAB);
  const cell = codes[random.below(codes.length)] ?? 1;
  const before = cells.slice(0, cell).join(TAB).length + 1;
  const inCode = before + random.below((cells[cell] ?? '').length + 1);
  const at = random.isTrue(0.5) ? inCode : random.between(1, line.length - 1);
  const [head, tail] = [line.slice(0, at), line.slice(at)];
  const isShort = head.split(TAB).length < cells.length && tail.split(TAB).length < cells.length;
  return isShort && !/^[+-]?\d+$/u.test(cleaned(tail.split(TAB)[0] ?? '')) ? at : -1;
}

function split(random: Random, layout: Layout, row: Row): Damage | null {
  const line = row.join(TAB);
  const at = breakOf(random, layout, line);
  if (at === -1) return null;
  return { text: `${line.slice(0, at)}${END}${line.slice(at)}${END}`, treatments: ['joined'] };
}

/** Into three lines, the middle one sometimes empty. */
function splitTwice(random: Random, layout: Layout, row: Row): Damage | null {
  const line = row.join(TAB);
  const first = breakOf(random, layout, line);
  const second = random.isTrue(0.3) ? first : breakOf(random, layout, line);
  if (first === -1 || second < first) return null;
  const parts = [line.slice(0, first), line.slice(first, second), line.slice(second)];
  const full = layout.columns.length;
  const isShort = `${parts[0]}${parts[1]}`.split(TAB).length < full;
  const isText = !/^[+-]?\d+$/u.test(cleaned(parts[1]?.split(TAB)[0] ?? ''));
  return isShort && isText ? { text: parts.join(END) + END, treatments: ['joined'] } : null;
}

/** Broken in two, and a blank cell too many. */
function splitWithHole(random: Random, layout: Layout, row: Row): Damage | null {
  const cells = holed(random, layout, row.slice(0, -1), 1);
  if (row.at(-1) !== '' || !cells || removalsOf(layout, cells) === 0) return null;
  const at = breakOf(random, layout, cells.join(TAB));
  if (at === -1) return null;
  const line = cells.join(TAB);
  return {
    text: `${line.slice(0, at)}${END}${line.slice(at)}${END}`,
    treatments: ['joined', 'taken out', 'padded'],
  };
}

/** A filled cell too many that nothing can take out. */
function foreign(random: Random, layout: Layout, row: Row): Damage | null {
  const cells = row.toSpliced(random.between(1, layout.columns.length - 1), 0, 'XQ');
  return isRejected(layout, cells) ? { text: lineOf(cells), treatments: ['rejected'] } : null;
}

/**
 * A code broken by a tab, too narrow to be joined again: rejected, or, where a blank cell further on goes
 * instead, read as it now stands.
 */
function brokenCode(random: Random, layout: Layout, row: Row): Damage | null {
  const at = placeWhere(random, decisiveCodes(layout), (place) => (row[place] ?? '').length > 1);
  const cell = row[at] ?? '';
  if (at === -1 || isNull(cell)) return null;
  const cells = row.toSpliced(at, 1, cell.slice(0, 1), cell.slice(1));
  const found = repaired(layout, cells.map(cleaned));
  if (!found) return { text: lineOf(cells), treatments: ['rejected'] };
  const clean = found.row.map((value) => (isNull(value) ? '' : value.toUpperCase()));
  return { text: lineOf(cells), treatments: ['taken out'], clean };
}

/**
 * Defects of whole rows. Counts at full size: about 100 rows repaired in A_TblCase and 71 in
 * B_TblProceeding, two beyond repair (Deportation Data Project, logs of 2026); those of the other tables
 * and of broken lines were never published and are ours.
 */
export const rowPlants: readonly Plant[] = [
  { kind: 'hole between town and state', count: counts(40), make: townHole },
  { kind: 'text broken by a tab', count: counts(30, null, null, 20, 20), make: brokenText },
  {
    kind: 'hole',
    count: counts(12, 5, 40, 20, 10),
    make: (random, layout, row) => takenOut(holed(random, layout, row, 1), layout),
  },
  {
    kind: 'two holes',
    count: counts(6, 3, 12, 6, 4),
    make: (random, layout, row) => takenOut(holed(random, layout, row, 2), layout),
  },
  {
    kind: 'three holes',
    count: counts(4, null, 6, 4, 3),
    make: (random, layout, row) => takenOut(holed(random, layout, row, 3), layout),
  },
  {
    kind: 'hole, last cell lost',
    count: counts(8, null, 8, 8, null),
    make: (random, layout, row) => holedAndCut(random, layout, row, 1),
  },
  {
    kind: 'two holes, last cells lost',
    count: counts(4, null, 4, 4, null),
    make: (random, layout, row) => holedAndCut(random, layout, row, 2),
  },
  { kind: 'blank cells beyond the header', count: counts(10, 4, 10, 10, 6), make: overflow },
  { kind: 'short row', count: counts(12, 4, 12, 12, 6), make: short },
  { kind: 'row in two lines', count: counts(20, 5, 20, 20, 10), make: split },
  { kind: 'row in three lines', count: counts(6, null, 6, 6, 4), make: splitTwice },
  { kind: 'row in two lines with a hole', count: counts(3, null, 3, 3, null), make: splitWithHole },
  { kind: 'foreign cell', count: counts(2, 2, 2, 2, 2), make: foreign },
  { kind: 'code broken by a tab', count: counts(2, 2, 2, 2, null), make: brokenCode },
];
