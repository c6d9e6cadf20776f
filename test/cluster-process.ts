import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { z } from 'zod';

const openedSchema = z.object({
  pid: z.number(),
  home: z.string(),
  url: z.object({ admin: z.string() }),
});
const refused = z.object({ problem: z.string() });

/** What the program said: where its database is, or which problem kept it from opening. */
export type Said = z.infer<typeof openedSchema> | z.infer<typeof refused>;

const program = join(
  import.meta.dirname,
  '..',
  'src',
  'platform',
  'postgres',
  'cluster.fixture.ts',
);

/** Starts a separate program that opens the cluster of a data folder and holds it. */
export function spawnProgram(dataFolder: string, user: { uid?: number; gid?: number } = {}) {
  const stdio: ['ignore', 'pipe', 'inherit'] = ['ignore', 'pipe', 'inherit'];
  return spawn(process.execPath, [program, dataFolder], { ...user, cwd: '/', stdio });
}

/** The same, once it has said where its database is or why it has none. */
export async function startProgram(
  dataFolder: string,
  user: { uid?: number; gid?: number } = {},
): Promise<{ child: ChildProcess; said: Said }> {
  const child = spawnProgram(dataFolder, user);
  const [line] = await once(createInterface(child.stdout), 'line');
  return { child, said: z.union([openedSchema, refused]).parse(JSON.parse(String(line))) };
}

/** Sends a signal to a program and waits for its end. */
export async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  const gone =
    child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
  child.kill(signal);
  await gone;
}

/** A new empty folder that others cannot enter (mode 0700), removed at the end. */
export function closedFolder(): { path: string; [Symbol.dispose](): void } {
  const path = mkdtempSync(join(tmpdir(), 'puente-test-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

/** Runs one statement and returns its rows. */
export async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A data folder that PostgreSQL's own user can reach, so that nothing is left outside of it. */
export function openFolder(): { path: string; data: string; [Symbol.dispose](): void } {
  const folder = closedFolder();
  chmodSync(folder.path, 0o711);
  return { ...folder, data: join(folder.path, 'data') };
}

/** What the program said, if it opened its database. */
export function opened(said: Said): z.infer<typeof openedSchema> {
  assert.ok('url' in said, JSON.stringify(said));
  return said;
}
