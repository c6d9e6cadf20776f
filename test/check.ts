import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * `npm run check`: everything that can be said of the code without running it. All checks run even if
 * one finds something; the exit code is 1 if any did.
 */
const checks: readonly [what: string, command: string, ...args: string[]][] = [
  ['format and lint', 'biome', 'check', '--error-on-warnings', '.'],
  ['types', 'tsc', '--noEmit', '-p', '.'],
  ['web: generated types', 'svelte-kit', 'sync'],
  [
    'web: types and markup',
    'svelte-check',
    '--tsconfig',
    'src/web/tsconfig.json',
    '--fail-on-warnings',
  ],
  [
    'who may use whom',
    'depcruise',
    'src',
    'test',
    'bench',
    'replay',
    '--config',
    '.dependency-cruiser.mjs',
  ],
  ['unused code', 'knip', '--no-progress'],
];

const bin = join(import.meta.dirname, '..', 'node_modules', '.bin');
const found = checks.filter(([what, command, ...args]) => {
  const run = spawnSync(join(bin, command), args, { encoding: 'utf8', cwd: join(bin, '../..') });
  const clean = run.status === 0;
  console.log(`${clean ? 'clean' : 'FOUND'}  ${what}`);
  if (!clean) console.log(`${run.stdout}${run.stderr}`);
  return !clean;
});
process.exitCode = found.length === 0 ? 0 : 1;
