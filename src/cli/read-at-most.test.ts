import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAtMost } from './read-at-most.ts';

test('what has no end is read no further than is asked', async () => {
  const bytes = await readAtMost('/dev/zero', 100_000);
  assert.equal(bytes.length, 100_001);
});

test('a file is read whole, an empty one too; a folder is refused by the system', async () => {
  const text = (await readAtMost(import.meta.filename, 100_000)).toString();
  assert.match(text, /^import assert[\s\S]*\n$/);
  assert.equal((await readAtMost('/dev/null', 10)).length, 0);
  await assert.rejects(readAtMost(import.meta.dirname, 10), { code: 'EISDIR' });
});
