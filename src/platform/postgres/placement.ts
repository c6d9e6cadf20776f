import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import type { Binaries } from './binaries.ts';
import { databaseProblem, folderProblem } from './problems.ts';
import { type ServerUser, serverUser } from './server-user.ts';

/** Where a data folder's database lives, and whom it runs as. */
export interface Placement {
  /** Drawn once; the same in the record. */
  id: string;
  /** Everything of the database: cluster, log, and where needed the server itself. Owned by the server's user. */
  home: string;
  cluster: string;
  logFolder: string;
  socketFolder: string;
  /** The folder with `bin`, `lib`, `share` that the server's user can reach. */
  server: string;
  user: ServerUser;
  /** True if the database was made before: its cluster must be there. */
  known: boolean;
}

/** What `postgres.json` says: `home` is relative where it is inside the data folder, which may be moved. */
const record = z.object({ id: z.string(), home: z.string() });
type PlaceRecord = z.infer<typeof record>;

/** Where databases go that cannot be below the data folder: the place for a service's state on Linux. */
const systemFolder = '/var/lib/puente';

/** `postgres.json` in the data folder: where the database lives. */
export const recordFileOf = (dataFolder: string) => join(dataFolder, 'postgres.json');

/**
 * Makes the data folder if it is not there. Others may pass through it (never list or read) when
 * PostgreSQL has to run as another user; a folder that exists keeps its mode.
 */
export function makeDataFolder(dataFolder: string): void {
  if (existsSync(dataFolder)) return;
  try {
    mkdirSync(dirname(dataFolder), { recursive: true });
    mkdirSync(dataFolder, { mode: 0o700 });
    if (process.getuid?.() === 0) chmodSync(dataFolder, 0o711);
  } catch (error) {
    throw folderProblem(error, dataFolder);
  }
}

/**
 * Decides, or reads from the record, where the database of a data folder lives. The server's user must
 * reach server, cluster and socket although a parent of the clone or of the data folder may be closed to
 * it: then they go below {@link systemFolder}. No parent's mode is changed.
 */
export function placeDatabase(dataFolder: string, binaries: Binaries): Placement {
  try {
    const found = readRecord(dataFolder);
    const user = serverUser(join(resolve(dataFolder, found?.home ?? 'postgres'), 'cluster'));
    const { id, home: written } = found ?? chooseHome(dataFolder, user);
    const home = makeFolder(resolve(dataFolder, written), 0o700, user);
    return {
      id,
      home,
      cluster: join(home, 'cluster'),
      logFolder: makeFolder(join(home, 'log'), 0o700, user),
      socketFolder: placeSocket(home, user),
      server: reachableServer(home, binaries, user),
      user,
      known: found !== undefined,
    };
  } catch (error) {
    throw folderProblem(error, dataFolder);
  }
}

function readRecord(dataFolder: string): PlaceRecord | undefined {
  const file = recordFileOf(dataFolder);
  if (!existsSync(file)) return undefined;
  const found = record.safeParse(parsed(readFileSync(file, 'utf8')));
  if (!found.success) throw databaseProblem('database.recordBroken', { file });
  refuseCopy(dataFolder, found.data);
  return found.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Two data folders with one database: a copy was made of one whose database lives outside of it. */
function refuseCopy(dataFolder: string, { id, home }: PlaceRecord): void {
  const belongsTo = join(resolve(dataFolder, home), 'belongs-to.txt');
  if (!existsSync(belongsTo)) return;
  const owner = readFileSync(belongsTo, 'utf8').trim();
  const ownerRecord = recordFileOf(owner);
  if (owner === resolve(dataFolder) || !existsSync(ownerRecord)) return;
  if (record.safeParse(parsed(readFileSync(ownerRecord, 'utf8'))).data?.id !== id) return;
  throw databaseProblem('database.folderCopied', { folder: dataFolder, owner });
}

/** Writes `postgres.json`, once the database is there. */
export function recordPlacement(dataFolder: string, { id, home }: Placement): void {
  const file = recordFileOf(dataFolder);
  const written = home === join(resolve(dataFolder), 'postgres') ? 'postgres' : home;
  const text = `${JSON.stringify({ id, home: written }, null, 2)}\n`;
  writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}

/** The identity is drawn, not derived from the path: a data folder made anew must not find an old database. */
function chooseHome(dataFolder: string, user: ServerUser): PlaceRecord {
  const id = randomBytes(6).toString('hex');
  const inside = join(resolve(dataFolder), 'postgres');
  const isNew = !existsSync(inside);
  makeFolder(inside, 0o700, user);
  if (reaches(user, `cd -- "$1" && test -w .`, inside)) return { id, home: 'postgres' };
  if (isNew) rmSync(inside, { recursive: true });
  mkdirSync(systemFolder, { recursive: true, mode: 0o755 });
  const home = makeFolder(join(systemFolder, id), 0o700, user);
  writeFileSync(join(home, 'belongs-to.txt'), `${resolve(dataFolder)}\n`);
  return { id, home };
}

function makeFolder(folder: string, mode: number, user: ServerUser): string {
  mkdirSync(folder, { recursive: true, mode });
  if (user !== undefined && statSync(folder).uid !== user.uid)
    chownSync(folder, user.uid, user.gid);
  return folder;
}

/** Asks the system itself, since modes, lists of access and mounts all have a say. */
function reaches(user: ServerUser, test: string, path: string): boolean {
  if (user === undefined) return true;
  return (
    spawnSync('/bin/sh', ['-c', test, 'sh', path], { ...user, cwd: '/', stdio: 'ignore' })
      .status === 0
  );
}

/** The installed server if its user reaches it, else a copy beside the cluster, one per version. */
function reachableServer(home: string, binaries: Binaries, user: ServerUser): string {
  if (reaches(user, `"$1" --version`, join(binaries.folder, 'bin', 'postgres')))
    return binaries.folder;
  const copy = join(home, `server-${binaries.version}`);
  if (existsSync(copy)) return copy;
  rmSync(`${copy}.new`, { recursive: true, force: true });
  const filter = (source: string) => !source.endsWith('.a');
  cpSync(binaries.folder, `${copy}.new`, { recursive: true, verbatimSymlinks: true, filter });
  chmodSync(`${copy}.new`, 0o755);
  renameSync(`${copy}.new`, copy);
  return copy;
}

// A socket's address holds 108 bytes on Linux and 104 on macOS, with the file's name and a final zero.
const longestSocketFolder = 103 - '/.s.PGSQL.5432'.length;

/** Beside the cluster, or under /tmp where that path would be too long. */
function placeSocket(home: string, user: ServerUser): string {
  const inside = join(home, 'socket');
  if (Buffer.byteLength(inside) <= longestSocketFolder) return makeFolder(inside, 0o700, user);
  const name = createHash('sha256').update(home).digest('hex').slice(0, 12);
  const short = makeFolder(`/tmp/puente-${name}`, 0o700, user);
  const { uid, mode } = statSync(short);
  // Someone else may have made this folder first, to be asked for the password.
  if (uid !== (user?.uid ?? process.getuid?.()) || (mode & 0o077) !== 0) {
    throw databaseProblem('database.folderReadOnly', { folder: short, reason: 'another made it' });
  }
  return short;
}
