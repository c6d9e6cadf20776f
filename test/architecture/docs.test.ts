import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { capabilities } from '../../architecture.mjs';
import { mapOf } from '../../docs/map.ts';

const root = join(import.meta.dirname, '../..');
const pages = globSync(['*.md', 'docs/**/*.md', 'src/**/README.md'], { cwd: root });

/** Paths of this project that a page names: in code marks, and as the targets of links. */
function pathsIn(page: string): { named: string; file: string }[] {
  const text = readFileSync(join(root, page), 'utf8');
  const inMarks = [
    ...text.matchAll(/`((?:src|test|docs|db|bench)\/[^`\s*]+|architecture\.mjs)`/gu),
  ].map(([, named = '']) => ({ named, file: join(root, named) }));
  const linked = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)\s#]+)[^)]*\)/gu)].map(
    ([, named = '']) => ({ named, file: join(root, dirname(page), named) }),
  );
  return [...inMarks, ...linked];
}

for (const page of pages) {
  test(`every path that ${page} names is there`, () => {
    const gone = pathsIn(page).filter(({ file }) => !existsSync(file));
    assert.deepEqual(
      gone.map(({ named }) => named),
      [],
    );
  });
}

test('every capability explains itself on one page', () => {
  const pagesOf = Object.keys(capabilities);
  for (const name of pagesOf) assert.ok(existsSync(join(root, 'src', name, 'README.md')), name);
});

test('the map shows who may use whom now', () => {
  const drawn = readFileSync(join(root, 'docs/map.svg'), 'utf8');
  assert.equal(drawn, mapOf(capabilities), 'draw it anew: node docs/map.ts');
});
