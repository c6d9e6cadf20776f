import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { rowText } from './case-columns.rules.ts';
import { type CaseTable, DIMENSIONS } from './case-table.ts';
import { factsOf } from './facts.fixture.ts';
import { makeCaseTable } from './make-case-table.ts';
import { programmeFacts, tableAt } from './programme-facts.ts';
import { mpp } from './programmes.rules.ts';
import { inside, selectionNames, selectionOf } from './selection.rules.ts';
import { releaseOf, someCases } from './some-cases.fixture.ts';

const cases = someCases(150);
const dates = [20181130, 20191231, 20200301, 20210131, 20260731, 20260801, 20270101];

describe('The table of a release', () => {
  it('is the same however the release is cut into parts', async () => {
    const whole = await rowsOf('all', releaseOf(cases, { inPart: 1000 }));
    for (const inPart of [1, 7, 149, 150]) {
      assert.deepEqual(await rowsOf('all', releaseOf(cases, { inPart })), whole);
    }
  });

  it('has each value of a column once, sorted, and no other', async () => {
    const table = await makeCaseTable(releaseOf(cases, { inPart: 11 }), selected('all'));
    for (const name of DIMENSIONS) {
      const { codes, values } = table.columns[name];
      assert.deepEqual(values, [...new Set(values)].sort());
      assert.deepEqual(new Set(codes), new Set(values.keys()), name);
    }
  });

  it('has no case twice, and none missing: a programme and all but it are all', async () => {
    for (const name of ['mpp', 'dedicated-docket', 'family-expedited-removal']) {
      const own = await makeCaseTable(releaseOf(cases), selected(name));
      const left = await makeCaseTable(releaseOf(cases), selected(`not-${name}`));
      const both = [...own.idncase, ...left.idncase].sort((a, b) => a - b);
      assert.deepEqual(
        both,
        cases.map((one) => one.id),
      );
    }
  });

  it('of all is that of mpp and that of the others', async () => {
    const [own, left, all] = await Promise.all(
      ['mpp', 'not-mpp', 'all'].map((name) => rowsOf(name, releaseOf(cases, { inPart: 20 }))),
    );
    const parts = [...(own ?? []), ...(left ?? [])];
    assert.deepEqual(
      parts.sort((a, b) => Number(a.idncase) - Number(b.idncase)),
      all,
    );
  });

  it('is the kept one at the release’s own date, and made anew at any other', async () => {
    const table = await makeCaseTable(releaseOf(cases), selected('mpp'));
    const keeping = {
      ...releaseOf(cases),
      parts: () => [],
      columns: () => ({ table: () => table }),
    };
    assert.equal(await makeCaseTable(keeping, selected('mpp')), table);
    assert.equal((await makeCaseTable(keeping, selected('mpp'), 20200101)).length, 0);
    const namesake = inside({ ...mpp, identifiers: ['DD'] });
    assert.equal((await makeCaseTable(keeping, namesake)).length, 0);
  });

  it('cannot be joined of parts that overlap', async () => {
    for (const few of [cases, cases.slice(0, 1)]) {
      const part = factsOf(few);
      const release = { ...releaseOf(few), parts: () => [part, part] };
      await assert.rejects(makeCaseTable(release, selected('all')), RangeError);
    }
  });
});

describe('A programme kept to be looked at on many dates', () => {
  for (const name of selectionNames) {
    it(`${name}: says at each what the release says`, async () => {
      const release = releaseOf(cases, { inPart: 13 });
      const kept = await programmeFacts(release, selected(name));
      for (const asOf of dates) {
        const table = await makeCaseTable(release, selected(name), asOf);
        assert.deepEqual(textOf(tableAt(kept, asOf)), textOf(table));
      }
    });
  }

  it('holds at a later date every case that it held before', async () => {
    const kept = await programmeFacts(releaseOf(cases), selected('mpp'));
    const day = fc.constantFrom(...dates.slice(0, -1));
    fc.assert(
      fc.property(day, day, (one, other) => {
        const [before, after] = one < other ? [one, other] : [other, one];
        const [fewer, more] = [tableAt(kept, before), tableAt(kept, after)];
        const ids = new Set(more.idncase);
        assert.ok(fewer.idncase.every((id) => ids.has(id)));
      }),
    );
  });
});

function selected(name: string) {
  const selection = selectionOf(name);
  assert.ok(selection);
  return selection;
}

async function rowsOf(name: string, release: ReturnType<typeof releaseOf>) {
  return textOf(await makeCaseTable(release, selected(name)));
}

function textOf(table: CaseTable) {
  return Array.from({ length: table.length }, (_, row) => rowText(table, row));
}
