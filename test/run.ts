import { existsSync, globSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { run } from 'node:test';
import { buildIfStale } from '#server/build.ts';
import { joinSharedCluster } from './shared-cluster.ts';
import { Tally } from './tally.ts';

// `npm test [-- file or folder …]`: runs the tests, two files at a time, against one PostgreSQL that lives
// as long as the run. The last line is `N passed, N failed`; the exit code is 1 if one failed or none ran.

const root = resolve(import.meta.dirname, '..');

/** Tests that ask a running Puente or a browser: they need the web built. */
const needsWeb = /^(test\/journeys|src\/(web|server|cli))\//;

/** Milliseconds after which a test, and the whole run, is ended: what hangs must say its name. */
const longestTest = 5 * 60_000;
const longestRun = 75 * 60_000;

function testFiles(wanted: readonly string[]): string[] {
  const from =
    wanted.length > 0
      ? wanted.map((path) => resolve(path))
      : [join(root, 'src'), join(root, 'test')];
  const files = from.flatMap((path) => {
    if (!existsSync(path)) throw new Error(`There is no ${path} to test.`);
    return statSync(path).isDirectory() ? globSync(join(path, '**/*.test.ts')) : [path];
  });
  return [...new Set(files)].sort();
}

async function buildWeb(files: readonly string[], tally: Tally): Promise<void> {
  if (!files.some((file) => needsWeb.test(relative(root, file)))) return;
  try {
    await buildIfStale();
  } catch (error) {
    console.log(
      tally.fail('the web', `does not build: ${error instanceof Error ? error.message : error}`),
    );
  }
}

async function runTests(files: readonly string[], tally: Tally): Promise<void> {
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => interrupted.abort());
  const signal = AbortSignal.any([interrupted.signal, AbortSignal.timeout(longestRun)]);
  const events = run({ files: [...files], concurrency: 2, timeout: longestTest, signal });
  for await (const event of events) {
    const line = tally.hear(event);
    if (line !== '') console.log(line);
  }
  if (signal.aborted) console.log(tally.fail('the run', 'was interrupted'));
}

const files = testFiles(process.argv.slice(2));
const tally = new Tally((file) => relative(root, file));
await buildWeb(files, tally);
const cluster = await joinSharedCluster();
try {
  await runTests(files, tally);
} finally {
  await cluster.leave();
}
console.log(tally.last());
process.exitCode = tally.isGood() ? 0 : 1;
