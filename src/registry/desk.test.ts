import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Actor } from '#platform/actor.ts';
import type { Call } from '#platform/call.ts';
import { Problem } from '#platform/problem.ts';
import { sql } from '#platform/sql.ts';
import {
  aMember,
  anOrganisation,
  system,
  type TestApplication,
  testApplication,
} from '../../test/application.ts';
import { anaAndHerFamily } from '../../test/people.ts';
import { refused } from '../../test/refused.ts';
import * as contracts from './contract.ts';

let puente: TestApplication;
let keeper: string;
let elsewhere: string;
let registrar: Extract<Actor, { kind: 'staff' }>;
let desk: Call;
before(async () => {
  puente = await testApplication();
  keeper = await anOrganisation(puente, 'Albergue Ejemplo', true);
  elsewhere = await anOrganisation(puente, 'Casa Otra');
  registrar = await aMember(puente, keeper, 'registrar');
  desk = puente.callAs(registrar);
});
after(() => puente.close());

const register = (call: Call = desk) =>
  call(contracts.registerHousehold, anaAndHerFamily({ way: 'desk' }));

test('a search finds by folio, number, phone, e-mail and sound; it shows no name and is written down', async () => {
  const { folio, householdId } = await register();
  const queries = [folio, 'A012-345-671', '868 123 4567', 'prima@example.org', 'Anna Marya Tsoc'];
  for (const query of queries) {
    const { results } = await desk(contracts.search, { query });
    const found = results.find((line) => line.householdId === householdId);
    assert.ok(found, query);
    assert.doesNotMatch(JSON.stringify(found), /Tzoc|Ana/);
  }
  assert.deepEqual((await desk(contracts.search, { query: 'Zacarías' })).results, []);
  const views = await puente.within(system, ({ tx }) =>
    tx.rows<{ kind: string; shown: string[] }>(sql`
      select kind, shown from platform.list_views where actor_id = ${registrar.staffId}
      order by at, kind`),
  );
  assert.equal(views.length, queries.length + 1);
  assert.ok(views.some(({ kind, shown }) => kind.endsWith('.a_number') && shown.length > 0));
});

test('duplicates show one’s own by folio, and of others only that they know the number', async () => {
  const { folio } = await register();
  const [ana] = anaAndHerFamily().people;
  assert.ok(ana);
  const asked = { people: [{ names: ana.names, birth: ana.birth, aNumbers: ana.aNumbers }] };
  const here = await desk(contracts.possibleDuplicates, asked);
  const own = here.own.find((line) => line.folio === folio);
  assert.deepEqual(own?.matches.map(({ same }) => same).sort(), ['a_number', 'name_and_birth']);
  const other = puente.callAs(await aMember(puente, elsewhere, 'registrar'));
  const there = await other(contracts.possibleDuplicates, asked);
  assert.deepEqual(there, {
    own: [],
    elsewhere: [{ organisationId: keeper, name: 'Albergue Ejemplo', person: 0 }],
  });
});

test('another organisation’s folio finds nobody, and says whom to ask', async () => {
  const { folio } = await register();
  const other = puente.callAs(await aMember(puente, elsewhere, 'registrar'));
  const there = await other(contracts.search, { query: folio });
  assert.deepEqual(there.results, []);
  assert.deepEqual(there.elsewhere, [{ organisationId: keeper, name: 'Albergue Ejemplo' }]);
  assert.deepEqual((await desk(contracts.search, { query: folio })).elsewhere, []);
});

test('where they are shows to a lawyer only; a phone shows one at a time and is written down', async () => {
  const { householdId } = await register();
  const page = await desk(contracts.householdPage, { householdId });
  assert.equal(page.whereabouts, null);
  assert.doesNotMatch(JSON.stringify(page), /8681234567|prima@example/);
  const lawyer = puente.callAs(await aMember(puente, keeper, 'lawyer'));
  const seen = await lawyer(contracts.householdPage, { householdId });
  assert.equal(seen.whereabouts?.place, 'matamoros');
  const contactId = page.contacts.find(({ channel }) => channel === 'whatsapp')?.contactId ?? '';
  const { value } = await desk(contracts.showPhone, { householdId, contactId });
  assert.equal(value, '+528681234567');
  const { history } = await desk(contracts.householdPage, { householdId });
  assert.deepEqual(
    history.map(({ what }) => what),
    [
      'registry.householdRegistered',
      'registry.householdOpened',
      'registry.householdOpened',
      'registry.contactShown',
      'registry.householdOpened',
    ],
  );
});

