import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import pg from 'pg';
import type { Actor } from '#platform/actor.ts';
import { sql } from '#platform/sql.ts';
import * as registry from '#registry/contract.ts';
import { aMember, anOrganisation, type TestApplication, testApplication } from '../application.ts';
import { anaAndHerFamily } from '../people.ts';

/** Whoever can write to the tables tries to change what happened; the application's role cannot even try. */
let puente: TestApplication;
let owner: pg.Client;
let registrar: Actor;
let householdId: string;
before(async () => {
  puente = await testApplication();
  const organisationId = await anOrganisation(puente, 'Albergue Ejemplo', true);
  registrar = await aMember(puente, organisationId, 'registrar', 'administrator');
  ({ householdId } = await puente.callAs(registrar)(
    registry.registerHousehold,
    anaAndHerFamily({ way: 'desk' }),
  ));
  for (const text of ['una', 'dos', 'tres']) {
    await puente.callAs(registrar)(registry.addNote, { householdId, text });
  }
  owner = new pg.Client({ connectionString: puente.database.url.migrator });
  await owner.connect();
});
after(async () => {
  await owner.end();
  await puente.close();
});

/** Whether the household's chain holds after a change, which is then undone. */
async function holdsAfter(change: string): Promise<boolean> {
  await owner.query('begin');
  try {
    const { rowCount } = await owner.query(change.replaceAll('$1', `'${householdId}'`));
    assert.ok(rowCount, 'the change changes something');
    const { rows } = await owner.query('select platform.chain_holds($1) as holds', [householdId]);
    return rows[0].holds;
  } finally {
    await owner.query('rollback');
  }
}

test('untouched, the chain holds', async () => {
  assert.equal(await holdsAfter('select 1'), true);
});

const of = 'from platform.facts where subject_id = $1';
const last = `(select max(position) ${of})`;
const changes: Readonly<Record<string, string>> = {
  'another payload': `update platform.facts set payload = '{"x": 1}' where subject_id = $1 and position = 2`,
  'another name': `update platform.facts set name = 'a.b' where subject_id = $1 and position = 2`,
  'another time': `update platform.facts set at = at + interval '1 second' where subject_id = $1 and position = 2`,
  'another person': `update platform.facts set actor_id = gen_random_uuid() where subject_id = $1 and position = 2`,
  'another role': `update platform.facts set roles = '{lawyer}' where subject_id = $1 and position = 2`,
  'another organisation': `update platform.facts set organisation_id = gen_random_uuid() where subject_id = $1 and position = 2`,
  'the first gone': 'delete from platform.facts where subject_id = $1 and position = 1',
  'one in the middle gone': 'delete from platform.facts where subject_id = $1 and position = 2',
  'the last gone': `delete from platform.facts where subject_id = $1 and position = ${last}`,
  'all gone': 'delete from platform.facts where subject_id = $1',
  'one added at the end': `insert into platform.facts select subject_id, position + 1, gen_random_uuid(),
    subject_kind, name, payload, at, recorded_at, actor_kind, actor_id, organisation_id, roles, hash, hash
    ${of} and position = ${last}`,
  'one moved to another subject': `update platform.facts set subject_id = gen_random_uuid() where subject_id = $1 and position = ${last}`,
};
for (const [what, change] of Object.entries(changes)) {
  test(`${what}: the chain breaks`, async () => {
    assert.equal(await holdsAfter(change), false);
  });
}

test('the application neither changes nor removes what happened or was looked at', async () => {
  await puente.callAs(registrar)(registry.search, { query: 'Tzoc' });
  for (const table of ['platform.facts', 'platform.list_views']) {
    for (const statement of [`delete from ${table}`, `update ${table} set at = now()`]) {
      await assert.rejects(
        puente.within(registrar, ({ tx }) => tx.run({ texts: [statement], values: [] })),
        { code: '42501' },
        statement,
      );
    }
  }
});

test('a fact takes its actor from the signed context, whatever is written into it', async () => {
  const subject = randomUUID();
  await puente.within(registrar, (context) =>
    context.announce({
      name: 'registry.noteAdded',
      subject: { kind: 'household', id: subject },
      payload: { actor_kind: 'system', organisation_id: randomUUID() },
    }),
  );
  const { rows } = await owner.query('select * from platform.facts where subject_id = $1', [
    subject,
  ]);
  assert.equal(rows[0].actor_kind, 'staff');
  assert.equal(rows[0].actor_id, registrar.kind === 'staff' ? registrar.staffId : '');
});

test('without an actor nothing is announced', async () => {
  const database = puente.parts.database.asNobody;
  await assert.rejects(
    database.run(sql`select platform.announce(${randomUUID()}, ${randomUUID()}, 'household',
      'registry.noteAdded', '{}', now(), '{}')`),
    { code: '42501' },
  );
});

test('nobody but the owner and the worker role calls what the job queue is made of', async () => {
  const app = new pg.Client({ connectionString: puente.database.url.app });
  await app.connect();
  await assert.rejects(app.query("select graphile_worker.add_job('x')"), { code: '42501' });
  await app.end();
});

test('the observer’s role calls no function of ours that acts', async () => {
  const observer = new pg.Client({ connectionString: puente.database.url.observer });
  await observer.connect();
  for (const call of [
    "platform.open_session('x', 'staff', gen_random_uuid(), null, null, now(), now(), 60)",
    'platform.end_sessions_of(gen_random_uuid(), null)',
    "platform.find_session('x', now())",
    "registry.open_place('x', 'x', current_date)",
    "coordination.passphrase_of('ana')",
  ]) {
    await assert.rejects(observer.query(`select ${call}`), { code: '42501' }, call);
  }
  await observer.end();
});
