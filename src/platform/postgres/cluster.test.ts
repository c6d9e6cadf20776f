import assert from 'node:assert/strict';
import { chownSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Problem } from '#platform/problem.ts';
import {
  ask,
  end,
  opened,
  openFolder,
  spawnProgram,
  startProgram,
} from '../../../test/cluster-process.ts';
import { until } from '../../../test/until.ts';
import { type Cluster, openCluster } from './cluster.ts';
import { isAlive } from './postmaster.ts';
import { explainDatabaseProblem } from './problems.ts';

const quiet = { info: () => {}, warn: () => {} };

async function hears(cluster: Cluster, wanted: 'lost' | 'back'): Promise<void> {
  await new Promise<void>((resolve) => cluster.onExit((event) => event === wanted && resolve()));
}

const isProblem = (code: string) => (error: unknown) => {
  assert.ok(error instanceof Problem, String(error));
  assert.equal(error.code, code);
  assert.doesNotMatch(explainDatabaseProblem(error) ?? '?', /\{|\?$/);
  return true;
};

test('opens, closes, and opens again with what was stored', async () => {
  using folder = openFolder();
  const first = await openCluster({ dataFolder: folder.data, log: quiet });
  await ask(first.url.migrator, 'create table public.kept as select 7 as seven');
  await first.stop();
  const second = await openCluster({ dataFolder: folder.data, log: quiet });
  assert.deepEqual(await ask(second.url.migrator, 'select seven from public.kept'), [{ seven: 7 }]);
  await second.stop();
});

test('is durable, checked, unreachable from outside, and in UTF-8', async () => {
  using folder = openFolder();
  const cluster = await openCluster({ dataFolder: folder.data, log: quiet });
  const setting = (name: string) => `current_setting('${name}') as ${name}`;
  const names = [
    'fsync',
    'synchronous_commit',
    'full_page_writes',
    'data_checksums',
    'listen_addresses',
    'server_encoding',
    'password_encryption',
  ];
  assert.deepEqual(await ask(cluster.url.app, `select ${names.map(setting).join(', ')}`), [
    {
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      data_checksums: 'on',
      listen_addresses: '',
      server_encoding: 'UTF8',
      password_encryption: 'scram-sha-256',
    },
  ]);
  const rights = await ask(
    cluster.url.admin,
    `select rolname, rolbypassrls, rolsuper, rolcreaterole
    from pg_roles where rolname ~ '^puente_' order by 1`,
  );
  const role = (rolname: string, all: boolean, rows = all) => ({
    rolname,
    rolbypassrls: rows,
    rolsuper: all,
    rolcreaterole: all,
  });
  assert.deepEqual(rights, [
    role('puente_app', false),
    role('puente_migrator', false, true),
    role('puente_observer', false),
    role('puente_superuser', true),
    role('puente_worker', false),
  ]);
  await assert.rejects(ask(cluster.url.app.replace(/:[^:@]+@/, ':wrong@'), 'select 1'), {
    code: '28P01',
  });
  for (const file of ['postgres-passwords.json', 'postgres.json']) {
    assert.equal(statSync(join(folder.data, file)).mode & 0o077, 0);
  }
  await cluster.stop();
});

test('keeps values out of its log', async () => {
  using folder = openFolder();
  const cluster = await openCluster({ dataFolder: folder.data, log: quiet });
  const canary = 'canary-6646312345';
  await assert.rejects(ask(cluster.url.app, `select '${canary}'::date`), new RegExp(canary));
  await assert.rejects(
    ask(
      cluster.url.migrator,
      `create temp table once (value text unique); insert into once values ('${canary}'), ('${canary}')`,
    ),
  );
  await assert.rejects(ask(cluster.url.migrator, `do $$ begin raise '${canary}'; end $$`));
  await cluster.stop();
  assert.ok(cluster.home);
  const log = join(cluster.home, 'log');
  const text = readdirSync(log)
    .map((file) => readFileSync(join(log, file), 'utf8'))
    .join('');
  assert.match(text, /database system is ready/);
  assert.doesNotMatch(text, new RegExp(canary));
});

test('refuses a folder that a running program holds, and names it', async () => {
  using folder = openFolder();
  const cluster = await openCluster({ dataFolder: folder.data, log: quiet });
  const { said, child } = await startProgram(folder.data);
  assert.deepEqual(said, { problem: 'database.alreadyRunning' });
  await end(child, 'SIGKILL');
  await assert.rejects(openCluster({ dataFolder: folder.data, log: quiet }), (error) => {
    assert.ok(error instanceof Problem);
    return error.details.pid === process.pid;
  });
  await cluster.stop();
});

test('adopts the server that a killed program left running', async () => {
  using folder = openFolder();
  const { child, said } = await startProgram(folder.data);
  const { pid, url } = opened(said);
  await ask(url.admin, 'create table public.kept as select 7 as seven');
  await end(child, 'SIGKILL');
  assert.ok(isAlive(pid));
  const cluster = await openCluster({ dataFolder: folder.data, log: quiet });
  assert.equal(cluster.pid(), pid);
  assert.deepEqual(await ask(cluster.url.admin, 'select seven from public.kept'), [{ seven: 7 }]);
  await cluster.stop();
  assert.equal(isAlive(pid), false);
});

test('a first start that was killed half-way does not disturb the next', async () => {
  using folder = openFolder();
  const home = join(folder.data, 'postgres');
  const child = spawnProgram(folder.data);
  const isHalfWay = () =>
    existsSync(home) && readdirSync(home).some((name) => name.endsWith('.unfinished'));
  const isOver = () => (child.exitCode === null ? undefined : `it ended with ${child.exitCode}`);
  await until('a first start', isHalfWay, isOver);
  await end(child, 'SIGKILL');
  const cluster = await openCluster({ dataFolder: folder.data, log: quiet });
  assert.deepEqual(await ask(cluster.url.app, 'select 1 as one'), [{ one: 1 }]);
  await cluster.stop();
});

test('starts after program and server were killed, though the number now is another program', async () => {
  using folder = openFolder();
  const { child, said } = await startProgram(folder.data);
  const { pid, home } = opened(said);
  await end(child, 'SIGKILL');
  process.kill(pid, 'SIGKILL');
  const pidFile = join(home, 'cluster', 'postmaster.pid');
  const { uid, gid } = statSync(pidFile);
  // The first line is the number; this process stands in for the other program.
  writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(process.pid)));
  chownSync(pidFile, uid, gid);
  const cluster = await openCluster({ dataFolder: folder.data, log: quiet });
  assert.notEqual(cluster.pid(), pid);
  await cluster.stop();
});

