import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { z } from 'zod';
import {
  type BackedUpTable,
  copySettings,
  copyStatement,
  findSequences,
  findTables,
} from './catalog.ts';
import { frame } from './frames.ts';
import { sealStream } from './sealed-stream.ts';

/** What a backup holds. */
export interface BackupSummary {
  tables: number;
  rows: number;
}

/** The frame `H`: the state of the schema, one name and SHA-256 per migration. */
export const backupHead = z.object({
  format: z.literal(1),
  migrations: z.array(z.object({ name: z.string(), sha256: z.string() })),
});

/** The frame `E` after a table's rows. */
export const tableEnd = z.object({ rows: z.number(), sha256: z.string() });

/**
 * Writes all rows of a database, as they were at one moment, sealed under a key of 32 bytes. Others may
 * read and write meanwhile. `url` must belong to a role that row security does not hold, else nothing is
 * written: a backup of some rows would be worse than none. Ends `to`.
 */
export async function exportDatabase(
  url: string,
  to: Writable,
  key: Uint8Array,
): Promise<BackupSummary> {
  const client = new pg.Client({ connectionString: url, application_name: 'puente backup' });
  // What happens to the connection is said by the statement under way.
  client.on('error', () => undefined);
  const summary = { tables: 0, rows: 0 };
  await client.connect();
  try {
    await pipeline(
      () => writeFrames(client, summary),
      createGzip({ level: 3 }),
      (zipped: AsyncIterable<Uint8Array>) => sealStream(zipped, key),
      to,
    );
    return summary;
  } finally {
    await client.end();
  }
}

async function* writeFrames(client: pg.Client, summary: BackupSummary): AsyncGenerator<Buffer> {
  await client.query('begin isolation level repeatable read read only');
  await client.query(copySettings);
  const { rows } = await client.query(
    'select name, sha256 from public.platform_migrations order by name',
  );
  yield frame('H', backupHead.parse({ format: 1, migrations: rows }));
  for (const table of await findTables(client)) {
    yield frame('T', table);
    const end = yield* writeRows(client, table);
    yield frame('E', end);
    summary.tables += 1;
    summary.rows += end.rows;
  }
  yield frame('S', await findSequences(client));
  yield frame('F', summary);
  await client.query('commit');
}

async function* writeRows(
  client: pg.Client,
  table: BackedUpTable,
): AsyncGenerator<Buffer, z.infer<typeof tableEnd>> {
  const hash = createHash('sha256');
  const rows = client.query(copyTo(copyStatement(table, 'to stdout')));
  for await (const bytes of rows) {
    hash.update(bytes);
    yield frame('D', bytes);
  }
  return { rows: rows.rowCount, sha256: hash.digest('hex') };
}

/** Counts and hashes a table's rows as a backup of it would. */
export async function hashRows(
  client: pg.Client,
  table: BackedUpTable,
): Promise<z.infer<typeof tableEnd>> {
  const rows = writeRows(client, table);
  for (;;) {
    const next = await rows.next();
    if (next.done) return next.value;
  }
}
