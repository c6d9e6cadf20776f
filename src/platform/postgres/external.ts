import pg from 'pg';
import type { Cluster } from './cluster.ts';
import type { Passwords } from './passwords.ts';
import { databaseProblem, reasonOf } from './problems.ts';
import { prepareRoles } from './roles.ts';
import { withRole } from './urls.ts';

/** The oldest PostgreSQL that has what the migrations use. */
const oldestMajor = 16;

/**
 * Prepares the roles in a PostgreSQL of one's own. Roles belong to a whole server, so one server serves one
 * Puente: a second one would give the roles other passwords.
 */
export async function openExternal(url: string, passwords: Passwords): Promise<Cluster> {
  await checkServer(url);
  await prepareRoles(url, passwords);
  return {
    url: {
      admin: url,
      migrator: withRole(url, 'puente_migrator', passwords.puente_migrator),
      app: withRole(url, 'puente_app', passwords.puente_app),
      observer: withRole(url, 'puente_observer', passwords.puente_observer),
      worker: withRole(url, 'puente_worker', passwords.puente_worker),
    },
    socketFolder: null,
    recordFile: null,
    home: null,
    pid: () => null,
    onExit: () => {},
    stop: async () => {},
  };
}

async function checkServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
  } catch (error) {
    throw databaseProblem('database.unreachable', { reason: reasonOf(error) });
  }
  try {
    await checkVersionAndRights(client);
  } finally {
    await client.end();
  }
}

async function checkVersionAndRights(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number; version_name: string; enough: boolean }>(`
    select current_setting('server_version_num')::int as version,
           current_setting('server_version') as version_name,
           rolsuper or (rolcreaterole and rolbypassrls) as enough
    from pg_roles where rolname = current_user`);
  const [row] = rows;
  if (row === undefined || !row.enough) {
    throw databaseProblem('database.tooFewRights', {
      action: 'create roles that bypass row security',
    });
  }
  if (row.version < oldestMajor * 10_000) {
    throw databaseProblem('database.serverTooOld', {
      found: row.version_name,
      wanted: oldestMajor,
    });
  }
}
