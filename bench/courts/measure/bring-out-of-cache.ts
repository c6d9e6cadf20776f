import { spawnSync } from 'node:child_process';

/**
 * Has the system forget what it keeps of these files in memory, so that they are read from the disk.
 * False where it cannot be asked to (it is GNU dd that asks).
 */
export function bringOutOfCache(files: readonly string[]): boolean {
  spawnSync('sync');
  return files.every((file) => {
    const words = [`if=${file}`, 'iflag=nocache', 'count=0', 'status=none'];
    return spawnSync('dd', words).status === 0;
  });
}
