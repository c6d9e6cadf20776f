import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { ask, closedFolder } from '../../../test/cluster-process.ts';
import { until } from '../../../test/until.ts';
import { type Cluster, openCluster } from './cluster.ts';

const log = { info: () => {}, warn: () => {} };

/** A disk of 160 MB in memory. Making one takes root. */
const folder = closedFolder();
const mounted =
  process.platform === 'linux' &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=160m,mode=0711', 'tmpfs', folder.path]).status ===
    0;

const filler = join(folder.path, 'filler');

/** Leaves so many megabytes free. */
function fill(leave: number): void {
  const { bavail, bsize } = statfsSync(folder.path);
  writeFileSync(filler, Buffer.alloc(bavail * bsize - leave * 1_048_576));
}

after(() => {
  if (mounted) spawnSync('umount', [folder.path]);
  folder[Symbol.dispose]();
});

describe('on a full disk', { skip: !mounted }, () => {
  test('the first start is refused with what to do, and works once there is room', async () => {
    const dataFolder = join(folder.path, 'first');
    fill(8);
    await assert.rejects(openCluster({ dataFolder, log }), { code: 'database.diskFull' });
    rmSync(filler);
    const cluster = await openCluster({ dataFolder, log });
    await cluster.stop();
    rmSync(dataFolder, { recursive: true });
  });

  test('a write is refused clearly, and once there is room all that was acknowledged is there', async () => {
    const cluster = await openCluster({ dataFolder: join(folder.path, 'second'), log });
    await ask(cluster.url.migrator, 'create table public.kept (number int, ballast text)');
    fill(6);
    const acknowledged = await writeUntilRefused(cluster);
    rmSync(filler);
    await answersAgain(cluster);
    const kept = await ask(cluster.url.migrator, 'select number from public.kept order by 1');
    assert.deepEqual(
      kept.slice(0, acknowledged.length),
      acknowledged.map((number) => ({ number })),
    );
    await ask(cluster.url.migrator, 'insert into public.kept values (-1)');
    await cluster.stop();
  });

  test('a later start is refused with what to do, and works once there is room', async () => {
    const dataFolder = join(folder.path, 'second');
    fill(0);
    await assert.rejects(openCluster({ dataFolder, log }), { code: 'database.diskFull' });
    rmSync(filler);
    const cluster = await openCluster({ dataFolder, log });
    const kept = await ask(
      cluster.url.migrator,
      'select number from public.kept where number = -1',
    );
    assert.deepEqual(kept, [{ number: -1 }]);
    await cluster.stop();
  });
});

/** Writes half a megabyte at a time until a write fails, and returns the numbers of those that did not. */
async function writeUntilRefused(cluster: Cluster): Promise<number[]> {
  const acknowledged: number[] = [];
  for (let number = 1; number < 400; number += 1) {
    const ballast = "(select string_agg(md5(random()::text), '') from generate_series(1, 16384))";
    try {
      await ask(cluster.url.migrator, `insert into public.kept values (${number}, ${ballast})`);
      acknowledged.push(number);
    } catch (error) {
      // 53100: disk full. Or the server had to end, since it could not write its log.
      assert.match(
        String(Object(error).code ?? error),
        /53100|57P0|ECONN|ENOENT|EPIPE|unexpectedly/,
      );
      return acknowledged;
    }
  }
  throw new assert.AssertionError({ message: 'the disk never became full' });
}

async function answersAgain({ url }: Cluster): Promise<void> {
  const answers = () =>
    ask(url.app, 'select 1').then(
      () => true,
      () => false,
    );
  await until('the database', answers);
}
