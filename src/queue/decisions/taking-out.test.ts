import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import fc from 'fast-check';
import { removePerson } from '#coordination/contract.ts';
import type { Actor } from '#platform/actor.ts';
import { sql } from '#platform/sql.ts';
import { addPerson, eraseMine, householdPage, myHousehold } from '#registry/contract.ts';
import {
  aMember,
  aMonday,
  anOrganisation,
  system,
  type TestApplication,
  testApplication,
} from '../../../test/application.ts';
import { aHousehold, aProgramme, familyOf, heed, withPaper } from '../../../test/queue.ts';
import { refused } from '../../../test/refused.ts';
import * as contracts from '../contract.ts';
import { oneSuffices } from './taking-out.rules.ts';

let puente: TestApplication;
let ours: string;
let registrar: Actor;
let colleague: Actor;
let outsider: Actor;

before(async () => {
  puente = await testApplication();
  ours = await anOrganisation(puente, 'Albergue Ejemplo', true);
  const theirs = await anOrganisation(puente, 'Casa Ejemplo');
  registrar = await aMember(puente, ours, 'registrar');
  colleague = await aMember(puente, ours, 'coordinator');
  outsider = await aMember(puente, theirs, 'registrar', 'lawyer', 'coordinator', 'reviewer');
  await aProgramme(puente, await aMember(puente, ours, 'coordinator'));
});
after(() => puente.close());
beforeEach(() => {
  puente.clock.now = aMonday;
});

const later = (hours: number) => {
  puente.clock.now = new Date(puente.clock.now.getTime() + hours * 3_600_000);
};
const consider = (householdId: string) => heed(puente, 'queue.considerHousehold', householdId);
const ticketOf = async (householdId: string) =>
  (await puente.callAs(familyOf(householdId))(contracts.myPlaces, {})).places[0]?.ticket;
const sizeOf = async (householdId: string) => {
  const row = await puente.within(system, ({ tx }) =>
    tx.first<{ size: number }>(
      sql`select size from queue.tickets where household_id = ${householdId}`,
    ),
  );
  return row?.size;
};
const mine = (householdId: string) => puente.callAs(familyOf(householdId))(myHousehold, {});
const waiting = async (householdId: string, by = colleague) => {
  const { corrections, takingOut } = await puente.callAs(by)(contracts.listCorrections, {});
  const isTheirs = (one: { householdId: string }) => one.householdId === householdId;
  return { grown: corrections.find(isTheirs), out: takingOut.find(isTheirs) };
};

/** A family with a place for so many, the ids of its people in order. */
async function aFamily(size: number) {
  const { householdId } = await aHousehold(puente, registrar, withPaper('2019-08-14', size));
  await consider(householdId);
  const { people } = await puente.callAs(registrar)(householdPage, { householdId });
  return { householdId, people: people.map(({ personId }) => personId) };
}

/** The same, when a desk added one more an hour later. */
async function anAdding(size = 2) {
  const { householdId } = await aFamily(size);
  later(1);
  const person = { names: { given: 'Recién' }, inProgramme: 'no' } as const;
  const { personId } = await puente.callAs(registrar)(addPerson, { householdId, person });
  await consider(householdId);
  return { householdId, personId };
}

const takeOut = (by: Actor, which: { householdId: string; personId: string }) =>
  puente.callAs(by)(contracts.takeOutPerson, { ...which, reason: 'other_family' });
const decide = (by: Actor, householdId: string, requestId: string, confirm = true) =>
  puente.callAs(by)(contracts.decideTakingOut, { householdId, requestId, confirm });

/** What the log of the programme says of a place, oldest first. */
const entriesOf = async (householdId: string) => {
  const ticket = await ticketOf(householdId);
  const rows = await puente.within(system, ({ tx }) =>
    tx.rows<{ entry: string }>(sql`select entry from transparency.pending
      where entry::jsonb ->> 'ticket' = ${ticket?.ticketNumber ?? ''} order by pending_id`),
  );
  return rows.map(({ entry }) => JSON.parse(entry));
};

