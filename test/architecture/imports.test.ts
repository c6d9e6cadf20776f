import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';

const root = join(import.meta.dirname, '../..');

/** A tree of its own: whoever builds from ours meanwhile would take in what is put there. */
const tree = mkdtempSync(join(tmpdir(), 'puente-imports-'));
after(() => rmSync(tree, { recursive: true, force: true }));

for (const file of [
  '.dependency-cruiser.mjs',
  'architecture.mjs',
  'package.json',
  'tsconfig.json',
]) {
  copyFileSync(join(root, file), join(tree, file));
}
const imported = ['queue/index.ts', 'platform/sql.ts', 'server/compose.ts', 'platform/problem.ts'];
for (const file of imported) put(file, 'export {};\n');

function put(file: string, text: string): void {
  const path = join(tree, 'src', file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** What the import check says of one file of the registry with this text. */
function verdictOn(text: string): string {
  put('registry/example.ts', text);
  const run = spawnSync(
    join(root, 'node_modules/.bin/depcruise'),
    ['src', '--config', '.dependency-cruiser.mjs'],
    { cwd: tree, encoding: 'utf8' },
  );
  return run.stdout + run.stderr;
}

test('the check of who may use whom can fail', () => {
  assert.match(verdictOn("import '#queue/index.ts';\n"), /registry-uses-only-whom-it-may/u);
  assert.match(verdictOn("import '#platform/sql.ts';\n"), /sql-stands-in-stores/u);
  assert.match(verdictOn("import '#server/compose.ts';\n"), /registry-uses-only-whom-it-may/u);
  assert.match(verdictOn("import '#platform/problem.ts';\n"), /no dependency violations/u);
});
