import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { z } from 'zod';
import { type Migration, migrate, readMigrations } from '../migrate.ts';
import { codeOf, databaseProblem, reasonOf } from '../postgres/problems.ts';
import type { DatabaseUrls } from '../postgres/urls.ts';
import {
  backedUpTable,
  copySettings,
  copyStatement,
  findTables,
  isEmpty,
  sequence,
} from './catalog.ts';
import { type BackupSummary, backupHead, hashRows, tableEnd } from './export-database.ts';
import { FrameReader } from './frames.ts';
import { putBackGuards, takeAwayGuards } from './guards.ts';
import { broken, openStream } from './sealed-stream.ts';

/**
 * Restores a backup into an empty database, at the state of the schema it was made in; migrate afterwards.
 * Every table is counted and hashed against the original before anything is committed. Throws
 * `backup.notEmpty`, `backup.broken` or `backup.otherVersion`, and then leaves the database empty.
 */
export async function importDatabase(
  url: Pick<DatabaseUrls, 'migrator' | 'worker'>,
  from: Readable,
  key: Uint8Array,
  migrations: readonly Migration[] = readMigrations(),
): Promise<BackupSummary> {
  const client = new pg.Client({
    connectionString: url.migrator,
    application_name: 'puente restore',
  });
  // What happens to the connection is said by the statement under way.
  client.on('error', () => undefined);
  await client.connect();
  try {
    if (!(await isEmpty(client))) throw databaseProblem('backup.notEmpty');
    return await readBackup({ client, url, from, key, migrations });
  } finally {
    await client.end();
  }
}

interface Restoring {
  client: pg.Client;
  url: Pick<DatabaseUrls, 'migrator' | 'worker'>;
  from: Readable;
  key: Uint8Array;
  migrations: readonly Migration[];
}

async function readBackup(restoring: Restoring): Promise<BackupSummary> {
  const { client, from, key } = restoring;
  try {
    return await pipeline(
      from,
      (sealed: AsyncIterable<Uint8Array>) => openStream(sealed, key),
      createGunzip(),
      (bytes: AsyncIterable<Uint8Array>) => restoreFrames(restoring, new FrameReader(bytes)),
    );
  } catch (error) {
    await emptyAgain(client);
    throw asBackupProblem(error);
  }
}

/**
 * Makes the database as empty as it was found. Not by `drop owned`: that would take the roles' rights on
 * every other database of the server too.
 */
async function emptyAgain(client: pg.Client): Promise<void> {
  await client.query('rollback');
  await client.query(`
    do $$
    declare
      ours oid[] := array(
        select oid from pg_roles where rolname in ('puente_migrator', 'puente_worker'));
      dropped text;
    begin
      for dropped in
        select format('schema if exists %I', nspname) from pg_namespace
        where nspowner = any (ours) and nspname <> 'public'
        union all
        select format('extension if exists %I', extname) from pg_extension
        where extowner = any (ours)
        union all
        select format('table if exists public.%I', relname) from pg_class
        where relnamespace = 'public'::regnamespace and relkind = 'r' and relowner = any (ours)
      loop
        execute format('drop %s cascade', dropped);
      end loop;
    end $$`);
}

/** What does not fit into the tables is the backup's fault; a full disk or a server that went away is not. */
function asBackupProblem(error: unknown): unknown {
  const fits = error instanceof z.ZodError || error instanceof SyntaxError;
  return fits || /^(22|23|42P01|42703|Z_)/.test(codeOf(error) ?? '')
    ? broken(reasonOf(error))
    : error;
}

async function restoreFrames(restoring: Restoring, frames: FrameReader): Promise<BackupSummary> {
  const { client, url, migrations } = restoring;
  const head = backupHead.parse(await frames.json('H'));
  await migrate(url, sameState(head.migrations, migrations));
  await client.query('begin');
  await client.query(copySettings);
  const guards = await takeAwayGuards(client);
  const present = new Set((await findTables(client)).map(({ name }) => name));
  if (present.size > 0) await client.query(`truncate ${[...present].join(', ')}`);
  const summary = await restoreTables(client, frames, present);
  await putBackGuards(client, guards);
  await releaseJobs(client);
  await client.query('commit');
  return summary;
}

/** The migrations up to the state of the backup, if our files are those that it was made with. */
function sameState(
  made: z.infer<typeof backupHead>['migrations'],
  ours: readonly Migration[],
): Migration[] {
  const until = ours.slice(0, made.length);
  if (made.every(({ name, sha256 }, at) => until[at]?.name === name && until[at].sha256 === sha256))
    return until;
  const found = made.at(-1)?.name ?? 'none';
  throw databaseProblem('backup.otherVersion', { found, wanted: ours.at(-1)?.name ?? 'none' });
}

async function restoreTables(
  client: pg.Client,
  frames: FrameReader,
  present: ReadonlySet<string>,
): Promise<BackupSummary> {
  const summary = { tables: 0, rows: 0 };
  for (;;) {
    const next = await frames.next();
    if (next.letter === 'S') {
      await restoreSequences(client, JSON.parse(next.body.toString()));
      break;
    }
    const table = backedUpTable.parse(JSON.parse(next.body.toString()));
    if (next.letter !== 'T' || !present.has(table.name))
      throw broken(`${table.name} has no place here`);
    const end = await restoreRows(client, frames, copyStatement(table, 'from stdin'));
    const found = await hashRows(client, table);
    if (found.rows !== end.rows || found.sha256 !== end.sha256)
      throw broken(`${table.name} differs`);
    summary.tables += 1;
    summary.rows += end.rows;
  }
  const said = z.object({ tables: z.number(), rows: z.number() }).parse(await frames.json('F'));
  await frames.expectEnd();
  if (said.tables !== summary.tables || said.rows !== summary.rows) throw broken('its sums differ');
  return summary;
}

async function restoreRows(client: pg.Client, frames: FrameReader, copy: string) {
  const into = client.query(copyFrom(copy));
  let end: unknown;
  await pipeline(async function* rows() {
    for (;;) {
      const next = await frames.next();
      if (next.letter === 'D') yield next.body;
      else if (next.letter === 'E') {
        end = JSON.parse(next.body.toString());
        return;
      } else throw broken(`it has ${next.letter} among the rows`);
    }
  }, into);
  return tableEnd.parse(end);
}

async function restoreSequences(client: pg.Client, found: unknown): Promise<void> {
  for (const { name, value, called } of z.array(sequence).parse(found)) {
    await client.query('select setval($1::regclass, $2::bigint, $3)', [name, value, called]);
  }
}

/** A job that was being worked on belongs to nobody here, and is free to be taken up. */
async function releaseJobs(client: pg.Client): Promise<void> {
  await client.query(`
    update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_by is not null`);
  await client.query(`
    update graphile_worker._private_job_queues set locked_at = null, locked_by = null where locked_by is not null`);
}
