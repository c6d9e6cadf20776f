import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ask, closedFolder } from '../../../test/cluster-process.ts';
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

test('a role that may create roles and see all rows is enough; less is refused', async () => {
  const attempt = async (name: string, rights: string) => {
    await ask(server.url.admin, `create role ${name} login ${rights} password '${name}'`);
    await ask(server.url.admin, `create database ${name} owner ${name}`);
    const databaseUrl = withRole(withDatabase(elsewhere, name), name, name);
    return openCluster({ dataFolder: join(folder.path, name), log, databaseUrl });
  };
  await assert.rejects(attempt('weak', 'createrole'), { code: 'database.tooFewRights' });
  // Roles that another made may not be changed by it either, which the answer must say.
  await assert.rejects(attempt('late', 'createrole bypassrls'), { code: 'database.tooFewRights' });
});
