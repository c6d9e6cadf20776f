import type { Row } from './case-model.ts';
import type { Layout } from './layout.ts';
import { DECISIVE, decisiveCodes, isRejected, isSound, lineOf, placeWhere } from './plant-parts.ts';
import type { Damage, Plant, Treatment } from './plants.ts';
import type { Random } from './random.ts';
import { counts } from './row-plants.ts';
import { isNull } from './slow-reader.ts';

type Change = (random: Random, cell: string) => string;

/** One cell written otherwise. */
function changed(
  layout: Layout,
  row: Row,
  at: number,
  cell: string,
  treatment: Treatment,
  clean?: string,
): Damage | null {
  if (at === -1) return null;
  const cells = row.with(at, cell);
  if (treatment === 'rejected' ? !isRejected(layout, cells) : !isSound(layout, cells)) return null;
  const column = layout.columns[at]?.name ?? '';
  const more = clean === undefined ? {} : { clean: row.with(at, clean) };
  return { text: lineOf(cells), treatments: [treatment], column, ...more };
}

/** A filled code with something in or around it that goes when it is cleaned. */
function soiledCode(change: Change): Plant['make'] {
  return (random, layout, row) => {
    const at = placeWhere(random, decisiveCodes(layout), (place) => !isNull(row[place] ?? ''));
    return changed(layout, row, at, change(random, row[at] ?? ''), 'cleaned');
  };
}

const inside = (random: Random, cell: string, sign: string) => {
  const at = random.below(cell.length + 1);
  return cell.slice(0, at) + sign + cell.slice(at);
};
const pick = (random: Random, values: readonly string[]) =>
  values[random.below(values.length)] ?? '';

const CONTROLS = ['\u0006', '\u001b', '\u0001', '\u007f', '\u0085', '\u0092', '\u000b', '\u000c'];
const TOKENS = ['b6', 'N/A', '?', '??', '???', '??????????', ' b6 ', '\u0000', '   ', '\u00a0'];

/** Nothing, written as a token. */
function token(random: Random, layout: Layout, row: Row): Damage | null {
  const decisive = DECISIVE[layout.name].map((name) => layout.at(name));
  const all = layout.columns.map((_, at) => at);
  const isFree = (at: number) => row[at] === '' && layout.columns[at]?.isKey === false;
  const preferred = placeWhere(random, decisive, isFree);
  const at = preferred !== -1 && random.isTrue(0.7) ? preferred : placeWhere(random, all, isFree);
  return changed(layout, row, at, pick(random, TOKENS), 'cleaned');
}

/** A decisive cell blotted out: what it said is lost. */
function blotted(random: Random, layout: Layout, row: Row): Damage | null {
  const places = DECISIVE[layout.name].map((name) => layout.at(name));
  const at = placeWhere(
    random,
    places,
    (place) => layout.columns[place]?.isKey === false && row[place] !== '',
  );
  return changed(layout, row, at, pick(random, TOKENS), 'cleaned', '');
}

function lowerCase(random: Random, layout: Layout, row: Row): Damage | null {
  const isChangeable = (at: number) => {
    const [cell, lower] = [row[at] ?? '', (row[at] ?? '').toLowerCase()];
    return cell !== lower && !isNull(lower);
  };
  const at = placeWhere(random, decisiveCodes(layout), isChangeable);
  return changed(layout, row, at, (row[at] ?? '').toLowerCase(), 'cleaned');
}

/** An id as another program might write it. */
function otherNumber(random: Random, layout: Layout, row: Row): Damage | null {
  const at = random.isTrue(0.5) ? 0 : layout.at('IDNCASE');
  const id = row[at] ?? '';
  return changed(
    layout,
    row,
    at,
    pick(random, [`+${id}`, `00${id}`, ` ${id}`, `${id}\u0000`]),
    'cleaned',
  );
}

function missingKey(random: Random, layout: Layout, row: Row): Damage | null {
  const keys = layout.columns.flatMap(({ isKey }, at) => (isKey ? [at] : []));
  const at = pick(random, keys.map(String));
  return changed(layout, row, Number(at), pick(random, ['', ...TOKENS]), 'rejected');
}

