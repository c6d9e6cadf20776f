import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import type { Actor } from '#platform/actor.ts';
import { sql } from '#platform/sql.ts';
import { addPerson, confirmPaper, seePaper } from '#registry/contract.ts';
import {
  aMember,
  anOrganisation,
  system,
  type TestApplication,
  testApplication,
} from '../../../test/application.ts';
import { anaAndHerFamily } from '../../../test/people.ts';
import { aHousehold, aProgramme, familyOf, heed, withPaper } from '../../../test/queue.ts';
import { refused } from '../../../test/refused.ts';
import * as contracts from '../contract.ts';
import { followFacts } from './held-place.rules.ts';

let puente: TestApplication;
let registrar: Actor;
let lawyer: Actor;
let outsider: Actor;

before(async () => {
  puente = await testApplication();
  const ours = await anOrganisation(puente, 'Albergue Ejemplo', true);
  const theirs = await anOrganisation(puente, 'Casa Ejemplo');
  registrar = await aMember(puente, ours, 'registrar');
  lawyer = await aMember(puente, ours, 'lawyer');
  outsider = await aMember(puente, theirs, 'registrar', 'lawyer', 'coordinator', 'reviewer');
  await aProgramme(puente, await aMember(puente, ours, 'coordinator'));
});
after(() => puente.close());

const consider = (householdId: string) => heed(puente, 'queue.considerHousehold', householdId);
const ticketOf = async (householdId: string) =>
  (await puente.callAs(familyOf(householdId))(contracts.myPlaces, {})).places[0]?.ticket;
const waiting = async (householdId: string, by = registrar) => {
  const { corrections, dates } = await puente.callAs(by)(contracts.listCorrections, {});
  return {
    correction: corrections.find((one) => one.householdId === householdId),
    date: dates.find((one) => one.householdId === householdId),
  };
};
const payloadsOf = (householdId: string, name: string) =>
  puente.within(system, ({ tx }) =>
    tx.rows<{ payload: Record<string, unknown> }>(sql`select payload from platform.facts
      where subject_id = ${householdId} and name = ${name} order by position`),
  );
const sizeOf = async (householdId: string) => {
  const row = await puente.within(system, ({ tx }) =>
    tx.first<{ size: number }>(
      sql`select size from queue.tickets where household_id = ${householdId}`,
    ),
  );
  return row?.size;
};

/** Ana's family, of whom she alone declares a day: 2019-08-14. */
function oneDay() {
  const [ana, ...others] = withPaper().people;
  if (!ana) throw new RangeError('Ana is gone');
  const enrolment = { ...ana.enrolment, basis: 'declared' } as const;
  return anaAndHerFamily({ people: [{ ...ana, enrolment }, ...others] });
}

async function shown(householdId: string, enrolledOn: string) {
  const enrolment = await puente.within(system, ({ tx }) =>
    tx.first<{ personId: string; enrolmentId: string }>(sql`
      select person_id as "personId", enrolment_id as "enrolmentId"
      from registry.enrolments where household_id = ${householdId}`),
  );
  const which = { personId: enrolment?.personId ?? '', enrolmentId: enrolment?.enrolmentId ?? '' };
  await puente.callAs(registrar)(seePaper, {
    householdId,
    ...which,
    enrolledOn,
    document: { kind: 'nta', reference: 'invented' },
  });
  await consider(householdId);
  return which;
}

for (const [way, day] of Object.entries({ forward: '2019-03-02', back: '2019-11-30' })) {
  test(`a paper with another day moves the place ${way} only when two people saw it`, async () => {
    const { householdId } = await aHousehold(puente, { kind: 'anyone' }, oneDay());
    const declared = (await ticketOf(householdId))?.enrolledOn;
    const which = await shown(householdId, day);
    const held = await ticketOf(householdId);
    assert.deepEqual([held?.enrolledOn, held?.enrolmentBasis], [declared, 'declared']);
    assert.equal((await waiting(householdId)).date?.standsAt, declared);
    assert.equal(held?.nextStep, 'second_look', 'nobody asks for the paper again');
    await puente.callAs(lawyer)(confirmPaper, {
      householdId,
      ...which,
      enrolledOn: day,
    });
    await consider(householdId);
    await consider(householdId);
    assert.equal((await ticketOf(householdId))?.enrolledOn, day);
    assert.equal((await waiting(householdId)).date, undefined);
    const facts = await payloadsOf(householdId, 'queue.placeCorrected');
    assert.equal(facts.length, 1);
    assert.equal(facts[0]?.payload.reasonCode, 'date_corrected');
    assert.equal(new Set([facts[0]?.payload.deciders].flat()).size, 2);
  });
}

