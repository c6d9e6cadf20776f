import { randomUUID } from 'node:crypto';
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Files that take their names together, once each is whole and on the disk. Until then they lie under
 * passing names beside the place where they will stand.
 *
 * A link is followed, and what is no file, such as a pipe, is written to at once.
 */
export class WholeFiles {
  readonly #drafts: { readonly draft: string; readonly path: string }[] = [];

  /** Writes one more file. Throws the system's error when it cannot. */
  async write(path: string, content: (file: FileHandle) => Promise<void>): Promise<void> {
    if (await isStream(path)) {
      await using pipe = await open(path, 'w');
      await content(pipe);
      return;
    }
    const target = await realpath(path).catch(() => path);
    const draft = join(dirname(target), `.puente-${randomUUID()}.tmp`);
    this.#drafts.push({ draft, path: target });
    await using file = await open(draft, 'wx');
    await content(file);
    await file.sync();
  }

  /** Gives all files their names. */
  async keep(): Promise<void> {
    for (const { draft, path } of this.#drafts) await rename(draft, path);
    this.#drafts.length = 0;
  }

  /** Takes away what has not got its name. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const { draft } of this.#drafts) await rm(draft, { force: true });
  }
}

/** Whether something stands there that is neither a file nor a folder. */
export async function isStream(path: string): Promise<boolean> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  return found !== null && !found.isFile() && !found.isDirectory();
}
