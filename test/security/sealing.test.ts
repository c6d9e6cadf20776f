import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import type { Actor } from '#platform/actor.ts';
import { Problem } from '#platform/problem.ts';
import * as registry from '#registry/contract.ts';
import { aMember, anOrganisation, type TestApplication, testApplication } from '../application.ts';
import { anaAndHerFamily } from '../people.ts';
import { refused } from '../refused.ts';

/** Whoever can write to the tables, and has every key of the organisation, moves sealed texts about. */
let puente: TestApplication;
let owner: pg.Client;
let ours: string;
let theirs: string;
let lawyer: Actor;
let recipient: Actor;
before(async () => {
  puente = await testApplication();
  ours = await anOrganisation(puente, 'Albergue Ejemplo', true);
  theirs = await anOrganisation(puente, 'Casa Ajena');
  lawyer = await aMember(puente, ours, 'lawyer', 'registrar');
  recipient = await aMember(puente, theirs, 'lawyer', 'registrar');
  owner = new pg.Client({ connectionString: puente.database.url.migrator });
  await owner.connect();
});
after(async () => {
  await owner.end();
  await puente.close();
});

const register = async () =>
  (await puente.callAs({ kind: 'anyone' })(registry.registerHousehold, anaAndHerFamily()))
    .householdId;
const open = (householdId: string, actor = lawyer) =>
  puente.callAs(actor)(registry.householdPage, { householdId });
const family = (householdId: string) =>
  puente.callAs({ kind: 'family', householdId, personId: null });

/** Every sealed column of a household's page, and a second row of the same kind to swap it with. */
const swaps: Readonly<Record<string, string>> = {
  'names of two people of one household': `update registry.people a set names_sealed = b.names_sealed
    from registry.people b where a.household_id = $1 and b.household_id = $1
    and a.position = 0 and b.position = 1`,
  'names of two households': `update registry.people a set names_sealed = b.names_sealed
    from registry.people b where a.household_id = $1 and b.household_id = $2
    and a.position = 0 and b.position = 0`,
  'birth in place of names': `update registry.people set names_sealed = birth_sealed
    where household_id = $1 and position = 0`,
  'needs of two people': `update registry.people a set needs_sealed = b.needs_sealed
    from registry.people b where a.household_id = $1 and b.household_id = $2
    and a.position = 0 and b.position = 0`,
  'A-numbers of two people': `update registry.people a set a_numbers_sealed = b.a_numbers_sealed
    from registry.people b where a.household_id = $1 and b.household_id = $1
    and a.position = 0 and b.position = 1`,
  'details of two households': `update registry.households a set details_sealed = b.details_sealed
    from registry.households b where a.household_id = $1 and b.household_id = $2`,
  'whereabouts of two households': `update registry.households a set whereabouts_sealed = b.whereabouts_sealed
    from registry.households b where a.household_id = $1 and b.household_id = $2`,
  'the data keys of two households': `update registry.household_keys a set wrapped = b.wrapped
    from registry.household_keys b where a.household_id = $1 and b.household_id = $2`,
};
for (const [what, swap] of Object.entries(swaps)) {
  test(`${what}, swapped: refused, not shown`, async () => {
    const [first, second] = [await register(), await register()];
    await open(first);
    const statement = swap.replaceAll('$1', `'${first}'`).replaceAll('$2', `'${second}'`);
    assert.equal((await owner.query(statement)).rowCount, 1);
    await assert.rejects(open(first), refused('platform.sealBroken'));
  });
}

test('an erased household stays unreadable with a copy of its rows and the organisation’s key', async () => {
  const householdId = await register();
  const tables = ['people', 'contacts', 'households'];
  for (const name of tables) {
    await owner.query(
      `create table public.copied_${name} as select * from registry.${name} where household_id = '${householdId}'`,
    );
  }
  const { confirmation } = confirming(await family(householdId)(registry.eraseMine, {}));
  await family(householdId)(registry.eraseMine, { confirmation });
  await owner.query(`update registry.people p set names_sealed = c.names_sealed, birth_sealed = c.birth_sealed
    from public.copied_people c where p.person_id = c.person_id`);
  await owner.query(`update registry.households h set state = 'registered', details_sealed = c.details_sealed
    from public.copied_households c where h.household_id = c.household_id`);
  const { rows } = await owner.query(
    'select count(*)::int as keys from registry.household_keys where household_id = $1',
    [householdId],
  );
  assert.equal(rows[0].keys, 0, 'the data key is gone, for every organisation');
  await assert.rejects(open(householdId), (error) => error instanceof Problem);
});

test('what was erased is gone from every table, but for hashes and codes', async () => {
  const householdId = await register();
  const { confirmation } = confirming(await family(householdId)(registry.eraseMine, {}));
  await family(householdId)(registry.eraseMine, { confirmation });
  for (const table of ['contacts', 'lookups', 'secret_words', 'notes', 'corrections', 'calls']) {
    const { rows } = await owner.query(
      `select count(*)::int as left from registry.${table} where household_id = $1`,
      [householdId],
    );
    assert.equal(rows[0].left, 0, table);
  }
  const { rows } = await owner.query('select platform.chain_holds($1) as holds', [householdId]);
  assert.equal(rows[0].holds, true);
});

test('a consent taken back takes the recipient’s key with it; another consent keeps it', async () => {
  const householdId = await register();
  const allow = (purpose: 'legal' | 'shelter') =>
    family(householdId)(registry.giveConsent, { purpose, recipientId: theirs });
  const legal = await allow('legal');
  const shelter = await allow('shelter');
  const keys = async () => {
    const { rows } = await owner.query(
      'select count(*)::int as keys from registry.household_keys where household_id = $1 and organisation_id = $2',
      [householdId, theirs],
    );
    return rows[0].keys;
  };
  assert.equal(await keys(), 1);
  await open(householdId, recipient);
  await family(householdId)(registry.withdrawConsent, legal);
  assert.equal(await keys(), 1);
  await family(householdId)(registry.withdrawConsent, shelter);
  assert.equal(await keys(), 0);
  await assert.rejects(open(householdId, recipient), refused('registry.noSuchHousehold'));
  const { results } = await puente.callAs(recipient)(registry.search, { query: '012345671' });
  assert.deepEqual(
    results.filter((one) => one.householdId === householdId),
    [],
  );
});

test('a consent for lawyers shows a registrar of the recipient nothing, by search neither', async () => {
  const householdId = await register();
  await family(householdId)(registry.giveConsent, { purpose: 'legal', recipientId: theirs });
  const desk = await aMember(puente, theirs, 'registrar');
  await assert.rejects(open(householdId, desk), refused('registry.noSuchHousehold'));
  const found = await puente.callAs(desk)(registry.search, { query: '012345671' });
  assert.deepEqual(found.results, []);
  const { households } = await puente.callAs(desk)(registry.recentHouseholds, {});
  assert.deepEqual(households, []);
});

/** The first step of two. */
function confirming(step: { step: string; confirmation?: string }): { confirmation: string } {
  assert.equal(step.step, 'confirm');
  return { confirmation: step.confirmation ?? '' };
}
