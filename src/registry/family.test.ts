import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Actor } from '#platform/actor.ts';
import type { Call } from '#platform/call.ts';
import { Problem } from '#platform/problem.ts';
import { sql } from '#platform/sql.ts';
import {
  aMember,
  aMonday,
  anOrganisation,
  system,
  type TestApplication,
  testApplication,
} from '../../test/application.ts';
import { anaAndHerFamily } from '../../test/people.ts';
import { refused } from '../../test/refused.ts';
import * as contracts from './contract.ts';
import { endLapsed } from './erase-household.ts';

let puente: TestApplication;
let anyone: Call;
let keeper: string;
let lawyers: string;
let registrar: Extract<Actor, { kind: 'staff' }>;
before(async () => {
  puente = await testApplication();
  anyone = puente.callAs({ kind: 'anyone' });
  keeper = await anOrganisation(puente, 'Albergue Ejemplo', true);
  lawyers = await anOrganisation(puente, 'Abogadas Ejemplo');
  registrar = await aMember(puente, keeper, 'registrar');
});
after(() => puente.close());

const days = (count: number) => {
  puente.clock.now = new Date(aMonday.getTime() + count * 86_400_000);
};

async function open(receipt: { folio: string; words: string[] }): Promise<Call> {
  const words = receipt.words.join(' ');
  const { session } = await anyone(contracts.openMyPlace, { folio: receipt.folio, words });
  return (await puente.visit(session)).call;
}

/** Ana and Eva, two adults, with two children; Eva has a WhatsApp of her own once she asks for it. */
async function aFamily() {
  const form = anaAndHerFamily();
  const [ana, bruno, chantal] = form.people;
  assert.ok(ana && bruno && chantal);
  const eva = {
    names: { given: 'Eva', firstSurname: 'Ixcoy' },
    birth: { precision: 'day' as const, date: '1990-01-01' },
    inProgramme: 'yes' as const,
    enrolment: { enrolledOn: '2019-07-01', precision: 'day' as const, port: '2301' },
  };
  const receipt = await anyone(contracts.registerHousehold, {
    ...form,
    openingFact: null,
    people: [ana, eva, bruno, chantal],
  });
  const call = await open(receipt);
  const { people } = await call(contracts.myHousehold, {});
  return { receipt, call, people, householdId: receipt.householdId };
}

test('a changed contact takes effect after 72 hours; until then it can be undone', async () => {
  days(0);
  const { call } = await aFamily();
  const contacts = async () =>
    (await call(contracts.myHousehold, {})).contacts.toSorted((one, other) =>
      one.channel.localeCompare(other.channel),
    );
  const phone = (await contacts()).find(({ channel }) => channel === 'whatsapp');
  assert.ok(phone);
  const contact = { channel: 'sms', value: '664 123 4567', whose: 'own' } as const;
  const change = await call(contracts.changeContact, { replaces: phone.contactId, contact });
  assert.equal(change.takesEffectAt.toISOString(), '2026-11-05T12:00:00.000Z');
  assert.deepEqual(
    (await contacts()).map(({ channel, ending, endsAt }) => [channel, ending, endsAt !== null]),
    [
      ['email', null, false],
      ['sms', '67', false],
      ['whatsapp', '67', true],
    ],
  );
  await call(contracts.undoContactChange, { contactId: phone.contactId });
  assert.deepEqual(
    (await contacts()).map(({ channel, endsAt }) => [channel, endsAt]),
    [
      ['email', null],
      ['whatsapp', null],
    ],
  );
  await assert.rejects(
    call(contracts.changeContact, { contact: { ...contact, value: '12345' } }),
    (error) => error instanceof Problem && error.fields[0]?.code === 'registry.phoneUnreadable',
  );
});

