import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';
import { z } from 'zod';
import { databaseProblem, reasonOf } from './postgres/problems.ts';
import type { DatabaseUrls } from './postgres/urls.ts';

/** One file of db/migrations. */
export interface Migration {
  /** The file's name without `.sql`, e.g. `0001-platform`. */
  name: string;
  sql: string;
  /** SHA-256 of the file, in hex. */
  sha256: string;
}

const migrationsFolder = join(import.meta.dirname, '..', '..', 'db', 'migrations');

/** Reads the migrations in their order. Throws if a name has no number or two have the same one. */
export function readMigrations(folder = migrationsFolder): Migration[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort();
  const numbers = new Set<string>();
  return files.map((file) => {
    const number = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(file)?.[1];
    if (number === undefined || numbers.has(number))
      throw databaseProblem('database.migrationName', { name: file });
    numbers.add(number);
    const sql = readFileSync(join(folder, file), 'utf8');
    return { name: file.slice(0, -4), sql, sha256: createHash('sha256').update(sql).digest('hex') };
  });
}

/**
 * Brings the schema of the job queue and then our own up to date, as the roles that own them: forward
 * only, each file in one transaction, one program at a time. Returns the names of what was applied now.
 */
export async function migrate(
  url: Pick<DatabaseUrls, 'migrator' | 'worker'>,
  migrations: readonly Migration[] = readMigrations(),
): Promise<string[]> {
  const client = new pg.Client({
    connectionString: url.migrator,
    application_name: 'puente migrate',
  });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(7823401)');
    await runMigrations({ connectionString: url.worker, logger: quiet });
    await client.query(`create table if not exists public.platform_migrations (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now());
      alter table public.platform_migrations enable row level security;
      alter table public.platform_migrations force row level security`);
    return await applyMissing(client, migrations);
  } finally {
    await client.end();
  }
}

/** The queue's own migrations announce themselves at length; a failure is thrown anyway. */
const quiet = new Logger(() => () => {});

const applied = z.array(z.object({ name: z.string(), sha256: z.string() }));

async function applyMissing(
  client: pg.Client,
  migrations: readonly Migration[],
): Promise<string[]> {
  const { rows } = await client.query(
    'select name, sha256 from public.platform_migrations order by name',
  );
  const before = new Map(applied.parse(rows).map((row) => [row.name, row.sha256]));
  checkHistory(before, migrations);
  const missing = migrations.filter(({ name }) => !before.has(name));
  for (const migration of missing) await apply(client, migration);
  return missing.map(({ name }) => name);
}

function checkHistory(before: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map(({ name, sha256 }) => [name, sha256]));
  for (const [name, sha256] of before) {
    if (!known.has(name)) throw databaseProblem('database.migrationMissing', { name });
    if (known.get(name) !== sha256) throw databaseProblem('database.migrationChanged', { name });
  }
}

async function apply(client: pg.Client, { name, sql, sha256 }: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query('insert into public.platform_migrations (name, sha256) values ($1, $2)', [
      name,
      sha256,
    ]);
    await client.query('commit');
  } catch (error) {
    throw databaseProblem('database.migrationFailed', {
      name,
      reason: `${reasonOf(error)}${lineOf(error, sql)}`,
    });
  }
}

function lineOf(error: unknown, sql: string): string {
  if (!(error instanceof pg.DatabaseError) || error.position === undefined) return '';
  return `, line ${sql.slice(0, Number(error.position)).split('\n').length}`;
}
