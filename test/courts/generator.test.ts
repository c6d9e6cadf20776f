import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Defect, GeneratedDump } from '../../bench/courts/generate/generate-dump.ts';
import { LAYOUTS, TABLES } from '../../bench/courts/generate/layout.ts';
import { readSlowly } from '../../bench/courts/generate/slow-reader.ts';
import { MPP, type TruthRow } from '../../bench/courts/generate/truth.ts';
import { csvOf } from '../../bench/courts/generate/write-truth.ts';
import { contents } from './command.ts';
import { casesOf, differences, dumpIn, imported, scratch } from './dumps.ts';
import { memberOf } from './rewritten.ts';

// Whether the generator is honest: what it plants is there, has one reading, and the figures it is made
// after come out of it.

const at = scratch();
after(() => at[Symbol.dispose]());
const REPAIRS = ['joined', 'padded', 'taken out'];

describe('a small dump', () => {
  let dump: GeneratedDump;
  before(() => {
    dump = dumpIn(join(at.folder, 'small'), { scale: 0.0005, seed: 51, truthOf: 'programme' });
  });

  test('is the same byte for byte when it is made again, and another for another seed', () => {
    const files = (folder: string) => contents(folder).map((file) => file.slice(folder.length));
    const again = dumpIn(join(at.folder, 'again'), { scale: 0.0005, seed: 51 });
    assert.deepEqual(files(again.folder), files(dump.folder));
    const another = dumpIn(join(at.folder, 'other'), { scale: 0.0005, seed: 52 });
    assert.notDeepEqual(files(another.folder), files(dump.folder));
  });

  for (const name of TABLES) {
    test(`its ${name} reads by a second reading of the definitions as planted`, () => {
      const read = readSlowly(LAYOUTS[name], readFileSync(memberOf(dump.folder, name), 'latin1'));
      const own = dump.defects.filter(({ table }) => table === name);
      const repairs = ({ treatments }: Defect) => treatments.filter((one) => REPAIRS.includes(one));
      const wanted = own
        .filter((defect) => repairs(defect).length > 0)
        .map((defect) => `${defect.line} ${repairs(defect).sort().join()}`);
      const found = read.repaired.map(({ line, kinds }) => `${line} ${[...kinds].sort().join()}`);
      assert.deepEqual(found.sort(), wanted.sort());
      const rejected = own.filter(({ treatments }) => treatments.includes('rejected'));
      assert.deepEqual(
        read.rejected.map(({ line }) => line),
        rejected.map(({ line }) => line),
      );
      assert.equal(read.rows.length, dump.expected[name].rows);
    });
  }
});

describe('the programme alone, at a fifth of its size', () => {
  const scale = 0.2;
  let dump: GeneratedDump;
  before(() => {
    dump = dumpIn(join(at.folder, 'programme'), { scale, seed: 53, isProgrammeOnly: true });
  });
  const on = (date: string) => dump.truth.casesAt(MPP, date, dump.releaseDay);

  test('has the published totals, less what is sampled and what is made by hand', () => {
    const count = (date: string, isCounted: (row: TruthRow) => boolean) =>
      on(date).filter(isCounted).length / scale;
    const isFirst = ({ phase }: TruthRow) => phase === 'mpp1';
    const isRemoval = ({ outcome }: TruthRow) => /^removal/u.test(outcome);
    const figures: [number, number][] = [
      [71_036, count('2021-01-31', isFirst)],
      [29_148, count('2021-01-31', (row) => isFirst(row) && row.status === 'pending')],
      [32_659, count('2021-01-31', (row) => isFirst(row) && isRemoval(row))],
      [27_898, count('2021-01-31', ({ outcome }) => outcome === 'removal_in_absentia')],
      [26_001, count('2019-07-31', isFirst)],
      [56_004, count('2019-11-30', isFirst)],
      [15_441, count('2019-11-30', isRemoval)],
      [5_114, count('2022-05-31', ({ phase }) => phase === 'mpp2')],
    ];
    for (const [published, found] of figures) {
      assert.ok(Math.abs(found - published) < published * 0.02 + 700, `${published}: ${found}`);
    }
  });

  test('is read to the last cell', async () => {
    const { outcome, release } = await imported(dump.folder, join(at.folder, 'programme-release'));
    assert.equal(outcome.report.isReconciled, true);
    for (const date of [dump.releaseDay, '2020-02-15', '2021-05-31']) {
      const truth = csvOf(on(date));
      assert.deepEqual(differences(await casesOf(release, 'mpp', date), truth), []);
    }
  });
});
