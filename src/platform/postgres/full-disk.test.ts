import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, describe, test } from 'node:test';
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
  let cluster: Cluster | undefined;
  afterEach(async () => {
    rmSync(filler, { force: true });
    await cluster?.stop();
    cluster = undefined;
  });

  test('the first start is refused with what to do, and works once there is room', async () => {
    const dataFolder = join(folder.path, 'first');
    fill(8);
    await assert.rejects(openCluster({ dataFolder, log }), { code: 'database.diskFull' });
    rmSync(filler);
    cluster = await openCluster({ dataFolder, log });
    await cluster.stop();
    rmSync(dataFolder, { recursive: true });
  });

  test('a write is refused clearly, and once there is room all that was acknowledged is there', async () => {
    cluster = await openCluster({ dataFolder: join(folder.path, 'second'), log });
    await ask(cluster.url.migrator, 'create table public.kept (number int, ballast text)');
    fill(6);
    const acknowledged = await writeUntilRefused(cluster);
    rmSync(filler);
    const kept = await answered(cluster, 'select number from public.kept order by 1');
    assert.deepEqual(
      kept.slice(0, acknowledged.length),
      acknowledged.map((number) => ({ number })),
    );
    await answered(
      cluster,
      `insert into public.kept select -1 where not exists (
        select from public.kept where number = -1)`,
    );
  });

  test('a later start is refused with what to do, and works once there is room', async () => {
    const dataFolder = join(folder.path, 'second');
    fill(0);
    await assert.rejects(openCluster({ dataFolder, log }), { code: 'database.diskFull' });
    rmSync(filler);
    cluster = await openCluster({ dataFolder, log });
    const kept = await ask(
      cluster.url.migrator,
      'select number from public.kept where number = -1',
    );
    assert.deepEqual(kept, [{ number: -1 }]);
  });
});

/** What a server says, or its socket, while it ends and comes back. */
const away = /57P0|ECONN|ENOENT|EPIPE|unexpectedly/;
const codeOf = (error: unknown) => String(Object(error).code ?? error);

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
      if (codeOf(error) !== '53100') assert.match(codeOf(error), away);
      return acknowledged;
    }
  }
  throw new assert.AssertionError({ message: 'the disk never became full' });
}

/** The rows of a statement, asked again while the server is away: it may end a while after the disk was full. */
async function answered({ url }: Cluster, statement: string): Promise<unknown[]> {
  let rows: unknown[] | undefined;
  await until('the database', async () => {
    rows = await ask(url.migrator, statement).catch((error: unknown) => {
      if (!away.test(codeOf(error))) throw error;
      return undefined;
    });
    return rows !== undefined;
  });
  return rows ?? [];
}
