import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';

/** What a process took and said. */
export interface ChildRun {
  readonly seconds: number;
  /** Peak resident memory of the process with all its threads. */
  readonly megabytes: number;
  readonly stdout: string;
}

/** Writes the peak resident memory, in KiB, to file 3 when the main thread of a process ends. */
const REPORT_MEMORY = `data:text/javascript,${encodeURIComponent(
  `import { writeSync } from 'node:fs';
   import { isMainThread } from 'node:worker_threads';
   if (isMainThread) process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));`,
)}`;

/**
 * Runs a script of ours in a process of its own, so that time and memory are its own. Throws with what
 * it wrote on stderr where it does not end with 0.
 */
export async function runChild(
  script: URL,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<ChildRun> {
  const began = performance.now();
  const child = spawn(process.execPath, ['--import', REPORT_MEMORY, script.pathname, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  const texts = child.stdio.map((stream) => (stream instanceof Readable ? textOf(stream) : ''));
  const [code, signal] = await once(child, 'exit');
  const seconds = (performance.now() - began) / 1000;
  const [, stdout = '', stderr = '', memory = ''] = await Promise.all(texts);
  if (code !== 0) throw new Error(`${script.pathname} ended with ${code ?? signal}: ${stderr}`);
  return { seconds, megabytes: Number(memory) / 1024, stdout };
}

async function textOf(stream: Readable): Promise<string> {
  return Buffer.concat(await stream.toArray()).toString();
}
