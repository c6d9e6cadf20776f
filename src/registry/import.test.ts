import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
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
import * as contracts from './contract.ts';

let puente: TestApplication;
let organisation: string;
let call: Call;
before(async () => {
  puente = await testApplication();
  organisation = await anOrganisation(puente, 'Albergue Ejemplo', true);
  call = puente.callAs(await aMember(puente, organisation, 'registrar'));
});
after(() => puente.close());

const headings =
  'family_key,given_names,surnames,birth_date,sex,nationality,language,reads,phone,channel,a_number,enrolled_on,enrolled_port,case_situation,city,needs';
const ana =
  'F1,Ana,Tzoc,1994-03-20,F,GTM,quc,no,+528681234567,whatsapp,012345671,2019-08-14,,ACTIVE-NOHEAR,Matamoros,V-HEAD1';
const bruno = 'F1,Bruno,Tzoc,2013-05-02,M,GTM,quc,,,,,,,,,';
const chantal = ',Chantal,Pierre,1990-01-01,F,HTI,hat,,,,,,,,,';

async function take(...rows: string[]) {
  const content = Buffer.from([headings, ...rows].join('\n')).toString('base64');
  let state: contracts.ImportState = await call(contracts.startImport, {
    fileName: 'lista.csv',
    content,
  });
  assert.equal(state.state, 'ready');
  for (let step = 0; state.state !== 'done'; step += 1) {
    assert.ok(step < 100, `still ${state.state}`);
    state = await call(contracts.continueImport, { importId: state.importId });
  }
  const { added, updated, unchanged, importId } = state;
  return { counts: { added, updated, unchanged }, importId };
}
const people = () =>
  puente.within(system, async ({ tx }) => {
    const row = await tx.first<{ people: number; households: number }>(sql`
      select (select count(*) from registry.people) as people,
        (select count(*) from registry.households) as households`);
    return row;
  });
async function pageOf(query: string) {
  const { results } = await call(contracts.search, { query });
  const [found] = results;
  assert.ok(found);
  return call(contracts.householdPage, { householdId: found.householdId });
}

test('a file is taken; the same file changes nothing', async () => {
  const first = await take(ana, bruno, chantal);
  assert.deepEqual(first.counts, { added: 3, updated: 0, unchanged: 0 });
  assert.deepEqual(await people(), { people: 3, households: 2 });
  const again = await take(ana, bruno, chantal);
  assert.deepEqual(again.counts, { added: 0, updated: 0, unchanged: 3 });
  assert.deepEqual(await people(), { people: 3, households: 2 });
  const page = await pageOf('012345671');
  assert.equal(page.way, 'import');
  assert.deepEqual(page.people[0]?.needs, ['V-HEAD1']);
  assert.equal(page.people[0]?.enrolments[0]?.enrolledOn, '2019-08-14');
});

test('an edited file updates whom two marks agree on, and a missing row deletes nobody', async () => {
  const edited = ana.replace('2019-08-14', '2019-08-15').replace('F,GTM', 'F,HND');
  assert.deepEqual((await take(edited)).counts, { added: 0, updated: 1, unchanged: 0 });
  const page = await pageOf('012345671');
  assert.equal(page.size, 2);
  assert.equal(page.people[0]?.nationality, 'HND');
  assert.equal(page.people[0]?.enrolments[0]?.enrolledOn, '2019-08-15');
  assert.equal((await take(edited, bruno)).counts.unchanged, 2);
});

test('what a desk put right is not undone by the old row', async () => {
  const before = await pageOf('012345671');
  const [person] = before.people;
  assert.ok(person);
  const names = { given: 'Ana María', firstSurname: 'Tzoc', secondSurname: 'Ixcoy' };
  await call(contracts.correctPerson, {
    householdId: before.householdId,
    personId: person.personId,
    names,
  });
  const edited = ana.replace('2019-08-14', '2019-08-15').replace('F,GTM', 'F,HND');
  assert.equal((await take(edited, bruno)).counts.unchanged, 2);
  assert.deepEqual((await pageOf('012345671')).people[0]?.names, names);
});

test('an A-number alone is nobody: the row becomes a new person, with a warning', async () => {
  const other = 'F1,Rosa,López,1970-01-01,F,GTM,,,,,012345671,,,,,';
  const { counts, importId } = await take(other);
  assert.deepEqual(counts, { added: 1, updated: 0, unchanged: 0 });
  const { findings } = await call(contracts.importResult, { importId, language: 'en' });
  assert.deepEqual(
    findings.map(({ row, code, column }) => [row, code, column]),
    [[2, 'a-number-of-another', 'a_number']],
  );
});

test('a paper outlasts the file', async () => {
  const page = await pageOf('012345671');
  const person = page.people.find(({ enrolments }) => enrolments.length > 0);
  const [enrolment] = person?.enrolments ?? [];
  assert.ok(person && enrolment);
  await call(contracts.seePaper, {
    householdId: page.householdId,
    personId: person.personId,
    enrolmentId: enrolment.enrolmentId,
    enrolledOn: '2019-08-20',
    document: { kind: 'nta', reference: 'canary-paper' },
  });
  const { importId } = await take(ana.replace('Ana,Tzoc', 'Ana María,Tzoc Ixcoy'));
  const { findings } = await call(contracts.importResult, { importId });
  assert.ok(findings.some(({ code }) => code === 'enrolment-has-paper'));
  const after = await pageOf('012345671');
  const kept = after.people.find(({ personId }) => personId === person.personId);
  assert.equal(kept?.enrolments[0]?.enrolledOn, '2019-08-20');
});

test('refused rows come back with why; good rows are taken', async () => {
  const { counts, importId } = await take(
    'F9,,,1990-01-01,F,GTM,,,,,,,,,,',
    'F9,Eva,Paz,,,,,,,,,,,,,',
  );
  assert.equal(counts.added, 1);
  const { rows } = await call(contracts.refusedRows, { importId, language: 'es' });
  assert.equal(rows.length, 1);
  assert.equal(rows[0]?.cells[0], 'F9');
  assert.notEqual(rows[0]?.why, '');
});

test('another organisation sees neither the import nor its rows', async () => {
  const { importId } = await take(chantal);
  const elsewhere = await anOrganisation(puente, 'Casa Otra');
  const stranger = puente.callAs(await aMember(puente, elsewhere, 'registrar', 'coordinator'));
  const isMissing = (error: unknown) => error instanceof Problem && error.kind === 'missing';
  await assert.rejects(stranger(contracts.importProgress, { importId }), isMissing);
  await assert.rejects(stranger(contracts.importResult, { importId }), isMissing);
  await assert.rejects(stranger(contracts.refusedRows, { importId }), isMissing);
  await assert.rejects(stranger(contracts.continueImport, { importId }), isMissing);
  assert.deepEqual((await stranger(contracts.listImports, {})).imports, []);
});