test('new words replace those of a helper and end the other visits', async () => {
  days(0);
  const receipt = await anyone(contracts.registerHousehold, anaAndHerFamily({ byProxy: true }));
  const helper = await anyone(contracts.openMyPlace, {
    folio: receipt.folio,
    words: receipt.words.join(' '),
  });
  assert.equal(helper.ownWordsNeeded, true);
  const family = await open(receipt);
  assert.equal((await family(contracts.myHousehold, {})).ownWordsNeeded, true);
  const made = await family(contracts.newWords, {});
  assert.equal((await family(contracts.myHousehold, {})).ownWordsNeeded, false);
  await assert.rejects(open(receipt), refused('registry.wordsDoNotOpen'));
  assert.equal((await puente.visit(helper.session)).actor.kind, 'anyone');
  await open(made);
});

test('an adult with words from a desk reads only their own answers, and can leave unseen', async () => {
  days(0);
  const { people, call, householdId, receipt } = await aFamily();
  const [ana, eva, bruno] = people;
  assert.ok(ana && eva && bruno);
  const desk = puente.callAs(registrar);
  const words = await desk(contracts.giveWords, { householdId, personId: eva.personId });
  const evas = await open(words);
  const forgotten = await anyone(contracts.openMyPlace, {
    folio: words.folio,
    words: words.words.join(' '),
  });
  const seen = (await evas(contracts.myHousehold, {})).people;
  assert.deepEqual(
    seen.map(({ you, answers }) => [you, answers !== null]),
    [
      [false, false],
      [true, true],
      [false, true],
      [false, true],
    ],
  );
  await assert.rejects(call(contracts.leaveHousehold, {}), refused('registry.ownWordsToLeave'));
  const left = await evas(contracts.leaveHousehold, { with: [bruno.personId] });
  assert.notEqual(left.folio, receipt.folio);
  const old = await puente.visit(forgotten.session);
  assert.equal(old.actor.kind, 'anyone', 'no visit to the old household stays open');
  const own = await (await open(left))(contracts.myHousehold, {});
  assert.deepEqual(
    own.people.map(({ name, answers }) => [name, answers?.enrolments[0]?.enrolledOn]),
    [
      ['Eva Ixcoy', '2019-07-01'],
      ['Bruno Tzoc', '2019-08-14'],
    ],
  );
  const stayed = await call(contracts.myHousehold, {});
  assert.equal(stayed.people.length, 2);
  const everything = JSON.stringify([
    stayed,
    await call(contracts.exportMine, {}),
    await call(contracts.whoHasLooked, {}),
  ]);
  assert.ok(!everything.includes(left.folio) && !everything.includes(own.householdId));
  const readable = await puente.within({ kind: 'family', householdId, personId: null }, ({ tx }) =>
    tx.first<{ text: string }>(sql`
        select coalesce(string_agg(t.text, ' '), '') as text from (
          select payload::text from platform.facts
          union all select l::text from registry.links l
          union all select h::text from registry.households h) t (text)`),
  );
  assert.ok(readable && !readable.text.includes(own.householdId));
});

test('withdrawing needs a second step and is undone at the same place within 30 days', async () => {
  days(0);
  const { call, receipt } = await aFamily();
  const first = await call(contracts.withdraw, {});
  assert.ok(first.step === 'confirm');
  assert.equal((await call(contracts.myHousehold, {})).state, 'registered');
  const later = await open(receipt);
  await assert.rejects(
    later(contracts.withdraw, { confirmation: first.confirmation }),
    refused('registry.confirmAgain'),
  );
  await call(contracts.withdraw, { confirmation: first.confirmation });
  days(29);
  await (await open(receipt))(contracts.undoWithdrawal, {});
  const again = await open(receipt);
  const step = await again(contracts.withdraw, {});
  assert.ok(step.step === 'confirm');
  await again(contracts.withdraw, { confirmation: step.confirmation });
  days(60);
  await assert.rejects(
    (await open(receipt))(contracts.undoWithdrawal, {}),
    refused('registry.undoTooLate'),
  );
  await puente.within(system, endLapsed);
  assert.equal((await (await open(receipt))(contracts.myHousehold, {})).state, 'closed');
  days(151);
  await puente.within(system, endLapsed);
  await assert.rejects(open(receipt), refused('registry.wordsDoNotOpen'));
});

