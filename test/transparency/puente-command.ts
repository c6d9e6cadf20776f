import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** What a run of the command `puente` came to. */
export interface Ran {
  code: number;
  out: string;
  err: string;
}

/** Runs `puente` in a folder, in English. */
export async function puente(folder: string, ...args: string[]): Promise<Ran> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, '../../src/cli/puente.ts'), ...args],
    {
      cwd: folder,
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const [out, err, [code]] = await Promise.all([
    child.stdout.toArray(),
    child.stderr.toArray(),
    once(child, 'close'),
  ]);
  return { code, out: out.join(''), err: err.join('') };
}
