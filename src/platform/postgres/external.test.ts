import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { closedFolder } from '../../../test/cluster-process.ts';
import { openCluster } from './cluster.ts';
import { socketUrl, withDatabase, withRole } from './urls.ts';

const log = { info: () => {}, warn: () => {} };

test('says that it does not answer, without its password', async () => {
  using folder = closedFolder();
  const databaseUrl = 'postgres://someone:canary-password@127.0.0.1:5599/puente';
  const opening = openCluster({ dataFolder: join(folder.path, 'data'), log, databaseUrl });
  await assert.rejects(opening, (error) => {
    assert.ok(error instanceof Error);
    assert.match(JSON.stringify(error), /database\.unreachable/);
    assert.doesNotMatch(`${error.stack}${JSON.stringify(error)}`, /canary-password/);
    return true;
  });
});

test('an address keeps what it does not change', () => {
  const url = 'postgresql://a:b@db.example:5433/puente?sslmode=require';
  assert.equal(withDatabase(url, 'x y'), 'postgresql://a:b@db.example:5433/x%20y?sslmode=require');
  assert.equal(
    withRole(url, 'c', 'd/e'),
    'postgresql://c:d%2Fe@db.example:5433/puente?sslmode=require',
  );
  assert.equal(withDatabase('postgres://h', 'x'), 'postgres://h/x');
  const socket = socketUrl('/a b', 'c', 'd', 'e');
  assert.equal(withRole(withDatabase(socket, 'f'), 'g', 'h'), socketUrl('/a b', 'g', 'h', 'f'));
});
