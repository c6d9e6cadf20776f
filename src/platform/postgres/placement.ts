import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
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
import { codeOf, databaseProblem, folderProblem } from './problems.ts';
import { type ServerUser, serverUser } from './server-user.ts';

/** Where a data folder's database lives, and whom it runs as. */
export interface Placement {
  /** Everything of the database: cluster, log, and where needed the server itself. Owned by the server's user. */
  home: string;
  cluster: string;
  logFolder: string;
  socketFolder: string;
  /** The folder with `bin`, `lib`, `share` that the server's user can reach. */
  server: string;
  user: ServerUser;
}

const record = z.object({ id: z.string(), home: z.string() });

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
    const known = readRecord(dataFolder);
    const user = serverUser(join(known?.home ?? join(dataFolder, 'postgres'), 'cluster'));
    const place = known ?? chooseHome(dataFolder, user);
    makeFolder(place.home, 0o700, user);
    const logFolder = makeFolder(join(place.home, 'log'), 0o700, user);
    if (known === undefined) writeRecord(dataFolder, place);
    const server = reachableServer(place.home, binaries, user);
    const socketFolder = placeSocket(place, user);
    return {
      home: place.home,
      cluster: join(place.home, 'cluster'),
      logFolder,
      socketFolder,
      server,
      user,
    };
  } catch (error) {
    throw folderProblem(error, dataFolder);
  }
}

function readRecord(dataFolder: string): z.infer<typeof record> | undefined {
  const file = recordFileOf(dataFolder);
  if (!existsSync(file)) return undefined;
  try {
    const found = record.parse(JSON.parse(readFileSync(file, 'utf8')));
    // A data folder that was moved takes the database inside it along.
    return existsSync(found.home) ? found : { ...found, home: join(dataFolder, 'postgres') };
  } catch (error) {
    if (codeOf(error) === 'EACCES') throw error;
    throw databaseProblem('database.recordBroken', { file });
  }
}

function writeRecord(dataFolder: string, place: z.infer<typeof record>): void {
  const file = recordFileOf(dataFolder);
  writeFileSync(`${file}.new`, `${JSON.stringify(place, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** The identity is drawn, not derived from the path: a data folder made anew must not find an old database. */
function chooseHome(dataFolder: string, user: ServerUser): z.infer<typeof record> {
  const id = randomBytes(6).toString('hex');
  const inside = join(resolve(dataFolder), 'postgres');
  const isNew = !existsSync(inside);
  makeFolder(inside, 0o700, user);
  if (reaches(user, `cd -- "$1" && test -w .`, inside)) return { id, home: inside };
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
function placeSocket({ id, home }: z.infer<typeof record>, user: ServerUser): string {
  const inside = join(home, 'socket');
  if (Buffer.byteLength(inside) <= longestSocketFolder) return makeFolder(inside, 0o700, user);
  const short = `/tmp/puente-${id}`;
  makeFolder(short, 0o700, user);
  const { uid, mode } = statSync(short);
  // Someone else may have made this folder first, to be asked for the password.
  if (uid !== (user?.uid ?? process.getuid?.()) || (mode & 0o077) !== 0) {
    throw databaseProblem('database.folderReadOnly', {
      folder: short,
      reason: 'another user made it',
    });
  }
  return short;
}