test('a paper that shows the declared day needs one person: nothing moves', async () => {
  const { householdId } = await aHousehold(puente, { kind: 'anyone' }, oneDay());
  const declared = (await ticketOf(householdId))?.enrolledOn ?? '';
  await shown(householdId, declared);
  const ticket = await ticketOf(householdId);
  assert.deepEqual([ticket?.enrolledOn, ticket?.enrolmentBasis], [declared, 'paper_seen']);
  assert.deepEqual(await payloadsOf(householdId, 'queue.placeCorrected'), []);
});

test('a household that grew counts so when one named the paper and another confirmed', async () => {
  const { householdId } = await aHousehold(puente, registrar, withPaper('2019-08-14', 2));
  const person = { names: { given: 'Recién' }, inProgramme: 'no' } as const;
  await puente.callAs(registrar)(addPerson, { householdId, person });
  await consider(householdId);
  await consider(householdId);
  assert.equal(await sizeOf(householdId), 2);
  assert.equal((await payloadsOf(householdId, 'queue.correctionNoticed')).length, 1);
  const document = { kind: 'birth_certificate', reference: 'Acta 12' } as const;
  const propose = (by: Actor) =>
    puente.callAs(by)(contracts.proposeCorrection, { householdId, document });
  await assert.rejects(propose(outsider), refused('queue.noSuchCorrection'));
  const { correctionId } = await propose(registrar);
  const decide = (by: Actor, confirm: boolean) =>
    puente.callAs(by)(contracts.decideCorrection, { householdId, correctionId, confirm });
  await assert.rejects(decide(registrar, true), refused('queue.secondPersonNeeded'));
  await assert.rejects(decide(outsider, true), refused('queue.noSuchCorrection'));
  const { correction } = await waiting(householdId, lawyer);
  assert.deepEqual(
    [correction?.document, correction?.proposedByMe, correction?.sizeFrom, correction?.sizeTo],
    [document, false, 2, 3],
  );
  await decide(lawyer, true);
  assert.equal(await sizeOf(householdId), 3);
  await consider(householdId);
  assert.equal((await waiting(householdId)).correction, undefined);
  const facts = await payloadsOf(householdId, 'queue.placeCorrected');
  assert.equal(facts[0]?.payload.reasonCode, 'household_changed');
  await assert.rejects(decide(lawyer, true), refused('queue.noSuchCorrection'));
});

test('what was declined stays so until the household changes again', async () => {
  const { householdId } = await aHousehold(puente, registrar, withPaper('2019-08-14', 1));
  const grow = async (given: string) => {
    await puente.callAs(registrar)(addPerson, { householdId, person: { names: { given } } });
    await consider(householdId);
  };
  await grow('Uno');
  const document = { kind: 'other', reference: 'x' } as const;
  const { correctionId } = await puente.callAs(registrar)(contracts.proposeCorrection, {
    householdId,
    document,
  });
  const which = { householdId, correctionId, confirm: false };
  await puente.callAs(lawyer)(contracts.decideCorrection, which);
  await consider(householdId);
  assert.equal((await waiting(householdId)).correction, undefined);
  await grow('Dos');
  assert.deepEqual((await waiting(householdId)).correction?.sizeTo, 3);
  assert.equal(await sizeOf(householdId), 1);
});

test('the database refuses one person who corrects twice', async () => {
  const { householdId } = await aHousehold(puente, registrar, withPaper('2019-08-14', 1));
  await puente.callAs(registrar)(addPerson, { householdId, person: { names: { given: 'Eva' } } });
  await consider(householdId);
  await assert.rejects(
    puente.within(system, ({ tx }) =>
      tx.run(sql`update queue.household_corrections set state = 'confirmed', document_sealed = 'x',
        proposed_by = correction_id, proposed_at = now(), decided_by = correction_id,
        decided_at = now() where household_id = ${householdId}`),
    ),
    /two_correctors/,
  );
});

const aPlace = fc.record({
  enrolledOn: fc.constantFrom('2019-03-01', '2019-08-14', '2020-01-01'),
  undated: fc.boolean(),
  precision: fc.constantFrom('day' as const, 'month' as const),
  basis: fc.constantFrom('declared' as const, 'paper_seen' as const, 'confirmed' as const),
  size: fc.integer({ min: 1, max: 9 }),
});

test('no place moves, forward or back, on what one person alone says', () => {
  fc.assert(
    fc.property(aPlace, aPlace, fc.boolean(), (held, known, looked) => {
      const { place, dateCorrected, dateWaits } = followFacts(held, known, looked);
      const moved = place.enrolledOn !== held.enrolledOn || place.undated !== held.undated;
      assert.equal(moved, dateCorrected);
      if (moved) assert.deepEqual([known.basis, looked], ['confirmed', true]);
      assert.ok(place.size <= held.size);
      assert.ok(!(dateWaits && moved));
      assert.deepEqual(followFacts(place, known, looked).place, place, 'again changes nothing');
    }),
  );
});
