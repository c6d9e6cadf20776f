import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Placement } from './placement.ts';
import { databaseProblem } from './problems.ts';
import { pgHbaConf, postgresqlConf } from './settings.ts';

/** The role that owns the cluster. Nobody can sign in as it without the socket and its password. */
export const superuserName = 'puente_superuser';

/**
 * Makes the cluster if it is not there (beside its place, then renamed, so that an interrupted first start
 * leaves nothing half made), checks its version, and writes the settings anew.
 */
export function prepareCluster(
  place: Placement,
  options: { password: string; major: string; throwaway: boolean },
): void {
  removeUnfinished(place.home);
  if (!existsSync(place.cluster)) createCluster(place, options.password);
  checkVersion(place.cluster, options.major);
  const { socketFolder, logFolder } = place;
  const conf = postgresqlConf({ socketFolder, logFolder, throwaway: options.throwaway });
  writeForServer(place, join(place.cluster, 'postgresql.conf'), conf);
  writeForServer(place, join(place.cluster, 'pg_hba.conf'), pgHbaConf);
}

function checkVersion(cluster: string, wanted: string): void {
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (found !== wanted)
    throw databaseProblem('database.olderVersion', { folder: cluster, found, wanted });
}

/**
 * Removes what interrupted first starts left. Their initdb may still be at work, for it outlives a killed
 * Puente; it does no harm under a name of its own, and what it adds now is removed by a later start.
 */
function removeUnfinished(home: string): void {
  for (const name of readdirSync(home).filter((each) => each.includes('.unfinished'))) {
    try {
      rmSync(join(home, name), { recursive: true, force: true });
    } catch {}
  }
}

function createCluster(place: Placement, password: string): void {
  const unfinished = `${place.cluster}-${randomBytes(4).toString('hex')}.unfinished`;
  const passwordFile = `${unfinished}.password`;
  writeForServer(place, passwordFile, password);
  try {
    runInitdb(place, unfinished, passwordFile);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, place.cluster);
}

function runInitdb(place: Placement, folder: string, passwordFile: string): void {
  const options = [
    ['--pgdata', folder],
    ['--username', superuserName],
    ['--pwfile', passwordFile],
    ['--auth', 'scram-sha-256'],
    ['--encoding', 'UTF8'],
    ['--locale', 'C'],
    ['--locale-provider', 'builtin'],
    ['--builtin-locale', 'C.UTF-8'],
    ['--data-checksums'],
    ['--no-instructions'],
  ].flat();
  const run = spawnSync(join(place.server, 'bin', 'initdb'), options, {
    ...place.user,
    cwd: place.home,
    env: serverEnvironment(),
    encoding: 'utf8',
  });
  if (run.status !== 0) throw initdbProblem(place, run.error?.message ?? run.stderr);
}

function initdbProblem(place: Placement, output: string) {
  const folder = place.home;
  if (output.includes('No space left')) return databaseProblem('database.diskFull', { folder });
  const reason =
    output.split('\n').find((line) => /error|fatal|cannot/i.test(line)) ?? output.trim();
  return databaseProblem('database.doesNotStart', { folder, reason, log: place.logFolder });
}

function writeForServer(place: Placement, file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600 });
  if (place.user !== undefined) chownSync(file, place.user.uid, place.user.gid);
}

/** The server's environment: none of ours, least of all `PG…` variables or keys. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}
