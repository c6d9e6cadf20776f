import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import fc from 'fast-check';
import { ask } from '../../../test/cluster-process.ts';
import { emptyDatabase, type TestDatabase, testDatabase } from '../../../test/database.ts';
import { type Migration, migrate } from '../migrate.ts';
import { exportDatabase } from './export-database.ts';
import { importDatabase } from './import-database.ts';

const key = randomBytes(32);

/** Tables with what is hard to copy: circles of keys, own types, triggers, bytes, odd texts. */
const schema = `
  create schema zoo;
  create type zoo.colour as enum ('red', 'deep blue');
  create table zoo.parents (id int primary key, favourite int);
  create table zoo.children (
    id int generated always as identity primary key,
    parent int not null references zoo.parents,
    colours zoo.colour[],
    sealed bytea,
    weight double precision,
    born date,
    at timestamptz,
    note text,
    facts jsonb,
    twice int generated always as (parent * 2) stored
  );
  alter table zoo.parents add foreign key (favourite) references zoo.children;
  create table zoo."Odd name" ("Two words" text);
  create function zoo.refuse() returns trigger language plpgsql as $$ begin raise 'refused'; end $$;
  create trigger refuse before insert on zoo.children for each row when (new.note is null) execute function zoo.refuse();
  alter table zoo.children enable row level security;
  alter table zoo.children force row level security;
  grant usage on schema zoo to puente_app;
  grant select on all tables in schema zoo to puente_app`;

const rows = `
  insert into zoo.parents values (1, null), (2, null);
  insert into zoo.children (parent, colours, sealed, weight, born, at, note, facts)
    select 1 + n % 2, array['red', 'deep blue']::zoo.colour[], sha256(n::text::bytea), 1.0 / n,
      date '1990-02-28' + n, timestamptz '2021-01-01 12:00:00.123456-08' + n * interval '1 hour',
      E'a\\tb\\\\N\\n' || n || ' ¿Ñandú? ᐃᓄᒃᑎᑐᑦ', jsonb_build_object('n', n)
    from generate_series(1, 6000) n;
  alter table zoo.children disable trigger refuse;
  insert into zoo.children (parent) values (2);
  alter table zoo.children enable always trigger refuse;
  update zoo.parents set favourite = 7 where id = 1;
  insert into zoo."Odd name" values (null), (''), ('\\N'), ('\\.');
  select graphile_worker.add_job('send', json_build_object('n', n)) from generate_series(1, 3) n`;

const migrations: Migration[] = [
  { name: '0001-zoo', sql: schema, sha256: createHash('sha256').update(schema).digest('hex') },
];

async function filledDatabase(): Promise<TestDatabase> {
  const database = await emptyDatabase();
  await migrate(database.url, migrations);
  await ask(database.url.migrator, rows);
  return database;
}

async function backupOf(database: TestDatabase): Promise<Buffer> {
  const to = new PassThrough();
  const [file] = await Promise.all([buffer(to), exportDatabase(database.url.migrator, to, key)]);
  return file;
}

const restore = (database: TestDatabase, file: Uint8Array, withKey: Uint8Array = key) =>
  importDatabase(database.url, Readable.from([file]), withKey, migrations);

