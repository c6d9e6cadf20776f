import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from '#platform/sql.ts';
import { type TestApplication, testApplication } from '../../test/application.ts';
import { type Enrolled, joined, setUp, withSession } from './coalition.fixture.ts';
import * as contracts from './contract.ts';
import { signIn } from './contract.ts';
import { codeAt } from './one-time-code.ts';

let puente: TestApplication;
let jimena: Enrolled;
let rosa: Enrolled;
before(async () => {
  puente = await testApplication();
  jimena = await setUp(puente);
  rosa = await joined(puente, jimena, 'rosa', 'registrar');
});
after(() => puente.close());

const day = { from: '2026-11-02', to: '2026-11-02' };
const registrar = () => ({ kind: 'staff', ...rosa, roles: ['registrar'] }) as const;

test('an administrator sees that something was done to a family, by whom, and not what it was about', async () => {
  const householdId = randomUUID();
  await puente.within(registrar(), async (context) => {
    await context.announce({
      name: 'registry.householdOpened',
      subject: { kind: 'household', id: householdId },
      payload: { need: 'V-CANARY' },
    });
    await context.tx.run(sql`
      insert into platform.list_views (view_id, at, actor_id, organisation_id, kind, shown)
      values (${randomUUID()}, ${context.now}, ${rosa.staffId}, ${rosa.organisationId}, 'search', ${[householdId]}::uuid[])`);
  });
  const call = await withSession(puente, jimena.session);
  const audit = await call(contracts.readAudit, day);
  const line = audit.lines.find(({ subjectId }) => subjectId === householdId);
  assert.equal(line?.actorId, rosa.staffId);
  assert.deepEqual(line?.payload, {});
  assert.ok(!JSON.stringify(audit).includes('CANARY'));
  assert.deepEqual(
    audit.views.map(({ kind, shown, actorId }) => [kind, shown, actorId]),
    [['search', 1, rosa.staffId]],
  );
  assert.equal(audit.names.find(({ staffId }) => staffId === rosa.staffId)?.displayName, 'rosa');
  assert.deepEqual(await call(contracts.checkChain, { subjectId: householdId }), {
    holds: true,
    facts: 1,
  });
});

test('joining and signing in are told too, though nobody was signed in then', async () => {
  puente.clock.now = new Date(puente.clock.now.getTime() + 60_000);
  const { signInName, secret } = rosa;
  const code = codeAt(secret, puente.clock.now);
  const passphrase = 'no es esta frase larga';
  await puente.callAs({ kind: 'anyone' })(signIn, { signInName, passphrase, code });
  const call = await withSession(puente, jimena.session);
  const { lines } = await call(contracts.readAudit, { ...day, kind: 'coordination' });
  const names = lines.map(({ name }) => name);
  assert.ok(names.includes('coordination.memberJoined'));
  assert.ok(names.includes('coordination.memberInvited'));
  assert.ok(!names.includes('registry.householdOpened'));
  assert.ok(!names.includes('coordination.signedIn'), 'a wrong passphrase is no signing in');
});

test('it is narrowed by person, by kind and by day', async () => {
  const call = await withSession(puente, jimena.session);
  const byRosa = await call(contracts.readAudit, { ...day, staffId: rosa.staffId });
  assert.deepEqual(
    byRosa.lines.map(({ name }) => name),
    ['registry.householdOpened'],
  );
  const one = await call(contracts.readAudit, { ...day, kind: 'coordination.memberInvited' });
  assert.deepEqual(
    one.lines.map(({ name }) => name),
    ['coordination.memberInvited'],
  );
  const other = await call(contracts.readAudit, { from: '2026-11-01', to: '2026-11-01' });
  assert.deepEqual([other.lines, other.views], [[], []]);
});

test('a long day is read page by page, and nothing is told twice or left out', async () => {
  await puente.within(registrar(), async (context) => {
    for (let at = 0; at < 130; at += 1) {
      await context.announce({
        name: 'registry.householdOpened',
        subject: { kind: 'household', id: randomUUID() },
        payload: {},
      });
    }
  });
  const call = await withSession(puente, jimena.session);
  const wanted = { ...day, kind: 'registry.householdOpened' };
  const first = await call(contracts.readAudit, wanted);
  const last = first.lines.at(-1);
  assert.ok(last && !first.isWhole);
  const second = await call(contracts.readAudit, {
    ...wanted,
    beforeAt: last.at.toISOString(),
    beforeFact: last.factId,
  });
  assert.equal(second.isWhole, true);
  const ids = [...first.lines, ...second.lines].map(({ factId }) => factId);
  assert.equal(new Set(ids).size, 131);
});

test('a chain that somebody changed in the database no longer holds', async () => {
  const { organisationId } = jimena;
  const call = await withSession(puente, jimena.session);
  assert.equal((await call(contracts.checkChain, { subjectId: organisationId })).holds, true);
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: puente.database.url.migrator });
  await client.connect();
  await client.query(
    `update platform.facts set payload = '{"kind":"other"}' where subject_id = $1 and position = 1`,
    [organisationId],
  );
  await client.end();
  assert.equal((await call(contracts.checkChain, { subjectId: organisationId })).holds, false);
});
