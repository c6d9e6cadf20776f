import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { writePieces } from './array-file.ts';
import type { DumpRow } from './dump-rows.fixture.ts';
import { listReleases } from './open-release.ts';
import { folderFor, makeRelease, SOME_ROWS, writeParts } from './release.fixture.ts';
import { beginRelease } from './release-draft.ts';

const OTHER_ROWS: readonly DumpRow[] = [...SOME_ROWS, { table: 'representation', values: [1] }];

test('a release stands under its date, with what was told of it', (t) => {
  const courtsFolder = join(folderFor(t), 'data', 'courts');
  assert.equal(makeRelease({ kind: 'courts', courtsFolder }), '2026-08-01');
  const folder = join(courtsFolder, '2026-08-01');
  assert.deepEqual(readdirSync(folder), ['facts', 'import-report.json', 'release.json']);
  const about = JSON.parse(readFileSync(join(folder, 'release.json'), 'utf8'));
  assert.equal(about.source, 'EOIR Case Data.zip');
  assert.deepEqual(readdirSync(courtsFolder), ['2026-08-01']);
});

test('the same content again is known; another content of that date gets -2', (t) => {
  const courtsFolder = folderFor(t);
  const place = { kind: 'courts', courtsFolder } as const;
  makeRelease(place);
  assert.equal(makeRelease(place, {}, SOME_ROWS.toReversed()), '2026-08-01');
  assert.equal(makeRelease(place, {}, OTHER_ROWS), '2026-08-01-2');
  assert.equal(makeRelease(place, {}, OTHER_ROWS), '2026-08-01-2');
  const names = listReleases(courtsFolder).map((release) => release.name);
  assert.deepEqual(names, ['2026-08-01-2', '2026-08-01']);
});

test('a dump unpacked from its zip is the same content, though its dates are read otherwise', (t) => {
  const courtsFolder = folderFor(t);
  const place = { kind: 'courts', courtsFolder } as const;
  makeRelease(place);
  const member = { name: 'A_TBLCASE.csv', size: 1234, modified: '2026-07-31' };
  assert.equal(makeRelease(place, { members: [member] }), '2026-08-01');
  assert.equal(makeRelease(place, { members: [{ ...member, size: 1 }] }), '2026-08-01-2');
});

test('a folder becomes the release itself: a new one, an empty one, or one that says the same', (t) => {
  const parent = folderFor(t);
  for (const folder of [join(parent, 'a', 'b'), join(parent, 'empty')]) {
    if (folder.endsWith('empty')) mkdirSync(folder);
    makeRelease({ kind: 'folder', folder });
    makeRelease({ kind: 'folder', folder });
    assert.ok(existsSync(join(folder, 'import-report.json')));
  }
  assert.deepEqual(readdirSync(parent), ['a', 'empty']);
});

test('a folder with another release or anything else stays as it is', (t) => {
  const parent = folderFor(t);
  const folder = join(parent, 'release');
  makeRelease({ kind: 'folder', folder });
  const before = readFileSync(join(folder, 'release.json'));
  const draft = beginRelease({ kind: 'folder', folder });
  const about = writeParts(draft, OTHER_ROWS);
  assert.throws(() => draft.settle(about), { code: 'courts.placeTaken' });
  draft.abandon();
  assert.deepEqual(readFileSync(join(folder, 'release.json')), before);
  writeFileSync(join(parent, 'note.txt'), 'mine');
  assert.throws(() => beginRelease({ kind: 'folder', folder: parent }), {
    code: 'courts.placeTaken',
  });
  assert.throws(() => beginRelease({ kind: 'folder', folder: join(parent, 'note.txt') }), {
    code: 'courts.placeTaken',
  });
  assert.deepEqual(readdirSync(parent), ['note.txt', 'release']);
});

test('an abandoned release leaves nothing, not even the folders made for it', (t) => {
  const parent = folderFor(t);
  const draft = beginRelease({ kind: 'courts', courtsFolder: join(parent, 'data', 'courts') });
  writeParts(draft);
  draft.abandon();
  assert.deepEqual(readdirSync(parent), []);
});

test('a release that came to stand there meanwhile is not damaged', (t) => {
  const courtsFolder = folderFor(t);
  const place = { kind: 'courts', courtsFolder } as const;
  const draft = beginRelease(place);
  const settled = draft.settle(writeParts(draft));
  makeRelease(place, {}, OTHER_ROWS);
  const before = readFileSync(join(courtsFolder, '2026-08-01', 'release.json'));
  assert.throws(() => draft.finish(settled, ['{}']), { code: 'courts.placeTaken' });
  draft.abandon();
  assert.deepEqual(readFileSync(join(courtsFolder, '2026-08-01', 'release.json')), before);
  assert.deepEqual(readdirSync(courtsFolder), ['2026-08-01']);
});

test('what a crashed import left goes at the next one; a running one stays', (t) => {
  const courtsFolder = folderFor(t);
  const gone = spawnSync(process.execPath, ['--version']).pid;
  const leftover = join(courtsFolder, `.importing-${gone}-0123456789ab`);
  const running = join(courtsFolder, `.importing-${process.ppid}-0123456789ab`);
  mkdirSync(join(leftover, 'facts'), { recursive: true });
  mkdirSync(running);
  const first = beginRelease({ kind: 'courts', courtsFolder });
  const second = beginRelease({ kind: 'courts', courtsFolder });
  assert.ok(existsSync(first.folder), 'another import of this process');
  assert.ok(existsSync(running));
  assert.ok(!existsSync(leftover));
  first.abandon();
  second.abandon();
});

test('a full disk is one clear fault', { skip: !existsSync('/dev/full') }, () => {
  assert.throws(() => writePieces('/dev/full', [new Uint8Array(10)]), {
    code: 'courts.noSpace',
    message: /is full; free some room/,
  });
});

test('a place that cannot be written is named, and nothing is made', (t) => {
  const parent = folderFor(t);
  writeFileSync(join(parent, 'file'), '');
  const courtsFolder = join(parent, 'file', 'courts');
  assert.throws(() => beginRelease({ kind: 'courts', courtsFolder }), {
    code: 'courts.cannotWrite',
  });
  assert.deepEqual(readdirSync(parent), ['file']);
});
