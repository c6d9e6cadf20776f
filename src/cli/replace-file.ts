import { randomUUID } from 'node:crypto';
import { open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Writes a file whole or not at all: a reader sees the old text or the new one, never a half.
 *
 * The text goes to a new file in the same folder, reaches the disk, and takes the name. A link is
 * followed and an existing file keeps its mode; a new one gets `mode`. What is no file, such as a
 * pipe, is written to.
 * Throws the system's error when it cannot, leaving what was there and no file of its own.
 */
export async function replaceFile(path: string, text: string, mode?: number): Promise<void> {
  const existing = await stat(path).catch(nullIfMissing);
  if (existing && !existing.isFile() && !existing.isDirectory()) return writeFile(path, text);
  const target = existing ? await realpath(path) : path;
  const draft = join(dirname(target), `.puente-${randomUUID()}.tmp`);
  try {
    await createFile(draft, text, existing?.mode ?? mode);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** True where two names are of one file; one that is not there is no other's. */
export async function isSameFile(one: string, other: string): Promise<boolean> {
  const real = (path: string) => realpath(path).catch(() => path);
  return (await real(one)) === (await real(other));
}

async function createFile(path: string, text: string, mode: number | undefined): Promise<void> {
  await using file = await open(path, 'wx');
  if (mode !== undefined) await file.chmod(mode & 0o7777);
  await file.writeFile(text);
  await file.sync();
}

function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