test('a paper is seen by one and confirmed by another', async () => {
  const { householdId } = await register();
  const page = await desk(contracts.householdPage, { householdId });
  const [ana] = page.people;
  const enrolmentId = ana?.enrolments[0]?.enrolmentId;
  assert.ok(ana && enrolmentId);
  const { personId } = ana;
  await desk(contracts.seePaper, {
    householdId,
    personId,
    enrolmentId,
    enrolledOn: '2019-08-15',
    port: '2301',
    document: { kind: 'nta', reference: 'NTA-1' },
  });
  const enrolment = { householdId, personId, enrolmentId, enrolledOn: '2019-08-15' };
  await assert.rejects(
    desk(contracts.confirmPaper, enrolment),
    refused('registry.secondPersonConfirms'),
  );
  const second = puente.callAs(await aMember(puente, keeper, 'reviewer'));
  const otherDay = { ...enrolment, enrolledOn: '2019-08-14' };
  await assert.rejects(second(contracts.confirmPaper, otherDay), refused('registry.paperChanged'));
  const unread = { householdId, personId, enrolmentId };
  assert.ok(!contracts.confirmPaper.input.safeParse(unread).success, 'a day that nobody names');
  await second(contracts.confirmPaper, enrolment);
  const after = await desk(contracts.householdPage, { householdId });
  assert.deepEqual(after.people[0]?.enrolments[0], {
    enrolmentId,
    enrolledOn: '2019-08-15',
    precision: 'day',
    port: '2301',
    basis: 'confirmed',
    document: { kind: 'nta', reference: 'NTA-1' },
    mayConfirm: false,
  });
});

test('a person is added and corrected, and found by the new name', async () => {
  const { householdId, folio } = await register();
  const { personId } = await desk(contracts.addPerson, {
    householdId,
    person: { names: { given: 'Xiomara' }, relation: 'child' },
  });
  await desk(contracts.correctPerson, {
    householdId,
    personId,
    names: { given: 'Yolanda', firstSurname: 'Caal' },
    needs: ['V-HEAD1'],
  });
  const page = await desk(contracts.householdPage, { householdId });
  assert.equal(page.size, 5);
  assert.deepEqual(page.people[4]?.needs, ['V-HEAD1']);
  assert.equal(page.people[4]?.relation, 'child');
  assert.equal((await desk(contracts.search, { query: 'Yolanda Kaal' })).results[0]?.folio, folio);
  assert.deepEqual((await desk(contracts.search, { query: 'Xiomara' })).results, []);
  await assert.rejects(
    desk(contracts.correctPerson, {
      householdId,
      personId,
      birth: { precision: 'day', date: '2030-01-01' },
    }),
    (error) => error instanceof Problem && error.fields[0]?.field === 'person.birth.date',
  );
});

test('a lawyer’s note is read by lawyers; a recipient sees neither needs nor where they are', async () => {
  const { householdId } = await register();
  const lawyer = puente.callAs(await aMember(puente, keeper, 'lawyer'));
  await lawyer(contracts.addNote, { householdId, text: 'privileged', forLawyers: true });
  await desk(contracts.addNote, { householdId, text: 'for all' });
  const notes = async (call: Call) =>
    (await call(contracts.householdPage, { householdId })).notes.map(({ text }) => text);
  assert.deepEqual(await notes(desk), ['for all']);
  assert.deepEqual(await notes(lawyer), ['privileged', 'for all']);
  await desk(contracts.shareWith, { householdId, purpose: 'shelter', recipientId: elsewhere });
  const other = puente.callAs(await aMember(puente, elsewhere, 'registrar', 'reviewer'));
  const page = await other(contracts.householdPage, { householdId });
  assert.equal(page.own, false);
  assert.equal(page.people[0]?.needs, null);
  assert.equal(page.whereabouts, null);
  await assert.rejects(
    other(contracts.closeHousehold, { householdId, reason: 'other' }),
    refused('registry.keptElsewhere'),
  );
});

test('a link joins nothing and can be undone', async () => {
  const [one, other] = [await register(), await register()];
  const { linkId } = await desk(contracts.linkHouseholds, {
    kind: 'same_person',
    householdId: one.householdId,
    otherHouseholdId: other.householdId,
  });
  const links = async (householdId: string) =>
    (await desk(contracts.householdPage, { householdId })).links.map(({ folio }) => folio);
  assert.deepEqual(await links(one.householdId), [other.folio]);
  assert.deepEqual(await links(other.householdId), [one.folio]);
  await desk(contracts.undoLink, { linkId });
  assert.deepEqual(await links(other.householdId), []);
});

test('consent questions name each recipient once and decide nothing', async () => {
  const { keeper: asked, questions } = await puente.callAs({ kind: 'anyone' })(
    contracts.consentQuestions,
    {},
  );
  assert.equal(asked?.organisationId, keeper);
  assert.deepEqual(
    questions.filter(({ recipient }) => recipient).map(({ purpose }) => purpose),
    ['shelter'],
  );
});
