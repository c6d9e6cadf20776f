import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { CORE, type GeneratedDump } from '../../bench/courts/generate/generate-dump.ts';
import { MPP } from '../../bench/courts/generate/truth.ts';
import { csvOf } from '../../bench/courts/generate/write-truth.ts';
import { zipFolder } from '../../bench/courts/zip/zip-folder.ts';
import { contents, courts, killedCourts, sentences } from './command.ts';
import { differences, dumpIn, scratch } from './dumps.ts';
import { memberOf, rewritten, withFile } from './rewritten.ts';

// The command itself, on dumps that are whole, damaged or no dumps: exit codes, one sentence, and what was
// there before is as it was.

const at = scratch();
const folder = (name: string) => join(at.folder, name);
const data = folder('data');
let dump: GeneratedDump;
let archive: Buffer;

before(async () => {
  dump = dumpIn(folder('dump'), { scale: 0.0002, seed: 41, truthOf: 'programme' });
  zipFolder(dump.folder, folder('dump.zip'), 'deflate');
  archive = readFileSync(folder('dump.zip'));
  assert.equal((await courts(data, 'import', dump.folder)).code, 0);
});
after(() => at[Symbol.dispose]());

const same = (text: string) => text;
const copy = (name: string) => rewritten(dump.folder, folder(name), same);

function copyWithout(name: string, path: string): string {
  rmSync(join(copy(name), path), { recursive: true });
  return folder(name);
}

/** Cuts a member after the given share of its bytes, or there behind the next line. */
function cut(name: string, share: number, isAtLine: boolean): string {
  const path = memberOf(copy(name), 'tbl_schedule');
  const text = readFileSync(path, 'latin1');
  const middle = text.indexOf('\t', Math.floor(text.length * share));
  truncateSync(path, isAtLine ? text.indexOf('\r\n', middle) + 2 : middle);
  const written = new Date(`${dump.releaseDay}T12:00:00Z`);
  utimesSync(path, written, written);
  return folder(name);
}

function bytesAs(name: string, bytes: Uint8Array): string {
  writeFileSync(folder(name), bytes);
  return folder(name);
}

/** A byte in the middle of the packed data turned round. */
function flipped(bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes);
  const middle = Math.floor(changed.length / 2);
  changed[middle] = (changed[middle] ?? 0) ^ 0x55;
  return changed;
}

const REFUSED: Readonly<Record<string, () => string>> = {
  'nothing of that name': () => folder('not-there'),
  'a file taken for a folder': () => join(folder('dump.zip'), 'dump'),
  'a name that is too long': () => folder('x'.repeat(5000)),
  'an empty folder': () => {
    mkdirSync(folder('empty'));
    return folder('empty');
  },
  'a folder of other things': () => {
    mkdirSync(folder('other'));
    writeFileSync(join(folder('other'), 'Count.txt'), 'A_TblCase\t1\r\n');
    return folder('other');
  },
  'a text file': () => bytesAs('text.zip', Buffer.from('This is no archive.\n'.repeat(200))),
  'an empty file': () => bytesAs('empty.zip', Buffer.alloc(0)),
  'a device': () => '/dev/null',
  'a dump without Count.txt': () => copyWithout('no-count', 'Count.txt'),
  ...Object.fromEntries(
    (['A_TblCaseIdentifier', 'tbl_RepsAssigned'] as const).map((name) => [
      `a dump without ${name}`,
      () => copyWithout(`no-${name}`, join(CORE, `${name}.csv`)),
    ]),
  ),
  'a member that leads nowhere': () => {
    const path = join(copyWithout('loop', join(CORE, 'A_TblCase.csv')), CORE, 'A_TblCase.csv');
    symlinkSync(path, path);
    return folder('loop');
  },
  'an empty member': () => {
    truncateSync(memberOf(copy('no-header'), 'A_TblCaseIdentifier'), 0);
    return folder('no-header');
  },
  'a column missing': () =>
    withFile(copy('no-column'), join(CORE, 'tbl_schedule.csv'), (text) =>
      text.replace('\tADJ_MEDIUM\t', '\tADJ_MEDIUM_2\t'),
    ),
  'a column missing that no definition needs': () =>
    withFile(copy('no-column-2'), join(CORE, 'A_TblCase.csv'), (text) =>
      text.replace('\tDCO_LOCATION\t', '\tDCO\t'),
    ),
  'a member that ends inside a line': () => cut('cut', 0.6, false),
  'a table that Count.txt does not count': () =>
    withFile(copy('uncounted'), 'Count.txt', (text) =>
      text.replace(/^tbl_RepsAssigned.*\r\n/mu, ''),
    ),
  'a zip cut in the middle': () =>
    bytesAs('cut.zip', archive.subarray(0, Math.floor(archive.length / 2))),
  'a zip without its last bytes': () => bytesAs('short.zip', archive.subarray(0, -8)),
  'a zip with a damaged byte': () => bytesAs('flipped.zip', flipped(archive)),
};

