import { existsSync, globSync, rmSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MEMBERS } from '../plain/plain-sql.ts';
import { zipFolder } from '../zip/zip-folder.ts';
import { runChild } from './run-child.ts';

/** Where a run has its dump and puts what it makes. */
export interface Workplace {
  readonly folder: string;
  readonly dump: string;
  /** The same dump packed with Deflate64. */
  readonly zip: string;
  /** What `cases` must say. */
  readonly truth: string;
  /** The five members, and their bytes together. */
  readonly members: readonly string[];
  readonly bytes: number;
}

/**
 * Makes an invented dump of a scale in a folder, or takes the one that is there. A temporary folder is
 * named by null; whoever made it removes it with `leave`.
 */
export async function makeWorkplace(given: string | null, scale: number): Promise<Workplace> {
  const folder = given ?? (await mkdtemp(join(tmpdir(), 'puente-bench-courts-')));
  const dump = join(folder, 'dump');
  const truth = join(folder, 'truth', 'cases.csv');
  if (!existsSync(truth)) {
    const script = new URL('../generate.ts', import.meta.url);
    const { stdout } = await runChild(script, ['--scale', String(scale), '--to', folder]);
    console.log(stdout.trimEnd());
  }
  const members = MEMBERS.flatMap((name) => globSync(join(dump, '**', `${name}.csv`)));
  const bytes = members.reduce((sum, file) => sum + statSync(file).size, 0);
  return { folder, dump, truth, members, bytes, zip: join(folder, 'dump.zip') };
}

/** Packs the dump where it is not packed yet. */
export function packDump({ dump, zip, bytes }: Workplace): void {
  if (existsSync(zip)) return;
  const began = performance.now();
  zipFolder(dump, zip);
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `${zip}: ${(statSync(zip).size / 1e6).toFixed(0)} MB, packed in ${seconds.toFixed(0)} s (${(bytes / 1e6 / seconds).toFixed(0)} MB/s)`,
  );
}

/** Removes what contenders made, and leaves the dump. */
export function clear({ folder }: Workplace): void {
  for (const name of ['data', 'plain.duckdb', 'plain.duckdb.wal']) {
    rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** Removes everything. */
export async function leave({ folder }: Workplace): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/** The date a generated dump is of, as its files are dated. */
export function dateOf({ dump }: Workplace): string {
  return statSync(join(dump, 'Count.txt')).mtime.toISOString().slice(0, 10);
}
