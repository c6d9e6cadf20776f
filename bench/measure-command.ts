import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const command = join(import.meta.dirname, '../src/cli/puente.ts');

/** Prints the peak resident memory of a process, in KiB, as it exits. */
const REPORT_MEMORY = `data:text/javascript,process.on('exit',()=>process.stderr.write('\\n'+process.resourceUsage().maxRSS))`;

/** Runs the command `puente` in a process of its own. Throws unless it ends with 0. */
export async function measureCommand(words: readonly string[]) {
  const start = performance.now();
  const child = spawn(process.execPath, ['--import', REPORT_MEMORY, command, ...words], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [said, [code]] = await Promise.all([child.stderr.toArray(), once(child, 'exit')]);
  const lines = said.join('').split('\n');
  if (code !== 0) throw new Error(`puente ${words[0]} ended with ${code}: ${lines.join('\n')}`);
  return { ms: performance.now() - start, megabytes: Number(lines.at(-1)) / 1024 };
}
