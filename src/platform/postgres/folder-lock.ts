import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { databaseProblem, folderProblem } from './problems.ts';

/** Holds a data folder for this process. */
export interface FolderLock {
  release(): void;
}

/**
 * Takes a data folder for this process alone. The lock is the operating system's (through SQLite), so it
 * ends with the process however it ends, and a number of a process that is long gone is never believed.
 * Throws `database.alreadyRunning` with the number of the process that holds it.
 */
export function lockFolder(folder: string): FolderLock {
  const lock = new DatabaseSync(join(folder, 'running.lock'), { open: false, timeout: 0 });
  const pidFile = join(folder, 'running.pid');
  try {
    lock.open();
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    writeFileSync(pidFile, `${process.pid}\n`, { mode: 0o600 });
  } catch (error) {
    if (lock.isOpen) lock.close();
    throw isBusy(error)
      ? alreadyRunning(folder, pidFile)
      : folderProblem(asSystemError(error), folder);
  }
  return {
    release: () => {
      if (lock.isOpen) lock.close();
    },
  };
}

const sqliteCodes: Readonly<Record<number, string>> = { 8: 'EROFS', 13: 'ENOSPC', 14: 'EACCES' };

function errcodeOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error)) return undefined;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}

const isBusy = (error: unknown) => errcodeOf(error) === 5;

function asSystemError(error: unknown): unknown {
  const code = sqliteCodes[errcodeOf(error) ?? 0];
  return code === undefined ? error : Object.assign(new Error(code), { code });
}

function alreadyRunning(folder: string, pidFile: string) {
  const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
  return databaseProblem('database.alreadyRunning', { folder, pid });
}
