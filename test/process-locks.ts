import { DatabaseSync } from 'node:sqlite';

/**
 * Locks between test processes, kept by the operating system (through SQLite): they end with the process
 * that holds them, however it ends.
 */
export interface SharedLock {
  /** True, and held alone, if no other process holds it. */
  isLast(): boolean;
  release(): void;
}

/** Milliseconds to wait for a lock: somebody may be making the whole schema under it, on a slow machine. */
const patience = 120_000;

/** Waits, blocking this process, until no other holds `file`, then holds it. Throws after two minutes. */
export function lockAlone(file: string): { release(): void } {
  const lock = new DatabaseSync(file, { timeout: patience });
  lock.exec('BEGIN EXCLUSIVE');
  return { release: () => lock.close() };
}

/** Holds `file` together with others. */
export function lockTogether(file: string): SharedLock {
  const lock = new DatabaseSync(file, { timeout: patience });
  const read = () => lock.exec('BEGIN; SELECT count(*) FROM sqlite_master');
  read();
  return {
    release: () => lock.close(),
    isLast: () => {
      lock.exec('ROLLBACK; PRAGMA busy_timeout = 0');
      try {
        lock.exec('BEGIN EXCLUSIVE');
        return true;
      } catch {
        read();
        return false;
      }
    },
  };
}