/** A value of another column that does not fit. */
function unfit(random: Random, layout: Layout, row: Row): Damage | null {
  const at = random.between(1, layout.columns.length - 1);
  const { kind = 'text', width = 0 } = layout.columns[at] ?? {};
  const narrow = ['SP', 'ENG', 'GEO', '2024-09-09 00:00:00.000', '1/2002', 'ENPX', '0830'];
  const values = {
    int: ['COURT', '99999999999', '12.5', '2147483648', '2019-06-10 00:00:00.000'],
    date: ['0900', 'RMV', '06/10/2019', '20190610', '2019-6-1', 'NULL'],
    text: narrow.filter((value) => value.length > width),
  };
  return changed(layout, row, at, pick(random, values[kind]), 'rejected');
}

/** A value of another column that fits: it stays and counts as what it says. */
function kept(random: Random, layout: Layout, row: Row): Damage | null {
  const at = pick(random, decisiveCodes(layout).map(String));
  const width = layout.columns[Number(at)]?.width ?? 0;
  const value = pick(random, ['0', '2', 'M', '01', 'NA', 'B6', '00', "'", '-']);
  if (value.length > width) return null;
  return changed(layout, row, Number(at), value, 'kept', value);
}

/** A date of a day that is not: it fits, and says nothing. */
function impossibleDay(random: Random, layout: Layout, row: Row): Damage | null {
  const dates = DECISIVE[layout.name].filter((name) => name.endsWith('_DATE'));
  const at = placeWhere(
    random,
    dates.map((name) => layout.at(name)),
    (place) => row[place] !== '',
  );
  const day = pick(random, ['2019-02-29', '2019-06-31', '2020-13-01', '2020-00-10', '0000-00-00']);
  return changed(layout, row, at, `${day} 00:00:00.000`, 'kept', day);
}

/** A town with a letter beyond ASCII. */
function latin(random: Random, layout: Layout, row: Row): Damage | null {
  const at = layout.at('ALIEN_CITY');
  const town = pick(random, [
    'PE\u00d1ITAS',
    'CIUDAD JU\u00c1REZ',
    'M\u00fcnchen',
    'CA\u00d1ON\u00a0CITY',
    '\u00ff\u00fe',
  ]);
  return changed(layout, row, at, town, 'cleaned', town);
}

function soiledTown(random: Random, layout: Layout, row: Row): Damage | null {
  const at = layout.at('ALIEN_CITY');
  return changed(layout, row, at, inside(random, row[at] ?? '', pick(random, CONTROLS)), 'cleaned');
}

/**
 * Defects of one cell. 6,314 towns need repair of blanks or control characters (Deportation Data Project,
 * log of 2 June 2026); NUL bytes, line feeds, tokens and lower case are documented without a count, so
 * that theirs are ours. `blanks.ts` adds the padding, which is too frequent to be listed.
 */
export const cellPlants: readonly Plant[] = [
  { kind: 'control character in a town', count: counts(6_300), make: soiledTown },
  { kind: 'letter beyond ASCII', count: counts(60), make: latin },
  {
    kind: 'NUL in a code',
    count: counts(60, 20, 80, 120, 20),
    make: soiledCode((random, cell) => inside(random, cell, '\u0000')),
  },
  {
    kind: 'code padded with NUL',
    count: counts(40, 20, 40, 60, 20),
    make: soiledCode((_, cell) => `${cell}\u0000\u0000`),
  },
  {
    kind: 'control character in a code',
    count: counts(30, 10, 30, 30, 10),
    make: soiledCode((random, cell) => inside(random, cell, pick(random, CONTROLS))),
  },
  {
    kind: 'line feed in a code',
    count: counts(10, 5, 10, 10, 5),
    make: soiledCode((random, cell) => inside(random, cell, '\n')),
  },
  {
    kind: 'blanks around a code',
    count: counts(60, 60, 60, 60, 30),
    make: soiledCode((random, cell) =>
      pick(random, [` ${cell}`, `${cell}          `, `\u00a0${cell} `]),
    ),
  },
  { kind: 'lower case', count: counts(200, 60, 200, 400, 60), make: lowerCase },
  { kind: 'token for nothing', count: counts(900, null, 900, 1_500, 200), make: token },
  { kind: 'decisive cell blotted out', count: counts(60, 60, 60, 60, null), make: blotted },
  { kind: 'number written otherwise', count: counts(10, 10, 10, 10, 10), make: otherNumber },
  { kind: 'key missing', count: counts(3, 3, 3, 3, 3), make: missingKey },
  { kind: 'value that does not fit', count: counts(4, null, 4, 4, 3), make: unfit },
  { kind: 'value of another column that fits', count: counts(40, 10, 30, 30, null), make: kept },
  { kind: 'day that is not', count: counts(10, null, 12, 12, null), make: impossibleDay },
];
