import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ask, closedFolder } from '../../../test/cluster-process.ts';
import { migrate } from '../migrate.ts';
import { type Cluster, openCluster } from './cluster.ts';
import { withDatabase, withRole } from './urls.ts';

const log = { info: () => {}, warn: () => {} };
const folder = closedFolder();
let server: Cluster;
let elsewhere: string;

before(async () => {
  chmodSync(folder.path, 0o711);
  server = await openCluster({ dataFolder: join(folder.path, 'server'), log });
  await ask(server.url.admin, 'create database elsewhere');
  elsewhere = withDatabase(server.url.admin, 'elsewhere');
});

after(async () => {
  await server.stop();
  folder[Symbol.dispose]();
});

test('uses the PostgreSQL of DATABASE_URL, starts none, and stops none', async () => {
  const dataFolder = join(folder.path, 'data');
  const cluster = await openCluster({ dataFolder, log, databaseUrl: elsewhere });
  const asked = await ask(cluster.url.app, 'select current_user as who, current_database() as at');
  assert.deepEqual(asked, [{ who: 'puente_app', at: 'elsewhere' }]);
  assert.equal(cluster.home, null);
  await assert.rejects(openCluster({ dataFolder, log, databaseUrl: elsewhere }), {
    code: 'database.alreadyRunning',
  });
  await cluster.stop();
  assert.deepEqual(await ask(elsewhere, 'select 1 as one'), [{ one: 1 }]);
});

/** Opens as a role with these rights, which owns its database and nothing else. */
async function openAs(name: string, rights: string): Promise<Cluster> {
  await ask(elsewhere, `create role ${name} login ${rights} password '${name}'`);
  await ask(elsewhere, `create database ${name} owner ${name}`);
  const databaseUrl = withRole(withDatabase(elsewhere, name), name, name);
  return openCluster({ dataFolder: join(folder.path, name), log, databaseUrl });
}

test('a role with too few rights is refused', async () => {
  await assert.rejects(openAs('weak', 'createrole'), { code: 'database.tooFewRights' });
});

test('roles that another made may not be changed, and the answer says so', async () => {
  await assert.rejects(openAs('late', 'createrole bypassrls'), { code: 'database.tooFewRights' });
});

test('no superuser is needed', async () => {
  for (const name of ['elsewhere', 'puente'])
    await ask(withDatabase(elsewhere, 'postgres'), `drop database ${name} with (force)`);
  for (const name of ['migrator', 'app', 'observer', 'worker']) {
    await ask(withDatabase(elsewhere, 'postgres'), `drop role puente_${name}`);
  }
  elsewhere = withDatabase(elsewhere, 'postgres');
  const cluster = await openAs('enough', 'createrole bypassrls');
  assert.ok((await migrate(cluster.url)).length > 0);
  const asked = await ask(
    cluster.url.app,
    "select to_regclass('platform.facts') is not null as there",
  );
  assert.deepEqual(asked, [{ there: true }]);
  await cluster.stop();
});
