import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { migrate, readMigrations } from '#platform/migrate.ts';
import { prepareDatabase } from '#platform/postgres/prepare-database.ts';
import { type DatabaseUrls, withDatabase } from '#platform/postgres/urls.ts';
import { joinSharedCluster, type SharedCluster } from './shared-cluster.ts';

/** A database of one's own. Use with `await using`, or drop it in `after`. */
export interface TestDatabase {
  url: DatabaseUrls;
  drop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Gives a fresh database with the whole schema, on the server that all tests share. */
export async function testDatabase(): Promise<TestDatabase> {
  const cluster = await joinSharedCluster();
  return cloneOf(cluster, await migratedTemplate(cluster));
}

/** Gives a database with the roles and nothing else, for tests of migrations and backups. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const cluster = await joinSharedCluster();
  return cloneOf(cluster, await template(cluster, 'puente_empty', async () => {}));
}

async function cloneOf(cluster: SharedCluster, source: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await run(
    cluster,
    `create database ${name} template ${source} owner puente_migrator strategy wal_log`,
  );
  // Rights on a database, unlike those inside it, are not copied from its template.
  await run(cluster, `grant create on database ${name} to puente_worker`);
  const drop = async () => {
    await run(cluster, `drop database if exists ${name} with (force)`);
  };
  return { url: onDatabase(cluster.url, name), drop, [Symbol.asyncDispose]: drop };
}

/** One template for each state of the migrations, so that a changed file is never tested in its old form. */
function migratedTemplate(cluster: SharedCluster): Promise<string> {
  const migrations = readMigrations();
  const roles = readFileSync(join(import.meta.dirname, '..', 'db', 'roles.sql'), 'utf8');
  const state = createHash('sha256').update(roles);
  for (const { name, sha256 } of migrations) state.update(`${name} ${sha256}\n`);
  const name = `puente_${state.digest('hex').slice(0, 16)}`;
  return template(cluster, name, (url) => migrate(url, migrations));
}

const templates = new Map<string, Promise<string>>();

function template(
  cluster: SharedCluster,
  name: string,
  fill: (url: DatabaseUrls) => Promise<unknown>,
): Promise<string> {
  const known = templates.get(name) ?? cluster.alone(() => buildTemplate(cluster, name, fill));
  templates.set(name, known);
  return known;
}

/** Builds under another name, so that a template that has its name is complete. */
async function buildTemplate(
  cluster: SharedCluster,
  name: string,
  fill: (url: DatabaseUrls) => Promise<unknown>,
): Promise<string> {
  const found = await run(cluster, `select from pg_database where datname = '${name}'`);
  if (found > 0) return name;
  const building = `${name}_building`;
  await run(cluster, `drop database if exists ${building} with (force)`);
  await prepareDatabase(cluster.url.admin, building, cluster.passwords);
  await fill(onDatabase(cluster.url, building));
  await run(cluster, `alter database ${building} rename to ${name}`);
  return name;
}

function onDatabase(url: DatabaseUrls, name: string): DatabaseUrls {
  return {
    admin: withDatabase(url.admin, name),
    migrator: withDatabase(url.migrator, name),
    app: withDatabase(url.app, name),
    observer: withDatabase(url.observer, name),
    worker: withDatabase(url.worker, name),
  };
}

async function run(cluster: SharedCluster, sql: string): Promise<number> {
  const client = new pg.Client({ connectionString: cluster.url.admin });
  await client.connect();
  try {
    return (await client.query(sql)).rowCount ?? 0;
  } finally {
    await client.end();
  }
}
