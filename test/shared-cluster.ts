import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBinaries } from '#platform/postgres/binaries.ts';
import { embeddedUrls } from '#platform/postgres/cluster.ts';
import { prepareCluster } from '#platform/postgres/initdb.ts';
import { type Passwords, readPasswords } from '#platform/postgres/passwords.ts';
import {
  makeDataFolder,
  type Placement,
  placeDatabase,
  recordPlacement,
} from '#platform/postgres/placement.ts';
import { runningPostmaster, runPostmaster, stopPostmaster } from '#platform/postgres/postmaster.ts';
import type { DatabaseUrls } from '#platform/postgres/urls.ts';
import { lockAlone, lockTogether, type SharedLock } from './process-locks.ts';

/** The PostgreSQL that all test processes of one clone share. It starts empty and forgets everything at its end. */
export interface SharedCluster {
  url: DatabaseUrls;
  passwords: Passwords;
  /** Runs `action` while no other process does the same. */
  alone<T>(action: () => Promise<T>): Promise<T>;
  /** Lets go; the last process to do so stops the server and waits for its end. */
  leave(): Promise<void>;
}

const clone = createHash('sha256')
  .update(import.meta.dirname)
  .digest('hex')
  .slice(0, 8);
const folder = join(tmpdir(), `puente-tests-${process.getuid?.() ?? 'user'}-${clone}`);

let joined: Promise<SharedCluster> | undefined;

/** Joins the shared server, starting it if no other process has. It stops when the last process ends. */
export function joinSharedCluster(): Promise<SharedCluster> {
  joined ??= joinOnce();
  return joined;
}

async function joinOnce(): Promise<SharedCluster> {
  makeDataFolder(folder);
  const users = lockTogether(join(folder, 'users.lock'));
  const place = await alone(() => start());
  const passwords = readPasswords(folder);
  const onExit = () => leaveAtOnce(users, place);
  process.once('exit', onExit);
  const leave = async () => {
    process.off('exit', onExit);
    const pid = leaveAtOnce(users, place);
    if (pid !== undefined) await stopPostmaster(pid);
  };
  return { url: embeddedUrls(place, passwords, 'postgres'), passwords, alone, leave };
}

let before: Promise<unknown> = Promise.resolve();

/** The lock is one between processes and blocks while it waits, so this process takes its turns by itself. */
function alone<T>(action: () => Promise<T>): Promise<T> {
  const turn = before.then(async () => {
    const lock = lockAlone(join(folder, 'alone.lock'));
    try {
      return await action();
    } finally {
      lock.release();
    }
  });
  before = turn.catch(() => {});
  return turn;
}

async function start(): Promise<Placement> {
  const binaries = findBinaries();
  const place = placeDatabase(folder, binaries);
  recordPlacement(folder, place);
  const passwords = readPasswords(folder);
  if (runningPostmaster(place) === undefined) {
    rmSync(place.cluster, { recursive: true, force: true });
    const { major } = binaries;
    prepareCluster(place, { password: passwords.superuser, major, throwaway: true });
  }
  await runPostmaster(place, embeddedUrls(place, passwords, 'postgres').admin);
  return place;
}

/** Also works while the process exits, when nothing can be awaited any more. */
function leaveAtOnce(users: SharedLock, place: Placement): number | undefined {
  const lock = lockAlone(join(folder, 'alone.lock'));
  const pid = users.isLast() ? runningPostmaster(place) : undefined;
  if (pid !== undefined) process.kill(pid, 'SIGINT');
  // Before another asks whether it is the last.
  users.release();
  lock.release();
  return pid;
}