describe('what is no whole dump', () => {
  for (const [name, make] of Object.entries(REFUSED)) {
    test(`${name}: exit 2, one sentence, nothing written`, async () => {
      const source = make();
      const kept = contents(data);
      const ended = await courts(data, 'import', source);
      assert.equal(ended.code, 2, ended.error);
      assert.equal(sentences(ended).length, 1, ended.error);
      assert.doesNotMatch(ended.error, /\n\s+at /u);
      assert.equal(ended.out, '');
      assert.deepEqual(contents(data), kept);
    });
  }

  test('a folder that is to become the release is left as it was', async () => {
    mkdirSync(folder('mine'));
    writeFileSync(join(folder('mine'), 'letter.txt'), 'mine');
    const taken = await courts(data, 'import', dump.folder, '--to', folder('mine'));
    assert.equal(taken.code, 2, taken.error);
    assert.equal(readFileSync(join(folder('mine'), 'letter.txt'), 'utf8'), 'mine');
    const { code } = await courts(
      data,
      'import',
      cut('cut-to', 0.3, false),
      '--to',
      folder('fresh'),
    );
    assert.equal(code, 2);
    assert.deepEqual(contents(folder('fresh')), []);
  });

  test('an import that is killed leaves no release, and the next one clears up after it', async () => {
    const place = folder('killed');
    cpSync(data, place, { recursive: true });
    const kept = contents(place);
    const another = dumpIn(folder('another'), { scale: 0.0005, seed: 42, truthOf: 'programme' });
    const killed = await killedCourts(place, 'import', another.folder);
    assert.equal(killed.code, null, killed.error);
    const listed = await courts(place, 'releases');
    assert.doesNotMatch(listed.out, /2026-09-01-2/u);
    const again = await courts(place, 'import', another.folder);
    assert.equal(again.code, 0, again.error);
    assert.match(again.out, /2026-09-01-2/u);
    const now = contents(place);
    assert.deepEqual(
      kept.filter((file) => !now.includes(file)),
      [],
    );
    assert.deepEqual(
      now.filter((file) => !/courts\/2026-09-01(-2)?\//u.test(file)),
      [],
    );
  });

  test('a disk that runs full: exit 2, nothing left on it', async (context) => {
    const disk = folder('disk');
    mkdirSync(disk);
    const mount = ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk];
    if (process.platform !== 'linux' || spawnSync('mount', mount).status !== 0) {
      context.skip('a small disk can be mounted by root alone');
      return;
    }
    try {
      const ended = await courts(disk, 'import', dump.folder);
      assert.equal(ended.code, 2, ended.error);
      assert.equal(sentences(ended).length, 1, ended.error);
      assert.deepEqual(contents(disk), []);
    } finally {
      spawnSync('umount', [disk]);
    }
  });
});

describe('what does not agree with its own count', () => {
  const WRONG: Readonly<Record<string, () => string>> = {
    'a row too few in the file': () => cut('cut-line', 0.7, true),
    'a count too low': () =>
      withFile(copy('low'), 'Count.txt', (text) => text.replace(/^(A_TblCase\t)\d+/mu, '$17')),
    'a count too high': () =>
      withFile(copy('high'), 'Count.txt', (text) => text.replace(/^(A_TblCase\t\d+)/mu, '$19')),
  };
  for (const [name, make] of Object.entries(WRONG)) {
    test(`${name}: exit 3, kept and marked, never the newest`, async () => {
      const source = make();
      const later = new Date('2026-10-01T12:00:00Z');
      utimesSync(join(source, 'Count.txt'), later, later);
      const place = folder(`data-${name.replaceAll(' ', '-')}`);
      cpSync(data, place, { recursive: true });
      const ended = await courts(place, 'import', source);
      assert.equal(ended.code, 3, ended.error);
      const out = join(place, 'cases.csv');
      const newest = await courts(place, 'cases', '--out', out);
      assert.equal(newest.code, 0, newest.error);
      assert.match(newest.out, /2026-09-01/u);
      const named = await courts(place, 'cases', '--release', '2026-10-01', '--out', out);
      assert.equal(named.code, 0, named.error);
      assert.equal(sentences(named).length, 1, named.error);
    });
  }
});

describe('what is whole', () => {
  test('becomes the folder given, and its cases are the truth', async () => {
    const release = folder('release');
    const ended = await courts(data, 'import', folder('dump.zip'), '--to', release);
    assert.equal(ended.code, 0, ended.error);
    assert.deepEqual(sentences(ended), []);
    const report: unknown = JSON.parse(readFileSync(join(release, 'import-report.json'), 'utf8'));
    assert.ok(report !== null && typeof report === 'object' && 'tables' in report);
    assert.ok(statSync(release).isDirectory());
    const out = folder('cases.csv');
    for (const asOf of [dump.releaseDay, '2021-01-31']) {
      const written = await courts(
        data,
        'cases',
        '--release',
        release,
        '--as-of',
        asOf,
        '--out',
        out,
      );
      assert.equal(written.code, 0, written.error);
      const truth = csvOf(dump.truth.casesAt(MPP, asOf, dump.releaseDay));
      assert.deepEqual(differences(readFileSync(out, 'utf8'), truth), []);
    }
  });

  test('twice is kept once, and differs from itself in nothing', async () => {
    const kept = contents(data);
    const again = await courts(data, 'import', dump.folder);
    assert.equal(again.code, 0, again.error);
    assert.deepEqual(contents(data), kept);
    const release = folder('release-again');
    assert.equal((await courts(data, 'import', dump.folder, '--to', release)).code, 0);
    const diff = await courts(data, 'diff', '2026-09-01', release, '--format', 'csv');
    assert.equal(diff.code, 0, diff.error);
    assert.equal(diff.out.trim().split('\n').length, 1, diff.out);
  });

  test('a date after the release is allowed, with a warning', async () => {
    const ended = await courts(data, 'cases', '--as-of', '2027-06-01', '--out', folder('late.csv'));
    assert.equal(ended.code, 0, ended.error);
    assert.equal(sentences(ended).length, 1, ended.error);
    const truth = csvOf(dump.truth.casesAt(MPP, '2027-06-01', dump.releaseDay));
    assert.deepEqual(differences(readFileSync(folder('late.csv'), 'utf8'), truth), []);
  });
});
