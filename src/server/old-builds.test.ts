import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { forgetOldBuilds, holdBuild } from './old-builds.ts';

const out = await mkdtemp(join(tmpdir(), 'puente-builds-'));
after(() => rm(out, { recursive: true, force: true }));

test('a build that a process runs from stays, however many newer ones there are', async () => {
  const names = Array.from({ length: 6 }, (_, at) => `000000000000000${at}`);
  const gone = spawnSync(process.execPath, ['--version']).pid;
  for (const [at, name] of names.entries()) {
    const folder = join(out, name);
    await mkdir(folder);
    if (at === 0) await holdBuild(folder);
    if (at === 1) await writeFile(join(folder, `held-by.${gone}`), '');
    await utimes(folder, at, at);
  }
  await forgetOldBuilds(out, '0000000000000005');
  assert.deepEqual((await readdir(out)).sort(), [names[0], names[3], names[4], names[5]]);
});