test('consent gives a recipient the key, and taking it back takes the key away', async () => {
  days(0);
  const { call, householdId } = await aFamily();
  const lawyer = puente.callAs(await aMember(puente, lawyers, 'lawyer'));
  const page = () => lawyer(contracts.householdPage, { householdId });
  await assert.rejects(page(), refused('registry.noSuchHousehold'));
  const { consentId } = await call(contracts.giveConsent, {
    purpose: 'legal',
    recipientId: lawyers,
  });
  assert.equal((await page()).people[0]?.names.given, 'Ana María');
  const looked = await call(contracts.whoHasLooked, {});
  assert.deepEqual(looked.looks, [
    {
      day: '2026-11-02',
      organisation: 'Abogadas Ejemplo',
      role: 'lawyer',
      did: 'looked',
      times: 1,
    },
  ]);
  await call(contracts.withdrawConsent, { consentId });
  await assert.rejects(page(), refused('registry.noSuchHousehold'));
});

test('erasing destroys the key and what the family was found by; a legal hold refuses with its reason', async () => {
  days(0);
  const { call, householdId } = await aFamily();
  const coordinator = puente.callAs(await aMember(puente, keeper, 'coordinator'));
  await coordinator(contracts.setLegalHold, { householdId, reason: 'court_order' });
  await assert.rejects(
    call(contracts.eraseMine, {}),
    (error) => error instanceof Problem && error.details.reason === 'court_order',
  );
  await coordinator(contracts.setLegalHold, { householdId, reason: null });
  const step = await call(contracts.eraseMine, {});
  assert.ok(step.step === 'confirm');
  await call(contracts.eraseMine, { confirmation: step.confirmation });
  const left = await puente.within(system, ({ tx }) =>
    tx.first<{ left: number; holds: boolean; erased: boolean }>(sql`
      select (select count(*) from registry.household_keys k where k.household_id = ${householdId})
        + (select count(*) from registry.lookups l where l.household_id = ${householdId})
        + (select count(*) from registry.contacts c where c.household_id = ${householdId})
        + (select count(*) from registry.secret_words w where w.household_id = ${householdId}) as left,
        platform.chain_holds(${householdId}) as holds,
        (select bool_and(octet_length(names_sealed) = 0 and needs_sealed is null)
          from registry.people p where p.household_id = ${householdId}) as erased`),
  );
  assert.deepEqual(left, { left: 0, holds: true, erased: true });
});

test('what the family asked for waits at the desk', async () => {
  days(0);
  const { call, people, householdId } = await aFamily();
  await call(contracts.askToBeCalled, {});
  await call(contracts.correctMine, {
    personId: people[0]?.personId ?? null,
    about: 'names',
    shouldBe: 'Ana María Tzoc Ixcoy',
  });
  const desk = puente.callAs(registrar);
  const { items } = await desk(contracts.workList, {});
  const kinds = items.filter((item) => item.householdId === householdId).map(({ what }) => what);
  assert.deepEqual(kinds.sort(), ['call', 'correction', 'new', 'paper']);
  const page = await desk(contracts.householdPage, { householdId });
  const [correction] = page.corrections;
  assert.equal(correction?.shouldBe, 'Ana María Tzoc Ixcoy');
  const [asked] = page.calls;
  assert.ok(correction && asked);
  await desk(contracts.declineCorrection, {
    householdId,
    correctionId: correction.correctionId,
  });
  await desk(contracts.markCalled, { householdId, callId: asked.callId, outcome: 'spoke' });
  const mine = await call(contracts.myHousehold, {});
  assert.equal(mine.callAskedAt, null);
  assert.equal(mine.corrections[0]?.outcome, 'not_made');
});
