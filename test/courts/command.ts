import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** What a command ended with. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

const PUENTE = resolve(import.meta.dirname, '../../src/cli/puente.ts');

/** Runs `npx puente courts …` as anyone would; releases are kept below `data`. */
export function courts(data: string, ...args: string[]): Promise<Ended> {
  return ended(startCourts(data, args));
}

/** The same, killed at its first word on stderr. */
export function killedCourts(data: string, ...args: string[]): Promise<Ended> {
  const child = startCourts(data, args);
  child.stderr.once('data', () => child.kill('SIGKILL'));
  return ended(child);
}

function startCourts(data: string, args: readonly string[]) {
  return spawn(process.execPath, [PUENTE, 'courts', ...args], {
    env: { ...process.env, PUENTE_DATA: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function ended(child: ReturnType<typeof startCourts>): Promise<Ended> {
  const { promise, resolve: end, reject } = Promise.withResolvers<Ended>();
  let [out, error] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    error += text;
  });
  child.on('error', reject);
  child.on('close', (code) => end({ code, out, error }));
  return promise;
}

/** What is said on stderr besides the progress of an import. */
export function sentences({ error }: Ended): string[] {
  const lines = error.split(/[\r\n]+/u).map((line) => line.trim());
  return lines.filter((line) => line.startsWith('puente'));
}

/** Every file below a folder with a digest of its bytes. */
export function contents(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const digest = (name: string) => createHash('sha256').update(readFileSync(name)).digest('hex');
  return names.sort().map((name) => `${name} ${digest(name)}`);
}
