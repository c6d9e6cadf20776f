import pg from 'pg';
import type { Passwords } from './passwords.ts';
import { prepareRoles } from './roles.ts';
import { withDatabase } from './urls.ts';

/** Makes the database if it is not there, owned by the migrator, and its roles and their rights. */
export async function prepareDatabase(
  adminUrl: string,
  name: string,
  passwords: Passwords,
): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ owner: string }>(
      'select pg_get_userbyid(datdba) as owner from pg_database where datname = $1',
      [name],
    );
    const database = client.escapeIdentifier(name);
    if (rows.length === 0) await client.query(`create database ${database}`);
    await prepareRoles(withDatabase(adminUrl, name), passwords);
    if (rows[0]?.owner !== 'puente_migrator') {
      await client.query(`alter database ${database} owner to puente_migrator`);
    }
  } finally {
    await client.end();
  }
}
