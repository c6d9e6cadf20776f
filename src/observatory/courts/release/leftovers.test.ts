import assert from 'node:assert/strict';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { clearLeftovers } from './leftovers.ts';
import { folderFor } from './release.fixture.ts';

test('a draft whose number another process has now goes once it is idle for a day', (t) => {
  const folder = folderFor(t);
  const draft = `.importing-${process.ppid}-0123456789ab`;
  mkdirSync(join(folder, draft));
  mkdirSync(join(folder, '2026-08-01'));
  mkdirSync(join(folder, '.importing-notes'));
  const hours = (count: number) => Date.now() + count * 60 * 60 * 1000;
  clearLeftovers(folder, hours(23));
  assert.ok(readdirSync(folder).includes(draft));
  clearLeftovers(folder, hours(25));
  assert.deepEqual(readdirSync(folder), ['.importing-notes', '2026-08-01']);
});
