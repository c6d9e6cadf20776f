import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { z } from 'zod';
import { findTables } from '#platform/backup/catalog.ts';
import { sql } from '#platform/sql.ts';
import { buildIfStale } from '#server/build.ts';
import { openInstallation } from '#server/open.ts';
import { familyOf } from '../bench/families.ts';
import {
  foundCoalition,
  freePort,
  newPlace,
  type Place,
  runCommand,
  startPuente,
  withInstallation,
} from '../bench/installation.ts';
import { callApi } from '../bench/load.ts';
import { until } from './until.ts';

const places: Place[] = [];
async function aPlace(): Promise<Place> {
  const place = await newPlace('backup');
  places.push(place);
  return place;
}
let original: Place;
before(async () => {
  await buildIfStale();
  original = await aPlace();
  await foundCoalition(original);
});
after(() => Promise.all(places.map((place) => place.remove())));

/** An empty place with the key of the original. */
async function placeWithItsKey(): Promise<Place> {
  const place = await aPlace();
  await writeFile(place.keyFile, await readFile(original.keyFile), { mode: 0o600 });
  return place;
}

const hashes = z.array(
  z.object({ name: z.string(), rows: z.number(), hash: z.string().nullable() }),
);

/** What every table holds, as one hash each. */
async function contentOf({ dataFolder, keyFile }: Place) {
  const { cluster, close } = await openInstallation({ dataFolder, keyFile });
  const client = new pg.Client({ connectionString: cluster.url.admin });
  await client.connect();
  const tables = await findTables(client);
  const each = tables.map(
    ({ name }) =>
      `select '${name.replaceAll("'", "''")}' as name, count(*)::int as rows,
       md5(string_agg(t::text, '|' order by t::text)) as hash from ${name} t`,
  );
  const { rows } = await client.query(each.join(' union all '));
  await client.end();
  await close();
  return hashes.parse(rows);
}

const Receipt = z.object({ householdId: z.uuid() });

test('a backup made while families register is whole, and has all that was acknowledged before', async () => {
  const puente = await startPuente(original, await freePort());
  const registered: string[] = [];
  let going = true;
  const clients = [0, 1, 2].map(async (client) => {
    for (let at = client; going; at += 3) {
      const answer = await callApi(puente.address, '/registry/register-household', familyOf(at));
      registered.push(Receipt.parse(answer).householdId);
    }
  });
  const file = join(original.folder, 'while.puente');
  const enough = () => registered.length >= 30;
  // A client that fails ends the waiting at once, with what it was told.
  await Promise.race([until('thirty families', enough, puente.lastWords), Promise.all(clients)]);
  const before = [...registered];
  const backup = await runCommand(original, ['backup', '--to', file]);
  going = false;
  await Promise.all(clients);
  assert.equal(await puente.stop(), 0, puente.said());
  assert.equal(backup.code, 0, backup.said);

  const copy = await placeWithItsKey();
  const restored = await runCommand(copy, ['restore', file]);
  assert.equal(restored.code, 0, restored.said);
  const found = await withInstallation(copy, ({ tx }) =>
    tx.first<{ ids: string[]; torn: number; broken: number }>(sql`
      select array(select household_id from registry.households) as ids,
        (select count(*) from registry.households h where h.size <>
          (select count(*) from registry.people p where p.household_id = h.household_id)) as torn,
        (select count(*) from (select distinct subject_id from platform.facts) s
          where not platform.chain_holds(s.subject_id)) as broken`),
  );
  assert.ok(before.every((id) => found?.ids.includes(id)));
  assert.deepEqual([found?.torn, found?.broken], [0, 0]);
});

test('restored into an empty folder, every table is the same as in the original', async () => {
  const file = join(original.folder, 'quiet.puente');
  const backup = await runCommand(original, ['backup', '--to', file]);
  assert.equal(backup.code, 0, backup.said);
  const copy = await placeWithItsKey();
  const restored = await runCommand(copy, ['restore', file]);
  assert.equal(restored.code, 0, restored.said);
  const [there, here] = [await contentOf(original), await contentOf(copy)];
  assert.ok(there.some(({ name, rows }) => name === 'registry.people' && rows > 0));
  assert.deepEqual(here, there);
});

test('another key, a file cut short, and one with a changed bit are refused, and nothing is left', async () => {
  const file = join(original.folder, 'quiet.puente');
  const bytes = await readFile(file);
  const changed = Buffer.from(bytes);
  const middle = Math.floor(bytes.length / 2);
  changed[middle] = (changed[middle] ?? 0) ^ 1;
  const files = {
    cut: bytes.subarray(0, middle),
    changed,
    none: Buffer.from('a list of families'),
  };
  for (const [kind, content] of Object.entries(files)) {
    const copy = await placeWithItsKey();
    const broken = join(copy.folder, kind);
    await writeFile(broken, content);
    const { code, said } = await runCommand(copy, ['restore', broken]);
    assert.equal(code, 1, kind);
    assert.match(said, /The backup cannot be read/, kind);
    assert.equal(existsSync(copy.dataFolder), false, kind);
  }
  const stranger = await aPlace();
  await writeFile(stranger.keyFile, `${'5e'.repeat(32)}\n`, { mode: 0o600 });
  const { code, said } = await runCommand(stranger, ['restore', file]);
  assert.equal(code, 1);
  assert.match(said, /does not belong to this data folder/);
  assert.equal(existsSync(stranger.dataFolder), false);
});

test('a place that takes no file, and a file that is not there, are named in one line', async () => {
  const nowhere = join(original.folder, 'nowhere/at/all.puente');
  const said: [words: string[], place: Place, line: RegExp][] = [
    [['backup', '--to', nowhere], original, /cannot be written to .*all\.puente \(ENOENT\)/],
    [['backup', '--to', original.folder], original, /cannot be written to .* \(EISDIR\)/],
    [['restore', nowhere], await aPlace(), /all\.puente cannot be opened \(ENOENT\)/],
    [['restore', original.folder], await aPlace(), /cannot be opened \(EISDIR\)/],
  ];
  for (const [words, place, line] of said) {
    const ended = await runCommand(place, words);
    assert.equal(ended.code, 1, ended.said);
    assert.match(ended.said, line);
    assert.equal(ended.said.trimEnd().split('\n').length, 1, ended.said);
  }
  assert.equal(existsSync(`${original.folder}.unfinished`), false);
});

test('what is asked of a Puente that is not there makes none in its place', async () => {
  for (const words of [
    ['backup', '--to', 'all.puente'],
    ['replace-log-key', 'lost'],
    ['setup-link'],
  ]) {
    const place = await aPlace();
    const { code, said } = await runCommand(place, words);
    assert.equal(code, 1, said);
    assert.match(said, /^There is no Puente in [^\n]+ Set PUENTE_DATA [^\n]+\n$/);
    assert.deepEqual([existsSync(place.dataFolder), existsSync(place.keyFile)], [false, false]);
  }
});

test('nothing is restored over what is there', async () => {
  const file = join(original.folder, 'quiet.puente');
  const { code, said } = await runCommand(original, ['restore', file]);
  assert.equal(code, 1);
  assert.match(said, /is not empty/);
});