test('who was added by mistake is out at once within a day, by one person, and the family reads it', async () => {
  const { householdId, personId } = await anAdding();
  const before = await ticketOf(householdId);
  assert.equal((await waiting(householdId)).grown?.sizeTo, 3);
  later(23);
  assert.equal((await takeOut(colleague, { householdId, personId })).requestId, null);
  assert.equal((await waiting(householdId)).grown, undefined, 'nobody is asked about it any more');
  await consider(householdId);
  assert.deepEqual(await ticketOf(householdId), before, 'the place is as it was');
  assert.equal(await sizeOf(householdId), 2);
  assert.equal((await entriesOf(householdId)).length, 1, 'nothing changed that a log tells');
  const { people, takenOut } = await mine(householdId);
  assert.equal(people.length, 2);
  assert.deepEqual(takenOut, [{ at: puente.clock.now, reason: 'other_family' }]);
  assert.doesNotMatch(JSON.stringify(takenOut), /Recién/);
  const page = await puente.callAs(registrar)(householdPage, { householdId });
  assert.equal(page.size, 2);
  const gone = page.people.find((one) => one.personId === personId);
  assert.deepEqual(
    [gone?.takenOut, gone?.names.given],
    ['other_family', 'Recién'],
    'nobody is erased',
  );
  assert.ok(page.history.some(({ what }) => what === 'registry.personTakenOut'));
  await assert.rejects(
    takeOut(registrar, { householdId, personId }),
    refused('registry.noSuchPerson'),
  );
});

test('later it takes two, and until then everybody stays', async () => {
  const { householdId, personId } = await anAdding();
  later(25);
  assert.ok((await takeOut(registrar, { householdId, personId })).requestId);
  assert.equal((await mine(householdId)).people.length, 3);
  await assert.rejects(
    takeOut(colleague, { householdId, personId }),
    refused('queue.takingOutWaits'),
  );
  const { out } = await waiting(householdId);
  assert.deepEqual([out?.personId, out?.askedByMe], [personId, false]);
  const { takingOut } = await puente.callAs(registrar)(contracts.placesOf, { householdId });
  assert.equal(takingOut[0]?.askedByMe, true);
  const requestId = out?.requestId ?? '';
  await assert.rejects(
    decide(registrar, householdId, requestId),
    refused('queue.secondPersonNeeded'),
  );
  await assert.rejects(decide(outsider, householdId, requestId), refused('queue.noSuchCorrection'));
  await decide(colleague, householdId, requestId);
  assert.equal((await mine(householdId)).people.length, 2);
  assert.equal((await waiting(householdId)).grown, undefined);
  await assert.rejects(
    decide(colleague, householdId, requestId),
    refused('queue.noSuchCorrection'),
  );
});

test('who was registered with the family goes by two only; its place stays and the log names both', async () => {
  const { householdId, people } = await aFamily(3);
  const before = await ticketOf(householdId);
  const personId = people[2] ?? '';
  assert.ok((await takeOut(registrar, { householdId, personId })).requestId);
  await decide(colleague, householdId, (await waiting(householdId)).out?.requestId ?? '');
  assert.equal(await sizeOf(householdId), 2);
  await consider(householdId);
  const after = await ticketOf(householdId);
  assert.deepEqual(after, before, 'number, day and class stay');
  const [, changed, ...more] = await entriesOf(householdId);
  assert.equal(changed?.reason, 'household_changed');
  assert.equal(new Set(changed?.deciders).size, 2);
  assert.deepEqual(more, []);
  assert.equal((await mine(householdId)).takenOut.length, 1);
});

test('once two people confirmed that the family grew, one alone takes nobody out', async () => {
  const { householdId, personId } = await anAdding();
  const { correctionId } = await puente.callAs(registrar)(contracts.proposeCorrection, {
    householdId,
    document: { kind: 'birth_certificate', reference: 'Acta 12' },
  });
  await puente.callAs(colleague)(contracts.decideCorrection, {
    householdId,
    correctionId,
    confirm: true,
  });
  assert.ok((await takeOut(registrar, { householdId, personId })).requestId);
  assert.equal(await sizeOf(householdId), 3);
});

test('who is not taken out stays, and it can be asked again; who asked can take it back', async () => {
  const { householdId, people } = await aFamily(2);
  const personId = people[1] ?? '';
  for (const by of [colleague, registrar]) {
    await takeOut(registrar, { householdId, personId });
    await decide(by, householdId, (await waiting(householdId)).out?.requestId ?? '', false);
    assert.equal((await mine(householdId)).people.length, 2);
    assert.equal((await waiting(householdId)).out, undefined);
  }
});

