import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { CaseRows } from '../../bench/courts/generate/case-model.ts';
import { LAYOUTS, TABLES, type TableName } from '../../bench/courts/generate/layout.ts';
import { Random } from '../../bench/courts/generate/random.ts';
import { readSlowly, type SlowTable } from '../../bench/courts/generate/slow-reader.ts';
import { MPP, Truth } from '../../bench/courts/generate/truth.ts';
import { csvOf } from '../../bench/courts/generate/write-truth.ts';
import { casesOf, differences, dumpIn, imported, scratch } from './dumps.ts';
import { memberOf, rewritten, withFile } from './rewritten.ts';
import { wildLine } from './wild-rows.ts';

// Rows damaged at random, far beyond what dumps were seen to have: the reader and a slow second reading of
// the definitions must take, mend and reject the same rows by the same lines, and find the same cases.

const at = scratch();
after(() => at[Symbol.dispose]());

/** Any other must pass too. */
const SEED = 1;

test('wild rows are read as the definitions say', async () => {
  const dump = dumpIn(join(at.folder, 'sound'), { scale: 0.0002, seed: SEED, isSound: true });
  const random = new Random(SEED, 99);
  const wild = rewritten(dump.folder, join(at.folder, 'wild'), (text) => {
    const [header = '', ...lines] = text.split('\r\n');
    return [header, ...lines.slice(0, -1).map((line) => wildLine(random, line)), ''].join('\r\n');
  });
  const slow = slowly(wild);
  const counts = TABLES.map(
    (name) => `${name}\t${slow[name].rows.length + slow[name].rejected.length}`,
  );
  withFile(wild, 'Count.txt', () => counts.join('\r\n'));
  const { outcome, release } = await imported(wild, `${wild}-release`);
  const found = [...outcome.report.rows].map(({ table, line, kind }) => `${table} ${line} ${kind}`);
  const wanted = new Set(reportOf(slow));
  assert.deepEqual(
    found.filter((one) => !wanted.delete(one)),
    [],
  );
  assert.deepEqual([...wanted], []);
  assert.equal(outcome.report.isReconciled, true);
  const truth = new Truth();
  truth.add(rowsOf(slow));
  const plain = onlyOnce(slow.A_TblCase);
  for (const date of [dump.releaseDay, '2021-01-31']) {
    for (const [name, which] of [
      ['mpp', 'inside'],
      ['all', 'all'],
    ] as const) {
      const wanted = csvOf(truth.casesAt(MPP, date, dump.releaseDay, which));
      const read = await casesOf(release, name, date);
      assert.deepEqual(differences(plain(read), plain(wanted)), []);
    }
  }
});

/** Leaves out cases that stand twice in A_TblCase: which of the two counts is not defined. */
function onlyOnce({ rows }: SlowTable): (csv: string) => string {
  const ids = rows.map(([id]) => String(Number(id)));
  const twice = new Set(ids.filter((id, at) => ids.indexOf(id) !== at));
  const isOnce = (line: string) => !twice.has(line.slice(0, line.indexOf(',')));
  return (csv) => csv.split('\n').filter(isOnce).join('\n');
}

function slowly(folder: string): Record<TableName, SlowTable> {
  const read = (name: TableName) =>
    readSlowly(LAYOUTS[name], readFileSync(memberOf(folder, name), 'latin1'));
  return {
    A_TblCase: read('A_TblCase'),
    A_TblCaseIdentifier: read('A_TblCaseIdentifier'),
    B_TblProceeding: read('B_TblProceeding'),
    tbl_schedule: read('tbl_schedule'),
    tbl_RepsAssigned: read('tbl_RepsAssigned'),
  };
}

function reportOf(slow: Record<TableName, SlowTable>): string[] {
  return TABLES.flatMap((name) => [
    ...slow[name].rejected.map(({ line }) => `${name} ${line} rejected`),
    ...slow[name].repaired.map(({ line, kinds }) => `${name} ${line} ${gravest(kinds)}`),
  ]);
}

function gravest(kinds: readonly string[]): string {
  if (kinds.includes('joined')) return 'joined';
  return kinds.includes('taken out') ? 'removed' : 'padded';
}

function rowsOf(slow: Record<TableName, SlowTable>): CaseRows {
  return {
    A_TblCase: slow.A_TblCase.rows,
    A_TblCaseIdentifier: slow.A_TblCaseIdentifier.rows,
    B_TblProceeding: slow.B_TblProceeding.rows,
    tbl_schedule: slow.tbl_schedule.rows,
    tbl_RepsAssigned: slow.tbl_RepsAssigned.rows,
  };
}
