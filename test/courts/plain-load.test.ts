import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { generateDump } from '../../bench/courts/generate/generate-dump.ts';
import { writeTruth } from '../../bench/courts/generate/write-truth.ts';
import { compareCases } from '../../bench/courts/measure/compare-cases.ts';
import { runChild } from '../../bench/courts/measure/run-child.ts';

const folder = mkdtempSync(join(tmpdir(), 'puente-plain-load-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('what Puente is measured against reads a sound dump right, so that its errors are the reading’s', async () => {
  const dump = join(folder, 'dump');
  mkdirSync(dump);
  const made = generateDump({
    scale: 0.001,
    seed: 7,
    folder: dump,
    truthOf: 'programme',
    isSound: true,
  });
  const { length } = writeTruth(made, folder, []);
  const out = join(folder, 'plain.csv');
  const script = new URL('../../bench/courts/plain/plain-load.ts', import.meta.url);
  await runChild(script, ['--dump', dump, '--out', out, '--as-of', made.releaseDay]);
  const difference = compareCases(out, join(folder, 'cases.csv'));
  assert.deepEqual(difference, { cells: 0, missing: 0, extra: 0, cases: length + 1 });
});