/** A hash of each table's rows, whatever their order, and where each sequence stands. */
async function contents(database: TestDatabase): Promise<unknown[]> {
  const tables = await ask(
    database.url.migrator,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('zoo', 'graphile_worker', 'platform', 'registry') and tablename <> 'migrations'`,
  );
  const names = tables.map((row) => Object.values(Object(row)).join());
  const hash = (name: string) =>
    `select '${name}' as name, count(*)::int as n, md5(string_agg(t::text, '|' order by t::text)) as hash from ${name} t`;
  const found = await ask(
    database.url.migrator,
    `${names.map(hash).join(' union all ')} order by 1`,
  );
  const sequences = await ask(
    database.url.migrator,
    'select schemaname, sequencename, last_value from pg_sequences order by 1, 2',
  );
  return [...found, ...sequences];
}

const isLeftEmpty = async (database: TestDatabase) =>
  assert.deepEqual(
    await ask(
      database.url.migrator,
      "select relname from pg_class c join pg_namespace n on n.oid = relnamespace where nspname !~ '^(pg_|information_schema)'",
    ),
    [],
  );

test('a backup restored into an empty database equals the original', async () => {
  await using original = await filledDatabase();
  await using copy = await emptyDatabase();
  const file = await backupOf(original);
  assert.deepEqual(await restore(copy, file), { tables: 7, rows: 6011 });
  assert.deepEqual(await contents(copy), await contents(original));
  // Keys, triggers and row security guard the copy as they do the original.
  await assert.rejects(
    ask(copy.url.migrator, 'insert into zoo.children (parent) values (1)'),
    /refused/,
  );
  await assert.rejects(ask(copy.url.migrator, 'delete from zoo.parents where id = 2'), {
    code: '23503',
  });
  assert.deepEqual(await ask(copy.url.app, 'select count(*)::int as n from zoo.children'), [
    { n: 0 },
  ]);
  assert.deepEqual(await migrate(copy.url, migrations), []);
});

test('a backup of the whole schema restores', async () => {
  await using original = await testDatabase();
  await using copy = await emptyDatabase();
  const file = await backupOf(original);
  await importDatabase(copy.url, Readable.from([file]), key);
  assert.deepEqual(await contents(copy), await contents(original));
});

test('a backup is of one moment, though others write meanwhile', async () => {
  await using original = await filledDatabase();
  await using copy = await emptyDatabase();
  const before = await contents(original);
  const to = new PassThrough({ highWaterMark: 1 });
  const exporting = exportDatabase(original.url.migrator, to, key);
  const parts: Buffer[] = [];
  for await (const part of to) {
    parts.push(part);
    // The first sealed chunk is full of rows, and the parents come last: the moment has been chosen.
    if (parts.length === 2) {
      await ask(
        original.url.migrator,
        'update zoo.parents set favourite = null; delete from zoo."Odd name"',
      );
    }
  }
  await exporting;
  await restore(copy, Buffer.concat(parts));
  assert.deepEqual(await contents(copy), before);
  assert.notDeepEqual(await contents(original), before);
});

test('a backup shows nothing without its key', async () => {
  await using original = await filledDatabase();
  await using copy = await emptyDatabase();
  const file = await backupOf(original);
  // Long enough never to stand in sealed bytes by chance.
  for (const name of ['parents', 'favourite']) assert.equal(file.includes(name), false);
  await assert.rejects(restore(copy, file, randomBytes(32)), { code: 'backup.broken' });
  await isLeftEmpty(copy);
});

test('a file that was cut, changed, lengthened or reordered is refused and leaves nothing', async () => {
  await using original = await filledDatabase();
  await using copy = await emptyDatabase();
  const file = await backupOf(original);
  assert.ok(file.length > 3 * 65_552, 'the file should have several chunks');
  const refuses = async (changed: Uint8Array) => {
    await assert.rejects(restore(copy, changed), { code: 'backup.broken' });
    await isLeftEmpty(copy);
  };
  const chunk = (n: number) => file.subarray(48 + n * 65_552, 48 + (n + 1) * 65_552);
  await refuses(file.subarray(0, 48));
  await refuses(file.subarray(0, 48 + 65_552));
  await refuses(
    Buffer.concat([file.subarray(0, 48), chunk(1), chunk(0), file.subarray(48 + 2 * 65_552)]),
  );
  await refuses(Buffer.concat([file.subarray(0, 48), file.subarray(48 + 65_552)]));
  await refuses(Buffer.concat([file, Buffer.from('x')]));
  await fc.assert(
    fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const changed = Buffer.from(file);
      changed.writeUInt8(changed.readUInt8(at) ^ by, at);
      await refuses(changed);
      await refuses(file.subarray(0, at));
    }),
    { numRuns: 5 },
  );
  await restore(copy, file);
});

test('a refused backup takes no right on another database of the server', async () => {
  await using original = await filledDatabase();
  await using copy = await emptyDatabase();
  await using other = await emptyDatabase();
  const file = await backupOf(original);
  await assert.rejects(restore(copy, file.subarray(0, -1)), { code: 'backup.broken' });
  await migrate(other.url, migrations);
});

test('restores only into an empty database', async () => {
  await using original = await filledDatabase();
  const file = await backupOf(original);
  const before = await contents(original);
  await assert.rejects(restore(original, file), { code: 'backup.notEmpty' });
  assert.deepEqual(await contents(original), before);
});

test('restores an older state of the schema, to be migrated, and refuses an unknown one', async () => {
  await using original = await filledDatabase();
  await using copy = await emptyDatabase();
  const file = await backupOf(original);
  const none = importDatabase(copy.url, Readable.from([file]), key, []);
  await assert.rejects(none, { code: 'backup.otherVersion' });
  await isLeftEmpty(copy);
  const sql = 'alter table zoo.parents add column later int not null default 1';
  const newer = [...migrations, { name: '0002-later', sql, sha256: 'later' }];
  await importDatabase(copy.url, Readable.from([file]), key, newer);
  assert.deepEqual(await migrate(copy.url, newer), ['0002-later']);
});

test('a role that row security holds makes no backup', async () => {
  await using original = await filledDatabase();
  const to = new PassThrough();
  to.resume();
  await assert.rejects(exportDatabase(original.url.app, to, key), { code: '42501' });
});

test('a job that was being worked on is free again', async () => {
  await using original = await filledDatabase();
  await using copy = await emptyDatabase();
  await ask(
    original.url.worker,
    "update graphile_worker._private_jobs set locked_at = now(), locked_by = 'gone'",
  );
  await restore(copy, await backupOf(original));
  const free =
    'select count(*)::int as n from graphile_worker._private_jobs where locked_by is null';
  assert.deepEqual(await ask(copy.url.worker, free), [{ n: 3 }]);
});
