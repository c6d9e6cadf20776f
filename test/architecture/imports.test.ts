import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'src/registry/forbidden-example');
after(() => rmSync(folder, { recursive: true, force: true }));

/** What the import check says of one file of the registry with this text. */
function verdictOn(text: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'example.ts'), text);
  const run = spawnSync(
    join(root, 'node_modules/.bin/depcruise'),
    ['src/registry/forbidden-example', '--config', '.dependency-cruiser.mjs'],
    { cwd: root, encoding: 'utf8' },
  );
  return run.stdout + run.stderr;
}

test('the check of who may use whom can fail', () => {
  assert.match(verdictOn("import '#queue/index.ts';\n"), /registry-uses-only-whom-it-may/u);
  assert.match(verdictOn("import '#platform/sql.ts';\n"), /sql-stands-in-stores/u);
  assert.match(verdictOn("import '#server/compose.ts';\n"), /registry-uses-only-whom-it-may/u);
  assert.match(verdictOn("import '#platform/problem.ts';\n"), /no dependency violations/u);
});