test('what somebody asked who was removed waits for nobody; another asks anew', async () => {
  const { householdId, people } = await aFamily(2);
  const personId = people[1] ?? '';
  const gone = await aMember(puente, ours, 'registrar');
  const { requestId } = await takeOut(gone, { householdId, personId });
  assert.ok(requestId && gone.kind === 'staff');
  const administrator = await aMember(puente, ours, 'administrator');
  await puente.callAs(administrator)(removePerson, { staffId: gone.staffId });
  assert.equal((await waiting(householdId)).out, undefined);
  const wrong = refused('queue.noSuchCorrection');
  await assert.rejects(decide(colleague, householdId, requestId), wrong);
  const anew = await takeOut(colleague, { householdId, personId });
  await decide(registrar, householdId, anew.requestId ?? '');
  assert.equal((await mine(householdId)).people.length, 1);
});

test('nobody of another organisation, and never the last of a family', async () => {
  const { householdId, people } = await aFamily(1);
  const which = { householdId, personId: people[0] ?? '' };
  await assert.rejects(takeOut(registrar, which), refused('registry.nobodyStays'));
  await assert.rejects(takeOut(outsider, which), refused('registry.noSuchHousehold'));
});

test('taken out at one moment by two, somebody counts once', async () => {
  const { householdId, personId } = await anAdding(3);
  const both = await Promise.allSettled(
    [registrar, colleague].map((by) => takeOut(by, { householdId, personId })),
  );
  assert.equal(both.filter(({ status }) => status === 'fulfilled').length, 1);
  const page = await puente.callAs(registrar)(householdPage, { householdId });
  assert.equal(page.size, 3);
});

test('two who are taken out at one moment do not leave a family without anybody', async () => {
  const { householdId, people } = await aFamily(2);
  const ids: string[] = [];
  for (const personId of people) {
    const { requestId } = await takeOut(registrar, { householdId, personId });
    ids.push(requestId ?? '');
  }
  const both = await Promise.allSettled(ids.map((id) => decide(colleague, householdId, id)));
  assert.equal(both.filter(({ status }) => status === 'fulfilled').length, 1);
  assert.equal((await mine(householdId)).people.length, 1);
});

test('nobody writes past the functions that somebody is taken out', async () => {
  const { householdId, people } = await aFamily(2);
  await takeOut(registrar, { householdId, personId: people[1] ?? '' });
  await assert.rejects(
    puente.within(system, ({ tx }) =>
      tx.run(sql`update queue.people_to_take_out set outcome = 'taken_out', decided_by = asked_by,
        decided_at = now() where household_id = ${householdId}`),
    ),
    /permission denied for table people_to_take_out/,
  );
});

test('a family that is erased takes with it what is held of who was taken out', async () => {
  const { householdId, personId } = await anAdding();
  await takeOut(registrar, { householdId, personId });
  const family = puente.callAs(familyOf(householdId));
  const asked = await family(eraseMine, {});
  assert.ok(asked.step === 'confirm');
  await family(eraseMine, { confirmation: asked.confirmation });
  const left = await puente.within(system, ({ tx }) =>
    tx.first<{ names: Buffer }>(sql`select names_sealed as names from registry.people
      where household_id = ${householdId} and person_id = ${personId}`),
  );
  assert.equal(left?.names.length, 0);
});

const added = new Date('2026-11-02T12:00:00Z');
const hours = (count: number) => new Date(added.getTime() + count * 3_600_000);
const aPlace = fc.record({
  size: fc.integer({ min: 1, max: 6 }),
  state: fc.constantFrom('waiting', 'offered', 'accepted', 'served', 'withdrawn'),
  joinedAt: fc.integer({ min: -48, max: 48 }).map(hours),
});

test('one person suffices only within a day, and while no place counts whom it is about', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 6 }),
      fc.boolean(),
      fc.array(aPlace, { maxLength: 3 }),
      fc.option(fc.integer({ min: -48, max: 48 }).map(hours)),
      fc.integer({ min: 0, max: 48 }),
      (size, isProven, places, grewAt, after) => {
        const alone = oneSuffices({ size, addedAt: added, isProven }, places, grewAt, hours(after));
        const counted = places.some((place) => place.size >= size || place.joinedAt >= added);
        if (counted || isProven || after > 24) assert.equal(alone, false);
        if (grewAt !== null && grewAt >= added) assert.equal(alone, false);
        assert.equal(oneSuffices({ size, addedAt: null, isProven }, places, grewAt, added), false);
      },
    ),
  );
  assert.equal(
    oneSuffices({ size: 3, addedAt: added, isProven: false }, [], null, hours(24)),
    true,
  );
});
