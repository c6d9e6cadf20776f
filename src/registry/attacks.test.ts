import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import pg from 'pg';
import type { Actor } from '#platform/actor.ts';
import type { Contract } from '#platform/contract.ts';
import { Problem } from '#platform/problem.ts';
import { sql } from '#platform/sql.ts';
import {
  aMember,
  anOrganisation,
  type TestApplication,
  testApplication,
} from '../../test/application.ts';
import { anaAndHerFamily } from '../../test/people.ts';
import * as contracts from './contract.ts';
import { routes } from './routes.ts';

let puente: TestApplication;
let keeper: string;
let stranger: Extract<Actor, { kind: 'staff' }>;
let victim: contracts.HouseholdPage;
const canary = 'Canarioquetzal';
const canaryDigits = '987654321';

/** A family whose every free text is a canary. */
function aCanaryFamily() {
  const form = anaAndHerFamily();
  const [ana, ...others] = form.people;
  assert.ok(ana);
  return {
    ...form,
    dialect: canary,
    notes: `nota ${canary}`,
    language: canary,
    whereabouts: { country: 'mexico' as const, placeText: canary },
    openingFact: { question: 'own_word' as const, answer: canary },
    contacts: [
      {
        channel: 'whatsapp' as const,
        value: '+52664987654321'.slice(0, 13),
        whose: 'own' as const,
      },
      { channel: 'email' as const, value: `${canary}@example.org`, whose: 'relative' as const },
    ],
    people: [
      {
        ...ana,
        names: { given: canary, firstSurname: canary, secondSurname: canary },
        language: canary,
        aNumbers: [{ digits: canaryDigits }],
        caseKnowledge: { situation: canary },
      },
      ...others,
    ],
  };
}

before(async () => {
  puente = await testApplication();
  keeper = await anOrganisation(puente, 'Albergue Ejemplo', true);
  const elsewhere = await anOrganisation(puente, 'Casa Otra');
  stranger = await aMember(puente, elsewhere, 'registrar', 'coordinator', 'reviewer', 'lawyer');
  const anyone = puente.callAs({ kind: 'anyone' });
  const draft = await anyone(contracts.keepDraft, { answers: { name: canary } });
  await anyone(contracts.giveDraftWords, { token: draft.token, screenLanguage: 'es' });
  const receipt = await anyone(contracts.registerHousehold, aCanaryFamily());
  const desk = puente.callAs(await aMember(puente, keeper, 'registrar', 'lawyer'));
  const { householdId } = receipt;
  victim = await desk(contracts.householdPage, { householdId });
  const [person] = victim.people;
  const [enrolment] = person?.enrolments ?? [];
  assert.ok(person && enrolment);
  await desk(contracts.seePaper, {
    householdId,
    personId: person.personId,
    enrolmentId: enrolment.enrolmentId,
    enrolledOn: '2019-08-14',
    document: { kind: 'other', reference: canary },
  });
  await desk(contracts.addNote, { householdId, text: canary, forLawyers: true });
  await puente.callAs({ kind: 'family', householdId, personId: null })(contracts.correctMine, {
    about: 'names',
    shouldBe: canary,
  });
  await desk(contracts.search, { query: canary });
  const rows = `family_key,given_names,surnames,city\n${canary},${canary},${canary},${canary}\n`;
  const content = Buffer.from(rows).toString('base64');
  const { importId } = await desk(contracts.startImport, { fileName: `${canary}.csv`, content });
  await desk(contracts.continueImport, { importId });
  victim = await desk(contracts.householdPage, { householdId });
});
after(() => puente.close());

/** An input for every route that names a household. */
function attacks(): [Contract, unknown][] {
  const { householdId } = victim;
  const personId = victim.people[0]?.personId;
  const other = { householdId, personId };
  const enrolmentId = victim.people[0]?.enrolments[0]?.enrolmentId;
  const contactId = victim.contacts[0]?.contactId;
  const consentId = victim.consents[0]?.consentId;
  return [
    [contracts.householdPage, { householdId }],
    [contracts.showPhone, { householdId, contactId }],
    [contracts.addPerson, { householdId, person: { names: { given: 'Eva' } } }],
    [contracts.correctPerson, { ...other, sex: 'X' }],
    [
      contracts.declineCorrection,
      { householdId, correctionId: victim.corrections[0]?.correctionId },
    ],
    [
      contracts.seePaper,
      {
        ...other,
        enrolmentId,
        enrolledOn: '2019-01-29',
        document: { kind: 'nta', reference: 'x' },
      },
    ],
    [contracts.confirmPaper, { ...other, enrolmentId, enrolledOn: '2019-01-29' }],
    [contracts.addNote, { householdId, text: 'x' }],
    [contracts.shareWith, { householdId, purpose: 'help' }],
    [contracts.stopSharing, { householdId, consentId }],
    [contracts.giveWords, { householdId }],
    [contracts.markCalled, { householdId, callId: randomUUID(), outcome: 'spoke' }],
    [contracts.linkHouseholds, { kind: 'family_of', householdId, otherHouseholdId: randomUUID() }],
    [contracts.closeHousehold, { householdId, reason: 'other' }],
    [contracts.reopenHousehold, { householdId }],
    [contracts.setLegalHold, { householdId, reason: 'complaint' }],
  ];
}

test('another organisation’s household is missing on every route that names one', async () => {
  for (const [contract, input] of attacks()) {
    await assert.rejects(
      puente.answer(stranger, contract.name, input),
      (error) => error instanceof Problem && error.kind === 'missing',
      contract.name,
    );
  }
});

