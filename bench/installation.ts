import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { foundOrganisation } from '#coordination/found-organisation.ts';
import type { Role } from '#platform/actor.ts';
import { type Context, contextOf } from '#platform/context.ts';
import { openSession } from '#platform/sessions.ts';
import { sql } from '#platform/sql.ts';
import { openInstallation } from '../src/server/open.ts';

const ourCommand = join(import.meta.dirname, '../src/cli/puente.ts');
const system = { kind: 'system', task: 'bench' } as const;

/** A folder with the data of one Puente, its key beside the data folder. */
export interface Place {
  /** What `puente start` is told of it. */
  environment: NodeJS.ProcessEnv;
  folder: string;
  dataFolder: string;
  keyFile: string;
  remove(): Promise<void>;
}

/** A new, empty place below the system's temporary folder, where PostgreSQL's own user can reach it. */
export async function newPlace(name: string): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), `puente-${name}-`));
  await chmod(folder, 0o711);
  return placeIn(folder);
}

/** The place in a folder that is there. */
export function placeIn(folder: string): Place {
  const [dataFolder, keyFile] = [join(folder, 'data'), join(folder, 'root.key')];
  return {
    folder,
    dataFolder,
    keyFile,
    // In English, whatever this machine speaks: what it says is read.
    environment: {
      ...process.env,
      LC_ALL: 'C',
      PUENTE_DATA: dataFolder,
      PUENTE_KEY_FILE: keyFile,
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/**
 * A port of this machine that nobody uses now. It is none of those that the system gives out by itself: such
 * a one may be another program's connection by the time that Puente starts.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 30_000);
    const server = createServer();
    const isFree = new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
    });
    if (await isFree) return port;
  }
}

/** Who works in a coalition made for a bench. */
export interface Coalition {
  keeperId: string;
  /** The cookie of somebody signed in at the desk, with every role. */
  desk: string;
}

/** Founds a shelter that takes public requests and a legal office, with one member of staff signed in. */
export function foundCoalition(place: Place): Promise<Coalition> {
  return withInstallation(place, async (context) => {
    const keeperId = await foundOrganisation(context, {
      name: 'Albergue Ejemplo',
      kind: 'shelter',
      city: 'Tijuana',
      takesPublicRequests: true,
      founding: true,
    });
    await foundOrganisation(context, {
      name: 'Defensa Ejemplo',
      kind: 'legal',
      city: 'San Diego',
    });
    return { keeperId, desk: await someoneAtTheDesk(context, keeperId) };
  });
}

async function someoneAtTheDesk(
  { tx, keyring, now }: Context,
  organisationId: string,
): Promise<string> {
  const roles: Role[] = ['administrator', 'coordinator', 'registrar', 'reviewer', 'planner'];
  const staffId = randomUUID();
  await tx.run(sql`
    insert into coordination.staff (staff_id, organisation_id, display_name, sign_in_name, joined_at)
    values (${staffId}, ${organisationId}, 'Bench', ${staffId}, ${now})`);
  await tx.run(sql`
    insert into coordination.staff_roles (staff_id, role) select ${staffId}, unnest(${roles}::text[])`);
  return `puente=${await openSession(tx, keyring, { kind: 'staff', staffId }, now)}`;
}

/** Opens the installation, works in one transaction as Puente itself, and closes it. */
export async function withInstallation<T>(
  { dataFolder, keyFile }: Place,
  work: (context: Context) => Promise<T>,
): Promise<T> {
  const { application, close } = await openInstallation({ dataFolder, keyFile, beside: true });
  try {
    const { parts } = application;
    return await parts.database.as(system, (tx) => work(contextOf(tx, system, parts)));
  } finally {
    await close();
  }
}

/** A Puente that runs: the real command, in a process of its own. */
export interface Running {
  address: string;
  process: ChildProcess;
  /** Milliseconds from its start until it said that it is ready. */
  startedIn: number;
  /** What it printed so far. */
  said(): string;
  /** All that it printed, once it has ended; undefined while it runs. */
  lastWords(): string | undefined;
  /** Ctrl-C, and its exit code. */
  stop(): Promise<number | null>;
  /** `kill -9`. */
  kill(): Promise<void>;
}

/** How to start it otherwise than `npm start` does. */
export interface StartOptions {
  environment?: NodeJS.ProcessEnv;
  /** For Node itself. */
  flags?: string[];
  /** The file of the command `puente`, where it is that of another clone. */
  command?: string;
  /** Whom it runs as; only root can choose. */
  user?: { uid?: number; gid?: number };
}

/** Runs `puente start` on a place, and waits until it says where it is. Throws with its words if it ends. */
export async function startPuente(
  place: Place,
  port: number,
  { environment = {}, flags = [], command = ourCommand, user = {} }: StartOptions = {},
): Promise<Running> {
  const began = performance.now();
  const child = spawn(process.execPath, [...flags, command, 'start'], {
    ...user,
    env: { ...place.environment, PORT: String(port), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  createInterface(child.stderr).on('line', (line) => lines.push(line));
  const ready = Promise.withResolvers<string>();
  createInterface(child.stdout).on('line', (line) => {
    lines.push(line);
    const address = /^Puente is ready: (.*)$/u.exec(line)?.[1];
    if (address) ready.resolve(address);
  });
  const said = () => lines.join('\n');
  const exited = once(child, 'close').then(([code]) => (typeof code === 'number' ? code : null));
  exited.then(() => ready.reject(new Error(`Puente did not start:\n${said()}`)));
  const end = (signal: 'SIGINT' | 'SIGKILL') => {
    child.kill(signal);
    return exited;
  };
  await ready.promise;
  return {
    address: `http://127.0.0.1:${port}`,
    process: child,
    startedIn: performance.now() - began,
    said,
    lastWords: () => (child.exitCode === null && child.signalCode === null ? undefined : said()),
    stop: () => end('SIGINT'),
    kill: async () => {
      await end('SIGKILL');
    },
  };
}

const PlaceRecord = z.object({ home: z.string() });

/** The number of the PostgreSQL server's first process. */
export async function postgresPid({ dataFolder }: Place): Promise<number> {
  const text = await readFile(join(dataFolder, 'postgres.json'), 'utf8');
  const { home } = PlaceRecord.parse(JSON.parse(text));
  const file = join(resolve(dataFolder, home), 'cluster', 'postmaster.pid');
  return Number((await readFile(file, 'utf8')).split('\n', 1)[0]);
}

/** Runs another command of `puente` to its end, on a place, and gives its exit code and all it printed. */
export async function runCommand(
  place: Place,
  words: readonly string[],
  { environment = {}, flags = [] }: Pick<StartOptions, 'environment' | 'flags'> = {},
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [...flags, ourCommand, ...words], {
    env: { ...place.environment, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  }
  const [code] = await once(child, 'close');
  return { code: typeof code === 'number' ? code : null, said: said.join('') };
}
