import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '#platform/sql.ts';
import { closeHousehold, reopenHousehold, undoWithdrawal, withdraw } from '#registry/contract.ts';
import { system } from '../../test/application.ts';
import { decidingApplication } from '../../test/deciding.ts';
import { aHousehold, aProgramme, familyOf, heed } from '../../test/queue.ts';
import { refused } from '../../test/refused.ts';
import * as contracts from './contract.ts';
import { background } from './jobs.ts';

const { puente, coordinator } = await decidingApplication();
await aProgramme(puente, coordinator);
const anyone = { kind: 'anyone' } as const;

test('who leaves comes back to the same place within 30 days, and to a new one after', async () => {
  const { householdId } = await aHousehold(puente, anyone);
  const family = puente.callAs(familyOf(householdId));
  const place = async () => (await family(contracts.myPlaces, {})).places[0];
  const before = await place();
  assert.ok(before?.ticket);
  const { programmeId } = before.programme;
  await family(contracts.leaveQueue, { programmeId, sure: true });
  assert.equal((await place())?.ticket?.nextStep, 'may_come_back');
  await family(contracts.returnToQueue, { programmeId });
  const after = await place();
  assert.equal(after?.ticket?.ticketNumber, before.ticket.ticketNumber);
  assert.equal(after?.ticket?.state, 'waiting');
  await family(contracts.leaveQueue, { programmeId, sure: true });
  const { now } = puente.clock;
  puente.clock.now = new Date(now.getTime() + 30 * 86_400_000);
  assert.deepEqual(await family(contracts.returnToQueue, { programmeId }), { samePlace: false });
  await heed(puente, 'queue.giveNewPlace', householdId);
  const anew = (await place())?.ticket;
  assert.equal(anew?.state, 'waiting');
  assert.notEqual(anew?.ticketNumber, before.ticket.ticketNumber);
  assert.equal(anew?.enrolledOn, before.ticket.enrolledOn, 'the day of enrolment still decides');
  const twice = family(contracts.returnToQueue, { programmeId });
  await assert.rejects(twice, refused('queue.noPlaceToReturnTo'));
  puente.clock.now = now;
});

test('a place that was left on its own stays left when a withdrawal is taken back', async () => {
  const { householdId } = await aHousehold(puente, coordinator);
  const family = puente.callAs(familyOf(householdId));
  const place = async () => (await family(contracts.myPlaces, {})).places[0];
  const { programmeId = '' } = (await place())?.programme ?? {};
  await family(contracts.leaveQueue, { programmeId, sure: true });
  await puente.callAs(coordinator)(closeHousehold, { householdId, reason: 'other' });
  await heed(puente, 'queue.leaveWithHousehold', householdId);
  await puente.callAs(coordinator)(reopenHousehold, { householdId });
  await heed(puente, 'queue.returnWithHousehold', householdId);
  assert.equal((await place())?.ticket?.state, 'withdrawn', 'nobody puts it back but the family');
  await family(contracts.returnToQueue, { programmeId });
  assert.equal((await place())?.ticket?.state, 'waiting');
});

test('who withdraws everything leaves the queue too, and taking it back brings the same place', async () => {
  const { householdId } = await aHousehold(puente, anyone);
  const ticket = async () =>
    (await puente.callAs(familyOf(householdId))(contracts.myPlaces, {})).places[0]?.ticket;
  const before = await ticket();
  const family = puente.callAs(familyOf(householdId));
  const step = await family(withdraw, {});
  assert.ok(step.step === 'confirm');
  await family(withdraw, { confirmation: step.confirmation });
  await heed(puente, 'queue.leaveWithHousehold', householdId);
  await heed(puente, 'queue.leaveWithHousehold', householdId);
  assert.equal((await ticket())?.state, 'withdrawn');
  await family(undoWithdrawal, {});
  await heed(puente, 'queue.returnWithHousehold', householdId);
  await heed(puente, 'queue.leaveWithHousehold', householdId);
  assert.equal((await ticket())?.ticketNumber, before?.ticketNumber);
  assert.equal((await ticket())?.state, 'waiting');
});

test('a household that was closed for long stands where it stood once it is reopened', async () => {
  const { householdId } = await aHousehold(puente, coordinator);
  const family = puente.callAs(familyOf(householdId));
  const place = async () => (await family(contracts.myPlaces, {})).places[0];
  const before = await place();
  const { programmeId } = before?.programme ?? { programmeId: '' };
  await puente.callAs(coordinator)(closeHousehold, { householdId, reason: 'other' });
  await heed(puente, 'queue.leaveWithHousehold', householdId);
  await assert.rejects(
    family(contracts.returnToQueue, { programmeId }),
    refused('queue.noPlaceToReturnTo'),
  );
  const { now } = puente.clock;
  puente.clock.now = new Date(now.getTime() + 60 * 86_400_000);
  await puente.callAs(coordinator)(reopenHousehold, { householdId });
  for (const job of background.listeners?.['registry.householdReopened'] ?? []) {
    await heed(puente, job, householdId);
  }
  assert.equal((await place())?.ticket?.ticketNumber, before?.ticket?.ticketNumber);
  assert.equal((await place())?.ticket?.state, 'waiting');
  puente.clock.now = now;
});

test('not even the system deletes a place or renumbers it', async () => {
  const { householdId } = await aHousehold(puente, anyone);
  const attempts = [
    sql`delete from queue.tickets where household_id = ${householdId}`,
    sql`update queue.tickets set ticket_number = '3333333' where household_id = ${householdId}`,
    sql`update queue.tickets set class = 'first' where household_id = ${householdId}`,
  ];
  for (const attempt of attempts) {
    await assert.rejects(puente.within(system, ({ tx }) => tx.run(attempt)));
  }
});
