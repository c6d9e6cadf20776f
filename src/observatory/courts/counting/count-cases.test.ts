import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Column, Dimension } from '../cases/case-table.ts';
import { countableOf } from '../figures/countable.fixture.ts';
import { crossTab } from '../figures/cross-tab.rules.ts';
import { REST } from '../figures/listed-values.rules.ts';
import { ColumnShelf } from './column-shelf.ts';
import { countCases } from './count-cases.ts';

const NAMES = ['outcome', 'status', 'nationality'] as const;
const aCase = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('x', 'y'), fc.nat(9));

/** Cases of the programme and others, as columns; `status` stands first since every table has it. */
function columnsOf(rows: readonly (readonly [string, string, number])[]) {
  return {
    outcome: countableOf(rows.map(([outcome]) => outcome)),
    status: countableOf(rows.map(([, status]) => status)),
    nationality: countableOf(rows.map(([, , nationality]) => String(nationality))),
  };
}

function shelfOf(own: ReturnType<typeof columnsOf>, all: ReturnType<typeof columnsOf>) {
  const reads: string[] = [];
  const read = (_: string, programme: string, name: Dimension): Column => {
    const column = NAMES.find((one) => one === name);
    assert.ok(column, name);
    reads.push(`${programme} ${name}`);
    return programme === 'mpp' ? own[column] : all[column];
  };
  return { shelf: new ColumnShelf(read, 1 << 20), reads };
}

test('counts what a plain cross-tab counts, and outside the programme all less its own', () => {
  const rows = fc.array(aCase, { minLength: 1, maxLength: 60 });
  const wanted = fc.constantFrom('x', 'y', 'never');
  fc.assert(
    fc.property(rows, rows, wanted, (own, others, value) => {
      const [inside, all] = [columnsOf(own), columnsOf([...own, ...others])];
      const { shelf } = shelfOf(inside, all);
      const query = {
        by: ['outcome', 'nationality'],
        where: [{ dimension: 'status', value }],
      } as const;
      const series = (['mpp', 'all', 'not-mpp'] as const).map((programme) => ({
        folder: 'f',
        programme,
      }));
      const [mpp, every, rest] = countCases(shelf, { ...query, series, kept: null });
      const plain = (columns: typeof all, length: number) =>
        crossTab({ length, columns }, query).rows;
      assert.deepEqual(mpp, plain(inside, own.length));
      assert.deepEqual(every, plain(all, own.length + others.length));
      assert.deepEqual(rest, plain(columnsOf(others), others.length));
    }),
  );
});

test('counts what is not kept together, and loses nobody', () => {
  const rows = fc.array(aCase, { minLength: 1, maxLength: 60 });
  const some = fc.uniqueArray(fc.nat(12).map(String));
  fc.assert(
    fc.property(rows, some, (all, kept) => {
      const { shelf } = shelfOf(columnsOf(all), columnsOf(all));
      const request = { series: [{ folder: 'f', programme: 'all' as const }], where: [] };
      const [found = []] = countCases(shelf, { ...request, by: ['nationality'], kept: [kept] });
      for (const { values, count } of found) {
        const isOf = (nationality: string) =>
          values[0] === REST ? !kept.includes(nationality) : values[0] === nationality;
        assert.equal(count, all.filter(([, , nationality]) => isOf(String(nationality))).length);
      }
      assert.equal(
        found.reduce((sum, { count }) => sum + count, 0),
        all.length,
      );
    }),
  );
});

test('keeps columns up to its room, and reads again what had to go', () => {
  const columns = columnsOf([['a', 'x', 1]]);
  const { shelf, reads } = shelfOf(columns, columns);
  const small = new ColumnShelf(
    (folder, programme, name) => shelf.take(folder, programme, name),
    2,
  );
  small.take('f', 'all', 'outcome');
  small.take('f', 'all', 'outcome');
  assert.deepEqual(reads, ['all outcome']);
  assert.equal(small.take('f', 'all', 'status'), columns.status);
  assert.equal(small.take('f', 'all', 'outcome'), columns.outcome);
});
