import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunning } from './build-lock.ts';

/** So many builds are kept, the newest among them, besides those that a process runs from. */
const kept = 3;

const holder = /^held-by\.(\d+)$/;

/**
 * Says that this process runs from a build. A page's code is read when somebody first asks for it: were
 * the folder cleared away by then, that page alone would fail.
 */
export async function holdBuild(folder: string): Promise<void> {
  await writeFile(join(folder, `held-by.${process.pid}`), '');
}

/** Clears away old builds that no running process holds. */
export async function forgetOldBuilds(out: string, newest: string): Promise<void> {
  const entries = await readdir(out, { withFileTypes: true });
  const folders = entries.filter(({ name }) => /^[0-9a-f]{16}$/.test(name) && name !== newest);
  const aged = await Promise.all(
    folders.map(async ({ name }) => ({ name, time: (await stat(join(out, name))).mtimeMs })),
  );
  aged.sort((a, b) => b.time - a.time);
  for (const { name } of aged.slice(kept - 1)) {
    const folder = join(out, name);
    if (!(await isHeld(folder))) await rm(folder, { recursive: true, force: true });
  }
}

async function isHeld(folder: string): Promise<boolean> {
  const names = await readdir(folder);
  return names.some((name) => isRunning(Number(holder.exec(name)?.[1])));
}
