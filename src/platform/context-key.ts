import pg from 'pg';

/** Leaves the key of row-security contexts where only the owner's functions read it. */
export async function keepContextKey(migratorUrl: string, key: Uint8Array): Promise<void> {
  const client = new pg.Client({ connectionString: migratorUrl });
  await client.connect();
  try {
    await client.query(
      'insert into platform.context_key (key) values ($1) on conflict (only_one) do update set key = $1',
      [Buffer.from(key)],
    );
  } finally {
    await client.end();
  }
}
