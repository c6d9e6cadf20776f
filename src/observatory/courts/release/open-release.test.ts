import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import fc from 'fast-check';
import { dumpRows } from './dump-rows.fixture.ts';
import { expectedFacts, plainFacts } from './expected-facts.fixture.ts';
import { listReleases, openRelease } from './open-release.ts';
import { folderFor, makeRelease, SOME_ROWS } from './release.fixture.ts';

test('what was written is read again, part by part', (t) => {
  const courtsFolder = folderFor(t);
  fc.assert(
    fc.property(dumpRows, fc.uuid(), (rows, folder) => {
      makeRelease({ kind: 'folder', folder: join(courtsFolder, folder) }, {}, rows);
      const release = openRelease(join(courtsFolder, folder), courtsFolder);
      const found = [...release.parts()].flatMap(plainFacts);
      assert.deepEqual(found, expectedFacts(rows));
      assert.equal(release.caseCount, found.length);
    }),
    { numRuns: 20 },
  );
});

test('shuffled, doubled rows make the same bytes', (t) => {
  const courtsFolder = folderFor(t);
  makeRelease({ kind: 'courts', courtsFolder });
  makeRelease({ kind: 'courts', courtsFolder }, { isReconciled: false, members: [] }, [
    ...SOME_ROWS.toReversed(),
    ...SOME_ROWS,
  ]);
  const [second, first] = listReleases(courtsFolder);
  assert.equal(second?.digest, first?.digest);
  for (const part of readdirSync(join(courtsFolder, '2026-08-01', 'facts'))) {
    const bytes = ['2026-08-01', '2026-08-01-2'].map((name) =>
      readFileSync(join(courtsFolder, name, 'facts', part)),
    );
    assert.deepEqual(bytes[1], bytes[0]);
  }
});

test('none named: the newest reconciled release, and the newest of all when none is', (t) => {
  const courtsFolder = folderFor(t);
  const place = { kind: 'courts', courtsFolder } as const;
  makeRelease(place, { date: 20_260_901, isReconciled: false });
  assert.equal(openRelease(undefined, courtsFolder).name, '2026-09-01');
  makeRelease(place, { date: 20_260_701 });
  makeRelease(place, { date: 20_260_801 });
  for (const size of [1, 2, 3, 4, 5, 6, 7, 8, 9]) {
    makeRelease(place, { members: [{ name: 'Count.txt', size, modified: null }] });
  }
  assert.equal(openRelease(undefined, courtsFolder).name, '2026-08-01-10');
  assert.deepEqual(
    listReleases(courtsFolder)
      .map((release) => release.name)
      .slice(0, 3),
    ['2026-09-01', '2026-08-01-10', '2026-08-01-9'],
  );
  assert.equal(openRelease('2026-07-01', courtsFolder).date, 20_260_701);
  assert.equal(openRelease(join(courtsFolder, '2026-07-01'), '/nowhere').name, '2026-07-01');
});

test('no release: says how to make one', (t) => {
  const courtsFolder = folderFor(t);
  const missing = { code: 'courts.noRelease', message: /npx puente courts import SOURCE/ };
  assert.throws(() => openRelease(undefined, join(courtsFolder, 'none')), missing);
  assert.throws(() => openRelease('2026-08-01', courtsFolder), missing);
  assert.throws(() => openRelease('/etc', courtsFolder), missing);
});

test('a part that is missing, cut short or foreign is refused', (t) => {
  const courtsFolder = folderFor(t);
  makeRelease({ kind: 'courts', courtsFolder });
  const part = join(courtsFolder, '2026-08-01', 'facts', '0000.part');
  const whole = readFileSync(part);
  const read = () => [...openRelease(undefined, courtsFolder).parts()];
  const damaged = { code: 'courts.releaseDamaged', message: /import the dump again/ };
  for (const bytes of [0, 3, 19, 20, 40, whole.length - 8, whole.length - 1]) {
    writeFileSync(part, whole);
    truncateSync(part, bytes);
    assert.throws(read, damaged, `${bytes} bytes`);
  }
  for (const at of [0, 8, 12, 16]) {
    const changed = Buffer.from(whole);
    changed[at] = 99;
    writeFileSync(part, changed);
    assert.throws(read, damaged, `byte ${at}`);
  }
  writeFileSync(part, whole);
  assert.equal(read().length, 3);
});

test('a release of another version is named as such, and no choice of its own', (t) => {
  const courtsFolder = folderFor(t);
  mkdirSync(join(courtsFolder, '2027-01-01'));
  writeFileSync(join(courtsFolder, '2027-01-01', 'release.json'), '{"format":99}');
  makeRelease({ kind: 'courts', courtsFolder });
  assert.equal(openRelease(undefined, courtsFolder).name, '2026-08-01');
  assert.throws(() => openRelease('2027-01-01', courtsFolder), { code: 'courts.releaseDamaged' });
});
