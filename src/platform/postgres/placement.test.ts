import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chownSync,
  cpSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  ask,
  closedFolder,
  end,
  opened,
  openFolder,
  startProgram,
} from '../../../test/cluster-process.ts';
import { openCluster } from './cluster.ts';

const isRoot = process.getuid?.() === 0;
const quiet = { info: () => {}, warn: () => {} };

test('keeps its socket short below a long path', async () => {
  using folder = openFolder();
  const cluster = await openCluster({
    dataFolder: join(folder.path, 'long'.repeat(30)),
    log: quiet,
  });
  assert.ok(Buffer.byteLength(cluster.socketFolder ?? '') < 90);
  assert.deepEqual(await ask(cluster.url.app, 'select 1 as one'), [{ one: 1 }]);
  await cluster.stop();
  rmSync(cluster.socketFolder ?? '', { recursive: true });
});

test('as root, lives elsewhere when its user cannot reach the data folder', {
  skip: !isRoot,
}, async () => {
  using folder = closedFolder();
  const data = join(folder.path, 'data');
  const cluster = await openCluster({ dataFolder: data, log: quiet });
  assert.match(cluster.home ?? '', /^\/var\/lib\/puente\//);
  assert.equal(statSync(folder.path).mode & 0o777, 0o700);
  await cluster.stop();
  const again = await openCluster({ dataFolder: data, log: quiet });
  assert.equal(again.home, cluster.home);
  await again.stop();
  rmSync(cluster.home ?? '', { recursive: true });
});

test('as an ordinary user, runs as that user', { skip: !isRoot }, async () => {
  using folder = openFolder();
  const nobody = { uid: 65534, gid: 65534 };
  chownSync(folder.path, nobody.uid, nobody.gid);
  const { child, said } = await startProgram(folder.data, nobody);
  const { home, pid } = opened(said);
  assert.equal(statSync(join(home, 'cluster')).uid, nobody.uid);
  assert.equal(statSync(`/proc/${pid}`).uid, nobody.uid);
  await end(child, 'SIGTERM');
  assert.equal(existsSync(join(home, 'cluster', 'postmaster.pid')), false);
});

test('says what to do as a user that the system does not know', { skip: !isRoot }, async () => {
  using folder = openFolder();
  chownSync(folder.path, 54321, 54321);
  const { child, said } = await startProgram(folder.data, { uid: 54321, gid: 54321 });
  assert.deepEqual(said, { problem: 'database.userUnknownToSystem' });
  await end(child, 'SIGKILL');
});

test('says what to do where it may not write', { skip: !isRoot }, async () => {
  using folder = openFolder();
  const { child, said } = await startProgram(folder.data, { uid: 65534, gid: 65534 });
  assert.deepEqual(said, { problem: 'database.folderReadOnly' });
  await end(child, 'SIGKILL');
});

test('a moved folder and a copy each have their own database', async () => {
  using folder = openFolder();
  const first = await openCluster({ dataFolder: folder.data, log: quiet });
  await ask(first.url.admin, 'create table public.kept ()');
  await first.stop();
  const moved = join(folder.path, 'moved');
  renameSync(folder.data, moved);
  cpSync(moved, folder.data, { recursive: true, preserveTimestamps: true });
  ownAs(join(moved, 'postgres'), join(folder.data, 'postgres'));
  const one = await openCluster({ dataFolder: moved, log: quiet });
  const other = await openCluster({ dataFolder: folder.data, log: quiet });
  await ask(one.url.admin, 'drop table public.kept');
  assert.deepEqual(await ask(other.url.admin, 'select * from public.kept'), []);
  await one.stop();
  await other.stop();
});

/** Gives a copy the owner of its original, which copying as root takes away. */
function ownAs(original: string, copy: string): void {
  const { uid, gid } = statSync(original);
  assert.equal(spawnSync('chown', ['-R', `${uid}:${gid}`, copy]).status, 0);
}

test('never begins anew where a database was', async () => {
  using folder = openFolder();
  const first = await openCluster({ dataFolder: folder.data, log: quiet });
  await first.stop();
  const cluster = join(first.home ?? '', 'cluster');
  renameSync(cluster, `${cluster}.away`);
  await assert.rejects(openCluster({ dataFolder: folder.data, log: quiet }), {
    code: 'database.missing',
  });
  renameSync(`${cluster}.away`, cluster);
  const record = readFileSync(first.recordFile ?? '');
  writeFileSync(first.recordFile ?? '', record.subarray(0, 9));
  await assert.rejects(openCluster({ dataFolder: folder.data, log: quiet }), {
    code: 'database.recordBroken',
  });
  writeFileSync(first.recordFile ?? '', record);
  const passwords = join(folder.data, 'postgres-passwords.json');
  writeFileSync(passwords, '{}');
  await assert.rejects(openCluster({ dataFolder: folder.data, log: quiet }), {
    code: 'database.recordBroken',
  });
});

test('a copy does not share the database of a folder whose database lives elsewhere', {
  skip: !isRoot,
}, async () => {
  using folder = closedFolder();
  const data = join(folder.path, 'data');
  const first = await openCluster({ dataFolder: data, log: quiet });
  await first.stop();
  const copy = join(folder.path, 'copy');
  cpSync(data, copy, { recursive: true });
  await assert.rejects(openCluster({ dataFolder: copy, log: quiet }), {
    code: 'database.folderCopied',
  });
  rmSync(first.home ?? '', { recursive: true });
});

test('says whose folder it is', { skip: !isRoot }, async () => {
  using folder = openFolder();
  const first = await openCluster({ dataFolder: folder.data, log: quiet });
  await first.stop();
  const { child, said } = await startProgram(folder.data, { uid: 65534, gid: 65534 });
  assert.deepEqual(said, { problem: 'database.belongsToAnother' });
  await end(child, 'SIGKILL');
});
