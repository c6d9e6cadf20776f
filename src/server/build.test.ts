import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { buildIfStale } from './build.ts';
import { lock } from './build-lock.ts';

const folder = await mkdtemp(join(tmpdir(), 'puente-build-'));
after(() => rm(folder, { recursive: true, force: true }));

test('builds once, and not again while nothing changes', async () => {
  const first = await buildIfStale();
  assert.ok(existsSync(first.handlerFile));
  assert.deepEqual(await buildIfStale(), { handlerFile: first.handlerFile, built: false });
});

test('two who want the lock have it one after the other', async () => {
  const file = join(folder, 'in-turn');
  const happened: string[] = [];
  const release = await lock(file);
  const second = lock(file).then((giveUp) => {
    happened.push('second has it');
    return giveUp();
  });
  happened.push('first gives it up');
  await release();
  await second;
  assert.deepEqual(happened, ['first gives it up', 'second has it']);
  assert.equal(existsSync(file), false);
});

test('a lock whose process is gone is taken over', async () => {
  const file = join(folder, 'left-behind');
  const gone = spawnSync(process.execPath, ['--version']).pid;
  await writeFile(file, String(gone));
  const release = await lock(file);
  assert.equal(await readFile(file, 'utf8'), String(process.pid));
  await release();
});
