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
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
    await prepareRoles(withDatabase(adminUrl, name), passwords);
    await client.query(`alter database ${client.escapeIdentifier(name)} owner to puente_migrator`);
  } finally {
    await client.end();
  }
}
