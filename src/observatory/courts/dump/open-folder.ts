import { type Dirent, readdirSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import type { Dump, FileMember } from './dump.ts';

/** Opens a dump that was unpacked: every file of the folder and of those in it, hidden ones aside. */
export function openFolder(path: string): Dump {
  const members = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .flatMap((entry) => memberOf(path, entry));
  return { kind: 'folder', source: path, members, close: async () => {} };
}

function memberOf(folder: string, entry: Dirent): FileMember[] {
  const path = join(entry.parentPath, entry.name);
  const name = relative(folder, path).split(sep).join('/');
  if (name.split('/').some((step) => step.startsWith('.'))) return [];
  const facts = statSync(path, { throwIfNoEntry: false });
  if (!facts?.isFile()) return [];
  const modified = facts.mtime.toISOString().slice(0, 10);
  return [{ kind: 'file', name, baseName: basename(name), size: facts.size, modified, path }];
}
