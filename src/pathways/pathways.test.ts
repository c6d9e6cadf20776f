import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Actor } from '#platform/actor.ts';
import { sql } from '#platform/sql.ts';
import { registerHousehold } from '#registry/contract.ts';
import {
  aMember,
  anOrganisation,
  type TestApplication,
  testApplication,
} from '../../test/application.ts';
import { anaAndHerFamily } from '../../test/people.ts';
import { refused } from '../../test/refused.ts';
import * as contracts from './contract.ts';

let puente: TestApplication;
let lawyer: Extract<Actor, { kind: 'staff' }>;
let registrar: Actor;
let stranger: Actor;
before(async () => {
  puente = await testApplication();
  const organisation = await anOrganisation(puente, 'Albergue Ejemplo', true);
  const other = await anOrganisation(puente, 'Otra casa');
  lawyer = await aMember(puente, organisation, 'lawyer');
  registrar = await aMember(puente, organisation, 'registrar');
  stranger = await aMember(puente, other, 'lawyer', 'registrar', 'coordinator', 'reviewer');
});
after(() => puente.close());

type Changes = Parameters<typeof anaAndHerFamily>[0];
async function register(changes: Changes = {}): Promise<string> {
  const call = puente.callAs({ kind: 'anyone' });
  return (await call(registerHousehold, anaAndHerFamily(changes))).householdId;
}
const read = (actor: Actor, householdId: string | null = null) =>
  puente.callAs(actor)(contracts.pathwaysForHousehold, { householdId });
const family = (householdId: string): Actor => ({ kind: 'family', householdId, personId: null });

test('a lawyer reads what fits each person, with sources, unconfirmed until signed', async () => {
  const { people, hold, notShown } = await read(lawyer, await register());
  assert.equal(hold, 'none');
  assert.equal(notShown, 0);
  assert.equal(people.length, 4);
  const rows = people.flatMap(({ fits, doesNotFit }) => [...fits, ...doesNotFit]);
  assert.ok(rows.length > 0);
  assert.ok(rows.every(({ unconfirmed, sources }) => unconfirmed && sources.length > 0));
});

test('one person for whom a lawyer comes first holds back the routes of all', async () => {
  const [first, ...others] = anaAndHerFamily().people;
  assert.ok(first);
  const held = { ...first, caseKnowledge: { situation: 'DENIED-APPEAL' } };
  const householdId = await register({ people: [held, ...others] });
  const seen = await read(lawyer, householdId);
  assert.equal(seen.hold, 'lawyer_first');
  assert.deepEqual(seen.people, []);
  assert.deepEqual(
    seen.heldBecause.map(({ id }) => id),
    ['D9'],
  );
  const own = await read(family(householdId));
  assert.equal(own.hold, 'lawyer_first');
  assert.deepEqual([own.people, own.heldBecause], [[], []]);
});

test('a child alone goes to a trained person, and nothing else is said', async () => {
  const seen = await read(lawyer, await register({ childAlone: true }));
  assert.equal(seen.hold, 'child_alone');
  assert.deepEqual(seen.people, []);
});

test('in my place the routes of another adult and every need stay hidden', async () => {
  const householdId = await register();
  const closed = await read(family(householdId));
  assert.deepEqual([closed.people.length, closed.notShown], [2, 2]);
  const [ana] = await read(lawyer, householdId).then(({ people }) => people);
  const withFact = await read({
    kind: 'family',
    householdId,
    personId: null,
    proofs: { day: true },
  });
  assert.deepEqual([withFact.people.length, withFact.people[0]?.personId], [3, ana?.personId]);
  const asked = withFact.people.flatMap(({ missing }) => missing.map(({ question }) => question));
  assert.ok(asked.includes('question.urgentNeeds'));
});

test('reading on the desk is a line in the household’s log', async () => {
  const householdId = await register();
  await read(registrar, householdId);
  const lines = await puente.within({ kind: 'system', task: 'test' }, ({ tx }) =>
    tx.rows<{ name: string }>(
      sql`select name from platform.facts where subject_id = ${householdId}`,
    ),
  );
  assert.ok(lines.some(({ name }) => name === 'registry.householdOpened'));
});

test('another organisation’s household is missing, whoever asks', async () => {
  const householdId = await register();
  await assert.rejects(read(stranger, householdId), refused('registry.noSuchHousehold'));
  const other = await register();
  const own = await read(family(other), householdId);
  assert.equal(own.householdId, other);
});

test('a row is signed by its version, once, and the signature can be taken back', async () => {
  const { rules } = await puente.callAs(lawyer)(contracts.listRules, {});
  const rule = rules.find(({ id }) => id === 'D8');
  assert.ok(rule);
  const sign = (version: string) =>
    puente.callAs(lawyer)(contracts.signVersion, { ruleId: 'D8', version, note: 'Leído.' });
  await assert.rejects(sign('D8-000000000000'), refused('pathways.ruleChanged'));
  const { signatureId } = await sign(rule.version);
  await assert.rejects(sign(rule.version), refused('pathways.alreadySigned'));
  const unconfirmed = async () => {
    const seen = await puente.callAs({ kind: 'anyone' })(contracts.publicRules, {});
    return seen.rules.find(({ id }) => id === 'D8')?.unconfirmed;
  };
  assert.equal(await unconfirmed(), false);
  const listed = await puente.callAs(stranger)(contracts.listRules, {});
  const [signature] = listed.rules.find(({ id }) => id === 'D8')?.signatures ?? [];
  assert.deepEqual([signature?.staffId, signature?.mine], [lawyer.staffId, false]);
  const takeBack = (actor: Actor) =>
    puente.callAs(actor)(contracts.withdrawSignature, { signatureId });
  await assert.rejects(takeBack(stranger), refused('pathways.noSuchSignature'));
  await takeBack(lawyer);
  assert.equal(await unconfirmed(), true);
  await sign(rule.version);
  assert.equal(await unconfirmed(), false);
});

test('only a lawyer signs, also with SQL', async () => {
  const { rules } = await puente.callAs(lawyer)(contracts.listRules, {});
  const [rule] = rules;
  assert.ok(rule);
  const input = { ruleId: rule.id, version: rule.version };
  await assert.rejects(
    puente.callAs(registrar)(contracts.signVersion, input),
    refused('platform.notYourRole'),
  );
  const seen = await puente.within(registrar, ({ tx }) =>
    tx.rows(sql`select * from pathways.signed_versions`),
  );
  assert.deepEqual(seen, []);
  await assert.rejects(
    puente.within(registrar, ({ tx, newId }) =>
      tx.run(sql`insert into pathways.signed_versions
        (signature_id, rule_id, version, staff_id, organisation_id, signed_on)
        values (${newId()}, 'D8', 'D8-x', ${newId()}, ${lawyer.organisationId}, '2026-11-02')`),
    ),
    /row-level security/,
  );
});
