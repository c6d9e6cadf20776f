import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type CaseChange, diffReleases } from '#observatory/courts/cases/diff/diff-releases.ts';
import { selectionOf } from '#observatory/courts/cases/selection.rules.ts';
import type { Release } from '#observatory/courts/release/open-release.ts';
import { CORE, type GeneratedDump } from '../../bench/courts/generate/generate-dump.ts';
import { MPP, type TruthRow } from '../../bench/courts/generate/truth.ts';
import { csvOf } from '../../bench/courts/generate/write-truth.ts';
import { zipFolder } from '../../bench/courts/zip/zip-folder.ts';
import type { Packing } from '../../bench/courts/zip/zip-writer.ts';
import { casesOf, differences, dumpIn, imported, scratch } from './dumps.ts';
import {
  commasEverywhere,
  contradicted,
  countsOf,
  doubled,
  renamed,
  reordered,
  rewritten,
  shuffled,
  withFile,
} from './rewritten.ts';

/** 4,000 cases, 200 of them of the programme or made to look so. */
const SMALL = { scale: 0.0003 };

const at = scratch();
after(() => at[Symbol.dispose]());

const METHODS: readonly Packing['method'][] = ['deflate', 'deflate64', 'stored'];

const folder = (name: string) => join(at.folder, name);
const counted = (change: (count: number) => string) => (text: string) =>
  text.replaceAll(/\d+/gu, (count) => change(Number(count)));

/** The same dump as another release of the agency wrote it: the cases must be the same. */
const WITH_DEFECTS: Readonly<Record<string, (from: string, to: string) => string>> = {
  'rows in another order': (from, to) => rewritten(from, to, shuffled),
  'every row twice': (from, to) =>
    withFile(
      rewritten(from, to, doubled),
      'Count.txt',
      counted((count) => String(count * 2)),
    ),
  'a byte-order mark': (from, to) => rewritten(from, to, (text) => `\u00ef\u00bb\u00bf${text}`),
  'the older name of a column': (from, to) =>
    rewritten(from, to, (text) => text.replace('\tSex\t', '\tGENDER\t')),
  'column names in another case': (from, to) =>
    rewritten(from, to, (text) => text.replace(/^.*/u, (line) => line.toLowerCase())),
  'an older folder': (from, to) =>
    renamed(
      rewritten(from, to, (text) => text),
      CORE,
      'Data',
    ),
  'a folder that is named by its release': (from, to) => {
    mkdirSync(to);
    rewritten(from, join(to, 'EOIR Case Data 2026-0801'), (text) => text);
    return to;
  },
  'member names in another case': (from, to) => {
    rewritten(from, to, (text) => text);
    renamed(join(to, CORE), 'A_TblCase.csv', 'a_tblcase.CSV');
    return renamed(to, 'Count.txt', 'COUNT.TXT');
  },
  'commas after the header and every row': (from, to) => rewritten(from, to, commasEverywhere),
  'grouped numbers in Count.txt': (from, to) =>
    withFile(
      rewritten(from, to, (text) => text),
      'Count.txt',
      (text) => counted((count) => count.toLocaleString('en'))(text).replaceAll('\t', '.csv\t'),
    ),
};

const SOUND: typeof WITH_DEFECTS = {
  'columns in another order, and one more': (from, to) => rewritten(from, to, reordered),
  'lines that end in a line feed': (from, to) =>
    rewritten(from, to, (text) => text.replaceAll('\r\n', '\n')),
  'commas after every row but not the header': (from, to) =>
    rewritten(from, to, (text) => text.replaceAll('\r\n', ',,,\r\n').replace(',,,', '')),
  'no end of the last line': (from, to) => rewritten(from, to, (text) => text.slice(0, -2)),
  'empty lines between': (from, to) =>
    rewritten(from, to, (text) => text.replaceAll(/(.{9}7.*)\r\n/gu, '$1\r\n\r\n')),
};

