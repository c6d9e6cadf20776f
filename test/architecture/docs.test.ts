import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';
import { capabilities } from '../../architecture.mjs';
import { mapOf } from '../../docs/map.ts';

const root = join(import.meta.dirname, '../..');
const pages = globSync(['*.md', '{docs,src,bench,replay,test}/**/*.md'], { cwd: root });
const textOf = (page: string) => readFileSync(join(root, page), 'utf8');

/** Paths of this project that a page names: in code marks, and as the targets of links. */
function pathsIn(page: string): { named: string; file: string }[] {
  const text = textOf(page);
  const inMarks = [
    ...text.matchAll(/`((?:src|test|docs|db|bench|replay)\/[^`\s*]+|architecture\.mjs)`/gu),
  ].map(([, named = '']) => ({ named, file: join(root, named) }));
  const linked = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)\s#]+)[^)]*\)/gu)].map(
    ([, named = '']) => ({ named, file: join(root, dirname(page), named) }),
  );
  return [...inMarks, ...linked];
}

const code = globSync(['*.mjs', '{src,test,docs,db,bench,replay}/**/*.{ts,svelte,sql}'], {
  cwd: root,
});

/** Files of code that a page names, without saying where, and that are nowhere. */
function filesGone(page: string): string[] {
  const named = textOf(page).matchAll(/`((?:[\w-]+\/)*[\w.-]+\.(?:ts|mjs|svelte|sql))`/gu);
  const isThere = (file: string) => code.some((one) => `/${one}`.endsWith(`/${file}`));
  return [...named].map(([, file = '']) => file).filter((file) => !isThere(file));
}

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(textOf('package.json')));
const ofPuente = [...textOf('src/cli/puente.ts').matchAll(/^ {4}name: '([a-z-]+)'/gmu)];

/** How pages name commands, and which there are. */
const commands: readonly [pattern: RegExp, isThere: (name: string) => boolean][] = [
  [/npm run ([a-z:]+)/gu, (name) => name in scripts],
  [/npm run bench -- ([a-z-]+)/gu, (name) => existsSync(join(root, `bench/${name}.ts`))],
  [/npx puente ([a-z-]+)/gu, (name) => ofPuente.some(([, one]) => one === name)],
];

function commandsGone(page: string): string[] {
  return commands.flatMap(([pattern, isThere]) =>
    [...textOf(page).matchAll(pattern)]
      .filter(([, name = '']) => !isThere(name))
      .map(([command]) => command),
  );
}

for (const page of pages) {
  test(`every file and command that ${page} names is there`, () => {
    assert.deepEqual([...filesGone(page), ...commandsGone(page)], []);
  });
  test(`every path that ${page} names is there`, () => {
    const gone = pathsIn(page).filter(({ file }) => !existsSync(file));
    assert.deepEqual(
      gone.map(({ named }) => named),
      [],
    );
  });
}

for (const record of globSync('docs/decisions/*.md', { cwd: root })) {
  test(`${record} is dated, says whether it is in force, and weighs what else could be`, () => {
    const [day = ''] = /^\d{4}-\d{2}-\d{2}/.exec(basename(record)) ?? [];
    const text = textOf(record);
    assert.match(text, new RegExp(`^# .+\\n\\n${day} · in force`));
    assert.match(text, /^\|[^|\n]+\|[^|\n]+\|/mu);
  });
}

test('each figure of the first page names the bench that prints it', () => {
  const [, table = ''] = textOf('README.md').split('`npm run bench --` |\n');
  const rows = table.split('\n\n', 1).join('').split('\n').slice(1);
  assert.ok(rows.length > 5);
  for (const row of rows) {
    const bench = /\| `([a-z-]+)` \|$/u.exec(row)?.[1];
    assert.ok(bench && existsSync(join(root, `bench/${bench}.ts`)), row);
  }
});

test('every capability explains itself on one page', () => {
  const pagesOf = Object.keys(capabilities);
  for (const name of pagesOf) assert.ok(existsSync(join(root, 'src', name, 'README.md')), name);
});

test('the map shows who may use whom now', () => {
  const drawn = readFileSync(join(root, 'docs/map.svg'), 'utf8');
  assert.equal(drawn, mapOf(capabilities), 'draw it anew: node docs/map.ts');
});
