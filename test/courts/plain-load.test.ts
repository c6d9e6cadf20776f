import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { generateDump } from '../../bench/courts/generate/generate-dump.ts';
import { writeTruth } from '../../bench/courts/generate/write-truth.ts';
import { compareCases, type Difference } from '../../bench/courts/measure/compare-cases.ts';
import { runChild } from '../../bench/courts/measure/run-child.ts';

const folder = mkdtempSync(join(tmpdir(), 'puente-plain-load-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('what Puente is measured against reads a sound dump right, so that its errors are the reading’s', async () => {
  const { cells, missing, extra } = await loadPlainly({ isSound: true });
  assert.deepEqual({ cells, missing, extra }, { cells: 0, missing: 0, extra: 0 });
});

test('of a dump with its defects it gets cells wrong and loses cases, and both are counted', async () => {
  const { cells, missing } = await loadPlainly({ isSound: false });
  assert.ok(cells > 0 && missing > 0, `${cells} cells, ${missing} cases missing`);
});

/** How far a plain load of a small invented dump is from the truth. */
async function loadPlainly({ isSound }: { isSound: boolean }): Promise<Difference> {
  const dump = join(folder, isSound ? 'sound' : 'real');
  mkdirSync(dump);
  const options = { scale: 0.001, seed: 7, folder: dump, truthOf: 'programme', isSound } as const;
  const made = generateDump(options);
  writeTruth(made, folder, []);
  const out = join(folder, 'plain.csv');
  const script = new URL('../../bench/courts/plain/plain-load.ts', import.meta.url);
  await runChild(script, ['--dump', dump, '--out', out, '--as-of', made.releaseDay]);
  return compareCases(out, join(folder, 'cases.csv'));
}