for (const [isSound, variants] of [
  [false, WITH_DEFECTS],
  [true, SOUND],
] as const) {
  describe(isSound ? 'a dump without defects' : 'a dump with defects', () => {
    let dump: GeneratedDump;
    let truth: string;
    before(() => {
      dump = dumpIn(folder(`dump-${isSound}`), {
        ...SMALL,
        seed: 21,
        isSound,
        truthOf: 'programme',
      });
      truth = csvOf(dump.truth.casesAt(MPP, dump.releaseDay, dump.releaseDay));
    });
    for (const [name, make] of Object.entries(variants)) {
      test(`${name}: the same cases`, async () => {
        const source = make(dump.folder, folder(name.replaceAll(/\W/gu, '-')));
        const { outcome, release } = await imported(source, `${source}-release`);
        assert.deepEqual(differences(await casesOf(release, 'mpp'), truth), []);
        assert.equal(outcome.report.isReconciled, true);
      });
    }
    for (const method of isSound ? [] : METHODS) {
      test(`a zip by ${method}: the same cases, rows and date`, async () => {
        const archive = folder(`${method}-${isSound}.zip`);
        zipFolder(dump.folder, archive, method);
        const { outcome, release } = await imported(archive, `${archive}-release`);
        assert.deepEqual(differences(await casesOf(release, 'mpp'), truth), []);
        assert.equal(release.date, 20_260_901);
        const { rows, repaired, rejected } = outcome.report.tables.tbl_schedule;
        assert.deepEqual(
          { rows, repaired, rejected },
          {
            rows: dump.expected.tbl_schedule.rows,
            repaired: dump.expected.tbl_schedule.repaired,
            rejected: dump.expected.tbl_schedule.rejected,
          },
        );
      });
    }
  });
}

describe('two releases', () => {
  let dump: GeneratedDump;
  let release: Release;
  before(async () => {
    dump = dumpIn(folder('one'), { ...SMALL, seed: 31 });
    ({ release } = await imported(dump.folder, folder('one-release')));
  });

  async function changes(other: Release, name: string, asOf?: number) {
    const selection = selectionOf(name);
    assert.ok(selection);
    const found: CaseChange[] = [];
    for await (const change of diffReleases(release, other, selection, undefined, asOf)) {
      found.push(change);
    }
    return found;
  }

  test('of the same dump differ in nothing, doubled or shuffled', async () => {
    for (const change of [doubled, shuffled]) {
      const source = rewritten(dump.folder, folder(`one-${change.name}`), change);
      const other = await imported(source, `${source}-release`);
      for (const name of ['mpp', 'all', 'not-mpp']) {
        assert.deepEqual(await changes(other.release, name), []);
      }
    }
  });

  test('agree in any order of rows, also where rows with one id contradict each other', async () => {
    const sound = dumpIn(folder('plain'), { ...SMALL, seed: 33, isSound: true });
    const source = rewritten(sound.folder, folder('contrary'), contradicted);
    withFile(source, 'Count.txt', (text) => countsOf(source, text));
    const one = await imported(source, folder('contrary-release'));
    const turned = rewritten(source, folder('contrary-turned'), shuffled);
    const other = await imported(turned, folder('contrary-turned-release'));
    for (const name of ['mpp', 'all']) {
      const [found, wanted] = [
        await casesOf(one.release, name),
        await casesOf(other.release, name),
      ];
      assert.deepEqual(differences(found, wanted), []);
    }
    assert.equal(one.release.digest, other.release.digest);
  });

  test('of two dumps differ as their truths do', async () => {
    const another = dumpIn(folder('another'), { ...SMALL, seed: 32, truthOf: 'programme' });
    const { release: other } = await imported(another.folder, folder('another-release'));
    for (const [day, asOf] of [
      [dump.releaseDay, undefined],
      ['2021-01-31', 20_210_131],
    ] as const) {
      const wanted = changesOf(
        dump.truth.casesAt(MPP, day, dump.releaseDay),
        another.truth.casesAt(MPP, day, dump.releaseDay),
      );
      assert.ok(wanted.length > 30);
      const found = (await changes(other, 'mpp', asOf)).map(
        ({ kind, idncase }) => `${idncase} ${kind}`,
      );
      assert.deepEqual(differences(found.join('\n'), wanted.join('\n')), []);
    }
  });
});

/** What the truth of two dumps says of each case, by its number. */
function changesOf(before: readonly TruthRow[], after: readonly TruthRow[]): string[] {
  const [old, young] = [before, after].map(
    (rows) => new Map(rows.map((row) => [row.idncase, row])),
  );
  const ids = [...new Set([...before, ...after].map(({ idncase }) => Number(idncase)))];
  return ids
    .sort((left, right) => left - right)
    .flatMap((id) => {
      const [one, other] = [old?.get(String(id)), young?.get(String(id))];
      if (!other) return [`${id} vanished`];
      if (!one) return [`${id} appeared`];
      return JSON.stringify(one) === JSON.stringify(other) ? [] : [`${id} changed`];
    });
}
