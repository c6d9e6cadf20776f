import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { dedicatedDocket } from '#observatory/courts/cases/programmes.rules.ts';
import { selectionOf } from '#observatory/courts/cases/selection.rules.ts';
import { readDay } from '#observatory/courts/day.rules.ts';
import { countTable } from '#observatory/courts/figures/count-table.ts';
import {
  TABLE_DIMENSIONS,
  type TableDimension,
} from '#observatory/courts/figures/table-columns.ts';
import type { Release } from '#observatory/courts/release/open-release.ts';
import type { GeneratedDump } from '../../bench/courts/generate/generate-dump.ts';
import { Random } from '../../bench/courts/generate/random.ts';
import { MPP, TRUTH_COLUMNS, type TruthRow } from '../../bench/courts/generate/truth.ts';
import { differences, dumpIn, imported, scratch, truthProgramme } from './dumps.ts';

// Tables by columns drawn at random, with conditions drawn at random, counted from the truth one case after
// the other.

const at = scratch();
after(() => at[Symbol.dispose]());
let dump: GeneratedDump;
let release: Release;

before(async () => {
  dump = dumpIn(join(at.folder, 'dump'), { scale: 0.0005, seed: 61 });
  ({ release } = await imported(dump.folder, join(at.folder, 'release')));
});

const DIMENSIONS = TABLE_DIMENSIONS.filter((name) => name !== 'case_type');
const isColumn = (name: string): name is keyof TruthRow =>
  TRUTH_COLUMNS.some((column) => column === name);

/** The value of a dimension in a row of the truth. */
function cellOf(row: TruthRow, name: TableDimension): string {
  if (name === 'nta_month') return row.nta_date.slice(0, 7);
  if (name === 'decided_month') return row.decided_on.slice(0, 7);
  return isColumn(name) ? row[name] : '';
}

interface Question {
  readonly by: readonly TableDimension[];
  readonly where: readonly { readonly dimension: TableDimension; readonly value: string }[];
}

function questionOf(random: Random, rows: readonly TruthRow[]): Question {
  const draw = () => DIMENSIONS[random.below(DIMENSIONS.length)] ?? 'outcome';
  const by = [...new Set(Array.from({ length: random.between(1, 4) }, draw))];
  const where = Array.from({ length: random.between(0, 2) }, () => {
    const dimension = draw();
    const row = rows[random.below(rows.length)];
    return { dimension, value: row ? cellOf(row, dimension) : '' };
  });
  return { by, where };
}

/** Lines of the table, in any order. */
function counted(rows: readonly TruthRow[], { by, where }: Question): string[] {
  const isMet = (row: TruthRow) =>
    where.every(({ dimension }) =>
      where.some((one) => one.dimension === dimension && one.value === cellOf(row, dimension)),
    );
  const counts = new Map<string, number>();
  for (const row of rows.filter(isMet)) {
    const key = by.map((name) => cellOf(row, name)).join('\t');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, count]) => `${key}: ${count}`).sort();
}

const SELECTIONS = [
  { name: 'mpp', programme: MPP, which: 'inside' },
  { name: 'all', programme: MPP, which: 'all' },
  { name: 'not-mpp', programme: MPP, which: 'outside' },
  { name: dedicatedDocket.name, programme: truthProgramme(dedicatedDocket), which: 'inside' },
] as const;

for (const { name, programme, which } of SELECTIONS) {
  for (const date of ['2026-09-01', '2021-01-31']) {
    test(`any table of ${name} is exact on ${date}`, async () => {
      const selection = selectionOf(name);
      const asOf = readDay(date);
      assert.ok(selection && asOf);
      const rows = dump.truth.casesAt(programme, date, dump.releaseDay, which);
      const random = new Random(7, rows.length);
      for (let round = 0; round < 12; round++) {
        const question = questionOf(random, rows);
        const table = await countTable(release, selection, asOf, question);
        const found = table.rows.map(({ values, count }) => `${values.join('\t')}: ${count}`);
        const wanted = counted(rows, question);
        const shown = differences(found.sort().join('\n'), wanted.join('\n'));
        assert.deepEqual({ question, shown }, { question, shown: [] });
      }
    });
  }
}