test('every route that takes a household is attacked here', () => {
  const attacked = new Set(attacks().map(([contract]) => contract.name));
  const takes = routes
    .map(({ contract }) => contract)
    .filter((contract) => 'shape' in contract.input && hasHousehold(contract.input.shape))
    .map(({ name }) => name);
  assert.deepEqual(
    takes.filter((name) => !attacked.has(name)),
    [],
  );
  assert.ok(takes.length >= 10);
});
const hasHousehold = (shape: unknown) =>
  typeof shape === 'object' && shape !== null && 'householdId' in shape;

test('who does not work with families is refused on every route, and sees no row', async () => {
  for (const role of ['administrator', 'observer', 'planner'] as const) {
    const member = await aMember(puente, keeper, role);
    for (const { contract } of routes.filter(({ contract }) => !contract.may.includes('anyone'))) {
      await assert.rejects(
        puente.answer(member, contract.name, {}),
        (error) => error instanceof Problem && error.kind === 'forbidden',
        `${role} ${contract.name}`,
      );
    }
    assert.equal(await rowsSeenBy(member), 0, role);
  }
});

test('a stranger, another family and nobody see no row, whatever they ask the database', async () => {
  assert.equal(await rowsSeenBy(stranger), 0);
  assert.equal(await rowsSeenBy({ kind: 'anyone' }), 0);
  const family = { kind: 'family', householdId: randomUUID(), personId: null } as const;
  assert.equal(await rowsSeenBy(family), 0);
});

test('a forged context opens nothing', async () => {
  const forged = `system||||||9999999999|0|${'0'.repeat(64)}`;
  const seen = await puente.within({ kind: 'anyone' }, async ({ tx }) => {
    await tx.run(sql`select set_config('puente.context', ${forged}, true)`);
    const row = await tx.first<{ count: number }>(sql`select count(*) from registry.households`);
    await assert.rejects(
      tx.run(sql`select platform.announce(gen_random_uuid(), ${victim.householdId}, 'household',
        'registry.householdOpened', '{}', now(), '{}')`),
    );
    return row?.count;
  });
  assert.equal(seen, 0);
});

test('ids of one family open nothing to another', async () => {
  const anyone = puente.callAs({ kind: 'anyone' });
  const { householdId } = await anyone(contracts.registerHousehold, anaAndHerFamily());
  const other = puente.callAs({ kind: 'family', householdId, personId: null });
  const contactId = victim.contacts[0]?.contactId ?? '';
  const personId = victim.people[0]?.personId ?? '';
  const refused = (error: unknown) =>
    error instanceof Problem && (error.kind === 'missing' || error.kind === 'conflict');
  await assert.rejects(other(contracts.changeContact, { replaces: contactId }), refused);
  await assert.rejects(other(contracts.undoContactChange, { contactId }), refused);
  await assert.rejects(other(contracts.askToBeCalled, { contactId }), refused);
  await assert.rejects(other(contracts.wordsForAdult, { personId }), refused);
  await assert.rejects(
    other(contracts.correctMine, { personId, about: 'names', shouldBe: 'x' }),
    refused,
  );
  const consentId = victim.consents[0]?.consentId ?? '';
  await assert.rejects(other(contracts.withdrawConsent, { consentId }), refused);
});

test('a public form cannot claim a seen paper, another way or another organisation’s words', async () => {
  const anyone = puente.callAs({ kind: 'anyone' });
  const form = anaAndHerFamily({ way: 'desk' });
  const [ana] = form.people;
  assert.ok(ana?.enrolment);
  const claimed = { ...ana, enrolment: { ...ana.enrolment, basis: 'confirmed' as const } };
  const { householdId } = await anyone(contracts.registerHousehold, {
    ...form,
    people: [claimed],
  });
  const desk = puente.callAs(await aMember(puente, keeper, 'registrar'));
  const page = await desk(contracts.householdPage, { householdId });
  assert.equal(page.way, 'web');
  assert.equal(page.people[0]?.enrolments[0]?.basis, 'declared');
});

test('no table holds personal text in clear', async () => {
  const client = new pg.Client({ connectionString: puente.database.url.admin });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(`
      select format('%I.%I', n.nspname, c.relname) as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%'
        and n.nspname <> 'information_schema'`);
    assert.ok(tables.length > 20);
    for (const { name } of tables) {
      const { rows } = await client.query<{ text: string }>(
        `select t::text as text from ${name} t`,
      );
      const text = rows.map((row) => row.text.toLowerCase()).join('\n');
      for (const secret of [canary, canaryDigits, '664987654321'.slice(0, 10)]) {
        assert.ok(!text.includes(secret.toLowerCase()), `${name} holds ${secret}`);
        const hex = Buffer.from(secret).toString('hex');
        assert.ok(!text.includes(hex), `${name} holds ${secret} as bytes`);
      }
    }
  } finally {
    await client.end();
  }
});

/** How many rows of households, and of everything that belongs to them, an actor's SQL sees. */
function rowsSeenBy(actor: Actor): Promise<number> {
  return puente.within(actor, async ({ tx }) => {
    const row = await tx.first<{ seen: number }>(sql`
      select (select count(*) from registry.households) + (select count(*) from registry.people)
        + (select count(*) from registry.enrolments) + (select count(*) from registry.contacts)
        + (select count(*) from registry.consents) + (select count(*) from registry.lookups)
        + (select count(*) from registry.secret_words) + (select count(*) from registry.notes)
        + (select count(*) from registry.household_keys) + (select count(*) from registry.calls)
        + (select count(*) from registry.corrections) + (select count(*) from registry.links)
        + (select count(*) from registry.imports) + (select count(*) from registry.imported_people)
        + (select count(*) from registry.imported_families) as seen`);
    return row?.seen ?? -1;
  });
}
