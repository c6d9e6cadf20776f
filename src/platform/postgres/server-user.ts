import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { databaseProblem } from './problems.ts';

/** Whom PostgreSQL runs as. Undefined: as whoever runs Puente. */
export type ServerUser = { uid: number; gid: number } | undefined;

/**
 * PostgreSQL refuses root. Started by root, it runs as the owner of an existing cluster, else as the
 * system user `postgres`, which is made if it is not there. `nobody` is never used: other services run
 * under it and could read the data.
 */
export function serverUser(cluster: string): ServerUser {
  const { uid, gid } = currentUser();
  if (uid === 0) return ownerOf(cluster) ?? findUser('postgres') ?? makeUser('postgres');
  if (process.platform === 'linux' && !isKnown(uid)) {
    throw databaseProblem('database.userUnknownToSystem', { uid, gid });
  }
  return undefined;
}

function currentUser(): { uid: number; gid: number } {
  return { uid: process.getuid?.() ?? -1, gid: process.getgid?.() ?? -1 };
}

function ownerOf(folder: string): ServerUser {
  const found = statSync(folder, { throwIfNoEntry: false });
  return found === undefined || found.uid === 0 ? undefined : { uid: found.uid, gid: found.gid };
}

/** Reads the passwd file, and asks `id` where users come from a directory service. */
function findUser(name: string): ServerUser {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((each) => each.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? ['', '', idOf(name, '-u'), idOf(name, '-g')];
  if (!uid || !gid || uid === '0') return undefined;
  return { uid: Number(uid), gid: Number(gid) };
}

function idOf(name: string, flag: '-u' | '-g'): string {
  return spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout?.trim() ?? '';
}

function isKnown(uid: number): boolean {
  const inFile = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .some((line) => line.split(':')[2] === String(uid));
  return inFile || spawnSync('id', ['-un', String(uid)]).status === 0;
}

/** `useradd` on most systems, `adduser` on those with BusyBox. */
function makeUser(name: string): ServerUser {
  const ways: [string, string[]][] = [
    ['useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', name]],
    ['adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', name]],
  ];
  for (const [command, args] of ways) {
    if (spawnSync(command, args).status === 0) break;
  }
  const made = findUser(name);
  if (made === undefined) throw databaseProblem('database.noUserForServer');
  return made;
}
