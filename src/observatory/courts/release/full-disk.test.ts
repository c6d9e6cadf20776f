import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import type { DumpRow } from './dump-rows.fixture.ts';
import { makeRelease, writeParts } from './release.fixture.ts';
import { beginRelease } from './release-draft.ts';

/** A disk of 256 kB in memory. Making one takes root. */
const disk = mkdtempSync(join(tmpdir(), 'puente-courts-disk-'));
const isMounted =
  process.platform === 'linux' &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk]).status === 0;

after(() => {
  if (isMounted) spawnSync('umount', [disk]);
  rmSync(disk, { recursive: true });
});

const MANY_ROWS = Array.from({ length: 10_000 }, (_, id): DumpRow => {
  return { table: 'case', values: [id, 0, 0, 0, false] };
});

describe('on a disk that runs full', { skip: !isMounted }, () => {
  test('an import ends with one clear fault, and leaves nothing behind', () => {
    const courtsFolder = join(disk, 'data', 'courts');
    const draft = beginRelease({ kind: 'courts', courtsFolder });
    assert.throws(() => writeParts(draft, MANY_ROWS), { code: 'courts.noSpace' });
    draft.abandon();
    assert.deepEqual(readdirSync(disk), []);
  });

  test('an earlier release is untouched, also when only the report finds no room', () => {
    const courtsFolder = join(disk, 'courts');
    mkdirSync(courtsFolder);
    makeRelease({ kind: 'courts', courtsFolder });
    const before = readFileSync(join(courtsFolder, '2026-08-01', 'release.json'));
    const draft = beginRelease({ kind: 'courts', courtsFolder });
    const settled = draft.settle({ ...writeParts(draft), date: 20_260_901 });
    const report = Array.from({ length: 100 }, () => 'x'.repeat(10_000));
    assert.throws(() => draft.finish(settled, report), { code: 'courts.noSpace' });
    draft.abandon();
    assert.deepEqual(readdirSync(courtsFolder), ['2026-08-01']);
    assert.deepEqual(readFileSync(join(courtsFolder, '2026-08-01', 'release.json')), before);
  });
});
