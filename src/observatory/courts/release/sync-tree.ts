import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, diskFault } from './disk-fault.ts';

/** Waits until everything in a folder, and the folder, is on the disk. Throws a CourtFault if it is full. */
export function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) syncTree(path);
    else sync(path, 'r+');
  }
  syncFolder(folder);
}

/** Waits until the names in a folder are on the disk, where the system can. */
export function syncFolder(folder: string): void {
  if (process.platform !== 'win32') sync(folder, 'r');
}

// Some file systems cannot sync a folder, and say that the call is invalid.
const CANNOT = ['EINVAL', 'ENOTSUP'];

function sync(path: string, flags: string): void {
  try {
    const file = openSync(path, flags);
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (!CANNOT.includes(codeOf(error) ?? '')) throw diskFault(error, path);
  }
}