test('restarts a server that was killed, and loses nothing that was committed', async () => {
  using folder = openFolder();
  const cluster = await openCluster({ dataFolder: folder.data, log: quiet });
  await ask(cluster.url.migrator, 'create table public.kept (number int)');
  for (const number of [1, 2, 3]) {
    await ask(cluster.url.migrator, `insert into public.kept values (${number})`);
    const before = cluster.pid();
    const back = hears(cluster, 'back');
    process.kill(before ?? 0, 'SIGKILL');
    await back;
    assert.notEqual(cluster.pid(), before);
    const kept = await ask(cluster.url.app, 'select 1 as one');
    assert.deepEqual(kept, [{ one: 1 }]);
    assert.deepEqual(
      await ask(cluster.url.migrator, 'select count(*)::int as n from public.kept'),
      [{ n: number }],
    );
  }
  await cluster.stop();
});

test('waits for queries that a killed server left behind', async () => {
  using folder = openFolder();
  const cluster = await openCluster({ dataFolder: folder.data, log: quiet });
  const left = ask(cluster.url.admin, 'select count(*) from generate_series(1, 30000000)').catch(
    () => 'broken',
  );
  const back = hears(cluster, 'back');
  process.kill(cluster.pid() ?? 0, 'SIGKILL');
  await back;
  await left;
  assert.deepEqual(await ask(cluster.url.admin, 'select 1 as one'), [{ one: 1 }]);
  await cluster.stop();
});

test('refuses data of another PostgreSQL', async () => {
  using folder = openFolder();
  const first = await openCluster({ dataFolder: folder.data, log: quiet });
  await first.stop();
  writeFileSync(join(first.home ?? '', 'cluster', 'PG_VERSION'), '15\n');
  await assert.rejects(
    openCluster({ dataFolder: folder.data, log: quiet }),
    isProblem('database.olderVersion'),
  );
});
