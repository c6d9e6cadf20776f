import { spawnSync } from 'node:child_process';
import { availableParallelism, cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { findBinaries } from '#platform/postgres/binaries.ts';

/** What the figures were measured on, in a few lines. */
export function machine(): string {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return [
    `${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, ${gigabytes} GB memory`,
    `Node ${process.version}, ${postgresVersion()}, embedded, fsync on, its data on ${disk()}`,
    `the load comes from a process of its own on the same cores; load average at the start ${loadavg()[0]?.toFixed(1)}`,
  ].join('\n');
}

function postgresVersion(): string {
  const file = join(findBinaries().folder, 'bin', 'postgres');
  return spawnSync(file, ['--version'], { encoding: 'utf8' })
    .stdout.trim()
    .replace('postgres (', '')
    .replace(')', '');
}

/** The file system below the temporary folder, e.g. `ext4 on /dev/vda`. */
function disk(): string {
  const { stdout } = spawnSync('df', ['-PT', tmpdir()], { encoding: 'utf8' });
  const [device, type] = stdout.trim().split('\n').at(-1)?.split(/\s+/u) ?? [];
  return device && type ? `${type} on ${device}` : tmpdir();
}
