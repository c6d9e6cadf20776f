import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { routesOf } from '../../src/server/compose.ts';

const folder = mkdtempSync(join(tmpdir(), 'puente-demo-'));
after(() => rmSync(folder, { recursive: true }));

test('the demonstration refuses a database and a folder of one’s own, and touches neither', () => {
  writeFileSync(join(folder, 'kept'), 'kept');
  for (const environment of [
    { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' },
    { PUENTE_DATA: folder },
  ]) {
    const command = join(import.meta.dirname, '../../src/cli/puente.ts');
    const run = spawnSync(process.execPath, [command, 'demo'], {
      env: { ...process.env, LC_ALL: 'C', ...environment },
      encoding: 'utf8',
      timeout: 60_000,
    });
    assert.equal(run.status, 2, run.stderr);
    assert.match(run.stderr, /Unset DATABASE_URL and PUENTE_DATA/);
  }
  assert.deepEqual(readdirSync(folder), ['kept']);
});

test('entering with one click exists in the demonstration alone', () => {
  const names = (demo: boolean) =>
    routesOf({ demo, publicUrl: null }).map(({ contract }) => contract.name);
  const only = names(true).filter((name) => !names(false).includes(name));
  assert.deepEqual(only.sort(), ['coordination.enterAsDemo', 'coordination.listDemoStaff']);
});
