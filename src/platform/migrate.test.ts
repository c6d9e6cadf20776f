import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ask, closedFolder } from '../../test/cluster-process.ts';
import { emptyDatabase } from '../../test/database.ts';
import { type Migration, migrate, readMigrations } from './migrate.ts';

const migration = (name: string, sql: string): Migration => ({
  name,
  sql,
  sha256: createHash('sha256').update(sql).digest('hex'),
});
const one = migration('0001-one', 'create table public.one ()');
const two = migration('0002-two', 'create table public.two ()');

const tables = `select relname, pg_get_userbyid(relowner) as owner from pg_class
  where relname in ('one', 'two') order by 1`;

test('applies each migration once, in order, as the owner', async () => {
  await using database = await emptyDatabase();
  assert.deepEqual(await migrate(database.url, [one]), ['0001-one']);
  assert.deepEqual(await migrate(database.url, [one, two]), ['0002-two']);
  assert.deepEqual(await migrate(database.url, [one, two]), []);
  assert.deepEqual(await ask(database.url.migrator, tables), [
    { relname: 'one', owner: 'puente_migrator' },
    { relname: 'two', owner: 'puente_migrator' },
  ]);
});

test('programs that start at once apply each migration once', async () => {
  await using database = await emptyDatabase();
  const applied = await Promise.all([1, 2, 3].map(() => migrate(database.url, [one, two])));
  assert.deepEqual(applied.flat().sort(), ['0001-one', '0002-two']);
});

test('a migration that fails leaves nothing and says where', async () => {
  await using database = await emptyDatabase();
  const broken = migration('0002-two', 'create table public.two ();\nselect nothing_there');
  await assert.rejects(migrate(database.url, [one, broken]), {
    code: 'database.migrationFailed',
    details: { name: '0002-two', reason: 'column "nothing_there" does not exist, line 2' },
  });
  const made = await ask(database.url.migrator, tables);
  assert.deepEqual(made, [{ relname: 'one', owner: 'puente_migrator' }]);
  assert.deepEqual(await migrate(database.url, [one, two]), ['0002-two']);
});

test('refuses a migration that was changed after it had been applied', async () => {
  await using database = await emptyDatabase();
  await migrate(database.url, [one]);
  await assert.rejects(migrate(database.url, [{ ...one, sha256: two.sha256 }, two]), {
    code: 'database.migrationChanged',
    details: { name: '0001-one' },
  });
});

test('refuses a database that a newer version has migrated', async () => {
  await using database = await emptyDatabase();
  await migrate(database.url, [one, two]);
  await assert.rejects(migrate(database.url, [one]), {
    code: 'database.migrationMissing',
    details: { name: '0002-two' },
  });
});

test('refuses a file without a number of its own', () => {
  using folder = closedFolder();
  const cases = {
    good: ['0001-one.sql', '0002-two.sql'],
    same: ['0001-one.sql', '0001-two.sql'],
    none: ['one.sql'],
  };
  for (const [inside, names] of Object.entries(cases)) {
    mkdirSync(join(folder.path, inside));
    for (const name of names) writeFileSync(join(folder.path, inside, name), '');
  }
  assert.equal(readMigrations(join(folder.path, 'good')).length, 2);
  for (const inside of ['same', 'none']) {
    const read = () => readMigrations(join(folder.path, inside));
    assert.throws(read, { code: 'database.migrationName' });
  }
});

test('nobody but the owner reads the list of migrations', async () => {
  await using database = await emptyDatabase();
  await migrate(database.url, [one]);
  for (const url of [database.url.app, database.url.observer, database.url.worker]) {
    await assert.rejects(ask(url, 'select * from public.platform_migrations'), { code: '42501' });
  }
});
