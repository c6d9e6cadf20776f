import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { serverEnvironment } from './initdb.ts';
import type { Placement } from './placement.ts';
import { codeOf, databaseProblem, reasonOf } from './problems.ts';

/** A running PostgreSQL. */
export interface Postmaster {
  pid: number;
  /** True if it was already running when we came. */
  adopted: boolean;
}

/** How often something is asked again that the system cannot announce, in milliseconds. */
const pause = 15;

/**
 * Finds the PostgreSQL of this place, or starts it, and returns when it answers. One that outlived its
 * Puente (kill -9) is adopted. `url` must lead to it as superuser, into a database that exists.
 */
export async function runPostmaster(place: Placement, url: string): Promise<Postmaster> {
  const running = runningPostmaster(place);
  if (running !== undefined) {
    if (await answers(url, () => isAlive(running), 20_000)) return { pid: running, adopted: true };
    // Alive but out of reach: someone removed its socket.
    if (isAlive(running)) await stopPostmaster(running);
  }
  removeForeignLocks(place);
  return startPostmaster(place, url);
}

/** The number of the PostgreSQL that runs on this cluster, from its postmaster.pid, if it is alive and is one. */
export function runningPostmaster(place: Placement): number | undefined {
  const pid = pidIn(join(place.cluster, 'postmaster.pid'));
  return pid !== undefined && isAlive(pid) && isServerOf(place, pid) ? pid : undefined;
}

/** How long the last queries of a killed server may hold its memory, in milliseconds. */
const patienceForOldQueries = 60_000;

async function startPostmaster(place: Placement, url: string): Promise<Postmaster> {
  const startLog = join(place.logFolder, 'start.log');
  const patience = Date.now() + patienceForOldQueries;
  for (;;) {
    const child = spawnDetached(place, startLog);
    const { pid } = child;
    const isThere = () => child.exitCode === null && child.signalCode === null;
    if (pid !== undefined && (await answers(url, isThere))) return { pid, adopted: false };
    const said = lastWords(place, startLog);
    // After kill -9 of the server, a query may run on for a while; a new server waits for its end.
    if (!said.includes('shared memory block') || Date.now() > patience)
      throw startProblem(place, said);
    await wait(10 * pause);
  }
}

/** In a process group of its own, so that Ctrl-C reaches Puente alone, which then stops it in order. */
function spawnDetached(place: Placement, startLog: string): ChildProcess {
  const out = openSync(startLog, 'w', 0o600);
  if (place.user !== undefined) chownSync(startLog, place.user.uid, place.user.gid);
  chmodSync(place.cluster, 0o700);
  const child = spawn(join(place.server, 'bin', 'postgres'), ['-D', place.cluster], {
    ...place.user,
    cwd: place.cluster,
    env: serverEnvironment(),
    stdio: ['ignore', out, out],
    detached: true,
  });
  child.on('error', () => {});
  // The server outlives a killed Puente on purpose, and must not keep a finished one from ending.
  child.unref();
  closeSync(out);
  return child;
}

/**
 * Asks until the server answers (true), is gone, or has no socket for so long (false). Recovery after a
 * crash may take minutes: a server that says it is starting is waited for.
 */
async function answers(url: string, isThere: () => boolean, silence = Infinity): Promise<boolean> {
  const until = Date.now() + silence;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return true;
    } catch (error) {
      if (!isStarting(error)) throw error;
      if (codeOf(error) !== '57P03' && Date.now() > until) return false;
    }
    if (!isThere()) return false;
    await wait(pause);
  }
}

// 57P03: it is starting, stopping or recovering. 57P01, ECONNRESET, EPIPE and an abrupt end: it is stopping.
const startingCodes = ['57P03', '57P01', 'ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'];

function isStarting(error: unknown): boolean {
  return (
    startingCodes.includes(codeOf(error) ?? '') || /terminated unexpectedly/.test(reasonOf(error))
  );
}

/** What a server that did not start has said: on its own before its log is open, then in the log. */
function lastWords(place: Placement, startLog: string): string {
  const weekday = new Date().getUTCDay() || 7;
  const log = join(place.logFolder, `postgresql-${weekday}.log`);
  const lines = existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : [];
  const start = lines.findLastIndex((line) => line.includes('starting PostgreSQL'));
  return [readFileSync(startLog, 'utf8'), ...lines.slice(start)].join('\n');
}

function startProblem(place: Placement, said: string) {
  const folder = place.home;
  if (said.includes('No space left on device')) {
    return databaseProblem('database.diskFull', { folder });
  }
  const fatal = said.match(/(?:FATAL|PANIC):\s*(.*)/)?.[1];
  const reason = fatal ?? said.match(/.*(?:error|cannot).*/i)?.[0] ?? 'it ended without a word';
  return databaseProblem('database.doesNotStart', { folder, reason, log: place.logFolder });
}

/**
 * A killed server leaves files with its number. PostgreSQL sees through them itself, unless that number
 * exists: now another program of the same user, or the dead server that nobody has collected. Only then
 * are they removed. (A query that still holds the old memory is found without them, by the cluster's inode.)
 */
function removeForeignLocks(place: Placement): void {
  const locks = [
    join(place.cluster, 'postmaster.pid'),
    join(place.socketFolder, '.s.PGSQL.5432.lock'),
  ];
  for (const file of locks) {
    const pid = pidIn(file);
    if (pid === undefined || !signal(pid, 0)) continue;
    if (!isAlive(pid) || !isServerOf(place, pid)) rmSync(file, { force: true });
  }
}

function pidIn(file: string): number | undefined {
  if (!existsSync(file)) return undefined;
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
  return pid > 0 ? pid : undefined;
}

/** Stops the server: at once for its clients, in order for its data. Returns when it is gone. */
export async function stopPostmaster(pid: number): Promise<void> {
  signal(pid, 'SIGINT');
  const patience = Date.now() + 60_000;
  while (isAlive(pid)) {
    if (Date.now() > patience) signal(pid, 'SIGQUIT');
    await wait(pause);
  }
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** True if the process exists and is not a finished one that nobody has collected yet. */
export function isAlive(pid: number): boolean {
  if (!signal(pid, 0)) return false;
  const status = `/proc/${pid}/stat`;
  if (process.platform !== 'linux' || !existsSync(status)) return true;
  try {
    const text = readFileSync(status, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2, text.lastIndexOf(')') + 3) !== 'Z';
  } catch {
    return false;
  }
}

function isServerOf(place: Placement, pid: number): boolean {
  if (process.platform !== 'linux') return true;
  try {
    const [program, ...rest] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return basename(program ?? '') === 'postgres' && rest.includes(place.cluster);
  } catch {
    return false;
  }
}
