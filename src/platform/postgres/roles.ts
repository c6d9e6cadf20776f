import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { type Passwords, roleNames, scramVerifier } from './passwords.ts';
import { databaseProblem, reasonOf } from './problems.ts';

const rolesFile = join(import.meta.dirname, '..', '..', '..', 'db', 'roles.sql');

/**
 * Makes the roles, gives them their passwords, and says what they may do with the database that `url`
 * leads to. `url` must be allowed to create roles.
 */
export async function prepareRoles(url: string, passwords: Passwords): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Two starts at once would both change the same roles.
    await client.query('select pg_advisory_lock(7823402)');
    const withPassword = roleNames.map(
      (role) => `alter role ${role} login password '${scramVerifier(passwords[role])}';`,
    );
    await client.query([readFileSync(rolesFile, 'utf8'), ...withPassword].join('\n'));
  } catch (error) {
    throw rightsProblem(error);
  } finally {
    await client.end();
  }
}

function rightsProblem(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError) || error.code !== '42501') return error;
  return databaseProblem('database.tooFewRights', {
    action: `prepare the roles (${reasonOf(error)})`,
  });
}
