import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { emptyDatabase, testDatabase } from './database.ts';

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('each test database has the schema and is its own', async () => {
  await using one = await testDatabase();
  await using other = await testDatabase();
  await ask(one.url.migrator, 'create table public.mine ()');
  const seen =
    "select to_regclass('public.mine') is not null as mine, to_regclass('platform.facts') is not null as schema";
  assert.deepEqual(await ask(one.url.migrator, seen), [{ mine: true, schema: true }]);
  assert.deepEqual(await ask(other.url.migrator, seen), [{ mine: false, schema: true }]);
});

test('many can be made at once', async () => {
  const makers = [testDatabase, emptyDatabase, testDatabase, emptyDatabase];
  const made = await Promise.all(makers.map((make) => make()));
  assert.equal(new Set(made.map(({ url }) => url.app)).size, 4);
  for (const database of made) {
    assert.deepEqual(await ask(database.url.app, 'select current_user as who'), [
      { who: 'puente_app' },
    ]);
  }
  await Promise.all(made.map((database) => database.drop()));
});

test('an empty database has roles and nothing else', async () => {
  await using database = await emptyDatabase();
  const tables =
    "select from pg_class join pg_namespace n on n.oid = relnamespace where nspname !~ '^(pg_|information_schema)'";
  assert.deepEqual(await ask(database.url.migrator, tables), []);
});
