import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { findBinaries } from './binaries.ts';
import { openExternal } from './external.ts';
import { lockFolder } from './folder-lock.ts';
import { prepareCluster, superuserName } from './initdb.ts';
import { type Passwords, readPasswords } from './passwords.ts';
import {
  makeDataFolder,
  type Placement,
  placeDatabase,
  recordFileOf,
  recordPlacement,
} from './placement.ts';
import { runPostmaster, stopPostmaster } from './postmaster.ts';
import { prepareDatabase } from './prepare-database.ts';
import { databaseProblem, folderProblem } from './problems.ts';
import { type ExitListener, supervise } from './supervise.ts';
import { type DatabaseUrls, socketUrl } from './urls.ts';

/** Where the database's own happenings are told. No personal text ever goes there. */
export interface ClusterLog {
  info(message: string, facts?: Readonly<Record<string, string | number | boolean>>): void;
  warn(message: string, facts?: Readonly<Record<string, string | number | boolean>>): void;
}

/** An open database, embedded or elsewhere, with its roles in place. The schema is `migrate`'s to bring. */
export interface Cluster {
  url: DatabaseUrls;
  /** The folder of its unix socket; null if the database is not ours (DATABASE_URL). */
  socketFolder: string | null;
  /** `postgres.json` in the data folder; null if the database is not ours. */
  recordFile: string | null;
  /** Where cluster, log and, where needed, a copy of the server are; null if the database is not ours. */
  home: string | null;
  /** The number of the server's process now; null if the database is not ours. */
  pid(): number | null;
  /** Hears that the server went away without being asked to; it is being restarted meanwhile. */
  onExit(listener: ExitListener): void;
  /** Stops the server and lets the data folder go. Awaits its last write. */
  stop(): Promise<void>;
}

/** What {@link openCluster} needs. */
export interface ClusterOptions {
  /** PUENTE_DATA; made if it is not there. */
  dataFolder: string;
  log: ClusterLog;
  /** DATABASE_URL: a PostgreSQL of one's own, with a role that may create roles and bypass row security. */
  databaseUrl?: string | undefined;
}

/**
 * Opens the database of a data folder: starts the embedded PostgreSQL, or adopts the one that a killed
 * Puente left running, keeps it running, and prepares its roles. Throws a problem of `problems.ts`.
 */
export async function openCluster(given: ClusterOptions): Promise<Cluster> {
  const options = { ...given, dataFolder: resolve(given.dataFolder) };
  makeDataFolder(options.dataFolder);
  const lock = lockFolder(options.dataFolder);
  try {
    const opened = options.databaseUrl
      ? await openExternal(options.databaseUrl, readPasswords(options.dataFolder))
      : await openEmbedded(options);
    const stop = async () => {
      await opened.stop();
      lock.release();
    };
    return { ...opened, stop };
  } catch (error) {
    lock.release();
    throw folderProblem(error, options.dataFolder);
  }
}

async function openEmbedded({ dataFolder, log }: ClusterOptions): Promise<Cluster> {
  const binaries = findBinaries();
  const place = placeDatabase(dataFolder, binaries);
  const passwords = readPasswords(dataFolder);
  if (place.known && !existsSync(place.cluster)) {
    throw databaseProblem('database.missing', {
      file: recordFileOf(dataFolder),
      folder: place.home,
    });
  }
  prepareCluster(place, { password: passwords.superuser, major: binaries.major, throwaway: false });
  if (!place.known) recordPlacement(dataFolder, place);
  const administration = socketUrl(
    place.socketFolder,
    superuserName,
    passwords.superuser,
    'postgres',
  );
  const run = () => runPostmaster(place, administration);
  const first = await run();
  log.info(first.adopted ? 'database adopted' : 'database started', { pid: first.pid });
  try {
    await prepareDatabase(administration, 'puente', passwords);
  } catch (error) {
    await stopPostmaster(first.pid);
    throw error;
  }
  const supervision = await supervise({ url: administration, first, run, log });
  return {
    url: embeddedUrls(place, passwords),
    socketFolder: place.socketFolder,
    recordFile: recordFileOf(dataFolder),
    home: place.home,
    pid: () => supervision.pid(),
    onExit: (listener) => supervision.onExit(listener),
    stop: () => supervision.stop(),
  };
}

/** The addresses of a database in an embedded server. */
export function embeddedUrls(
  { socketFolder }: Placement,
  passwords: Passwords,
  database = 'puente',
): DatabaseUrls {
  const url = (role: keyof Passwords, name: string = role) =>
    socketUrl(socketFolder, name, passwords[role], database);
  return {
    admin: url('superuser', superuserName),
    migrator: url('puente_migrator'),
    app: url('puente_app'),
    observer: url('puente_observer'),
    worker: url('puente_worker'),
  };
}
