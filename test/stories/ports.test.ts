import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { sql } from '#platform/sql.ts';
import { answerOffer, recordOutcome } from '../../src/appointments/contract.ts';
import { closeHousehold, reopenHousehold } from '../../src/registry/contract.ts';
import { system } from '../application.ts';
import { refused } from '../refused.ts';
import { aStage, type Family, type Stage } from './stage.ts';

/** What befell families with a day in 2021: nobody loses a place, and each is told what and why. */
let stage: Stage;
let [first, second, third]: Family[] = [];
beforeEach(async () => {
  stage = await aStage();
  first = await stage.family('2019-08-01');
  second = await stage.family('2019-08-02');
  third = await stage.family('2019-08-03');
  await stage.open(4);
});
afterEach(() => stage.puente.close());

/** The three, of whom the first two have Thursday and the third Friday, and all know it. */
async function withDays(): Promise<[Family, Family, Family]> {
  await stage.plan();
  assert.ok(first && second && third);
  const families: [Family, Family, Family] = [first, second, third];
  const days = await Promise.all(families.map(async (one) => (await one.slot())?.day));
  assert.deepEqual(days, ['2026-11-05', '2026-11-05', '2026-11-06']);
  for (const family of families) await forget(family);
  return families;
}

/** What was told up to here is another story. */
async function forget(family: Family): Promise<void> {
  await family.facts();
  family.told();
}

async function answer(family: Family, what: 'accept' | 'decline'): Promise<void> {
  const slotId = (await family.slot())?.slotId ?? '';
  await stage.puente.callAs(family.actor)(
    answerOffer,
    what === 'accept'
      ? { slotId, answer: 'accept' }
      : { slotId, answer: 'decline', reason: 'family_apart' },
  );
  await stage.settle();
}

/** It stands where it stood, waiting, under the same number. */
async function waitsAtItsPlace(family: Family, ticketNumber: string): Promise<void> {
  const place = await family.place();
  assert.deepEqual([place.ticketNumber, place.state], [ticketNumber, 'waiting']);
}

async function assertHeardNothing(...families: Family[]): Promise<void> {
  for (const family of families) {
    assert.deepEqual([await family.facts(), family.told()], [[], '']);
  }
}

test('no-show: the reason is asked, the place stays, and another day comes first', async () => {
  const [one, two, three] = await withDays();
  const { ticketNumber } = await one.place();
  await answer(one, 'accept');
  const { slotId = '' } = (await one.slot()) ?? {};
  await stage.at('2026-11-05T22:00:00Z');
  await forget(one);
  const missed = { slotId, outcome: 'missed', reason: 'not_asked' } as const;
  await stage.puente.callAs(stage.registrar)(recordOutcome, missed);
  await stage.settle();
  assert.deepEqual(await one.facts(), ['slotMissed']);
  assert.match(one.told(), /Your day went by\. You keep your place.*tell us what happened/);
  await waitsAtItsPlace(one, ticketNumber);
  assert.deepEqual(
    [(await one.slot())?.state, (await one.slot())?.reason],
    ['missed', 'not_asked'],
  );
  assert.deepEqual(await three.facts(), []);
  await stage.plan();
  const again = await one.slot();
  assert.deepEqual([again?.state, again?.day], ['offered', '2026-11-08']);
  assert.equal((await two.slot())?.day, '2026-11-05');
});

test('recorded as arrived by mistake: put right, it waits where it stood and is told; after 30 days it stands', async () => {
  const [one, two] = await withDays();
  const { ticketNumber } = await one.place();
  const ids = await Promise.all([one, two].map(async (of) => (await of.slot())?.slotId ?? ''));
  const record = (slotId: string, outcome: 'arrived' | 'turned_away') =>
    stage.puente.callAs(stage.registrar)(
      recordOutcome,
      outcome === 'arrived' ? { slotId, outcome } : { slotId, outcome, reason: 'papers' },
    );
  const travelled = () =>
    stage.puente.within(system, ({ tx }) =>
      tx.rows(sql`select ticket from transparency.travels where log_id = ${stage.programmeId}`),
    );
  await stage.at('2026-11-05T22:00:00Z');
  for (const slotId of ids) await record(slotId, 'arrived');
  await stage.settle();
  assert.equal((await one.place()).state, 'served');
  assert.equal((await travelled()).length, 2);
  await forget(one);

  const [slotId = '', later = ''] = ids;
  const closer = stage.puente.callAs(stage.coordinator);
  await closer(closeHousehold, { householdId: one.householdId, reason: 'arrived' });
  await assert.rejects(record(slotId, 'turned_away'), refused('appointments.reopenFirst'));
  await closer(reopenHousehold, { householdId: one.householdId });
  await stage.settle();
  await forget(one);
  // Pressed twice: the second is told that it was recorded, not that the household is closed.
  const pressed = [record(slotId, 'turned_away'), record(slotId, 'turned_away')];
  const came = await Promise.allSettled(pressed);
  const [refusal, ...others] = came.flatMap((one) => (one.status === 'rejected' ? one.reason : []));
  assert.ok(refused('appointments.noSuchSlot')(refusal));
  assert.equal(others.length, 0);
  await stage.settle();
  assert.deepEqual(await one.facts(), ['slotTurnedAway']);
  assert.match(one.told(), /keep your place/);
  await waitsAtItsPlace(one, ticketNumber);
  assert.equal((await travelled()).length, 1, 'nothing of it opens on account of that day');
  await stage.plan();
  assert.equal((await one.slot())?.state, 'offered');

  await stage.at('2026-12-04T22:00:00Z');
  await record(later, 'turned_away');
  assert.equal((await two.place()).state, 'waiting');
  await stage.plan();
  const again = (await two.slot())?.slotId ?? '';
  await stage.at('2026-12-31T22:00:00Z');
  await record(again, 'arrived');
  await stage.at('2027-02-28T22:00:00Z');
  await assert.rejects(record(again, 'turned_away'), refused('appointments.arrivalStands'));
  assert.equal((await two.place()).state, 'served');
});

test('two people record at one moment: the place says what the day says', async () => {
  const families = await withDays();
  await stage.at('2026-11-06T22:00:00Z');
  for (const family of families) {
    const { slotId = '' } = (await family.slot()) ?? {};
    const call = stage.puente.callAs(stage.registrar);
    await Promise.allSettled([
      call(recordOutcome, { slotId, outcome: 'arrived' }),
      call(recordOutcome, { slotId, outcome: 'missed', reason: 'not_asked' }),
      call(recordOutcome, { slotId, outcome: 'arrived' }),
    ]);
    await stage.settle();
    const says = { arrived: 'served', missed: 'waiting' }[String((await family.slot())?.state)];
    assert.ok(says);
    assert.equal((await family.place()).state, says);
  }
});

test('declined: the place stays, the others hear nothing; given back by staff, the family hears', async () => {
  const [one, two, three] = await withDays();
  const { ticketNumber } = await one.place();
  await answer(one, 'decline');
  assert.deepEqual(await one.facts(), ['slotDeclined']);
  assert.equal(one.told(), '', 'who said so itself needs no message');
  await waitsAtItsPlace(one, ticketNumber);
  await assertHeardNothing(two, three);
  const byStaff = {
    slotId: (await two.slot())?.slotId ?? '',
    householdId: two.householdId,
    answer: 'decline',
    reason: 'other',
  } as const;
  await stage.puente.callAs(stage.registrar)(answerOffer, byStaff);
  await stage.settle();
  assert.match(two.told(), /given back for you\. If you did not ask for that, tell us/);
  await assertHeardNothing(three);
});

test('lapsed: the family is told that it keeps its place, and is offered again', async () => {
  const [one, two] = await withDays();
  const { ticketNumber } = await one.place();
  await answer(two, 'accept');
  await forget(two);
  await stage.at('2026-11-04T15:30:00Z');
  await stage.run('appointments.lapseOverdue');
  assert.deepEqual(await one.facts(), ['offerLapsed']);
  assert.match(one.told(), /did not reach us in time\. You keep your place, and another day/);
  await waitsAtItsPlace(one, ticketNumber);
  await assertHeardNothing(two);
  await stage.plan();
  assert.equal((await one.slot())?.state, 'offered');
});

test('turned away at the port: the place is kept at its rank, the reason is on record', async () => {
  const [one, two] = await withDays();
  const { ticketNumber } = await one.place();
  await answer(one, 'accept');
  const { slotId = '' } = (await one.slot()) ?? {};
  await stage.at('2026-11-05T22:00:00Z');
  await forget(one);
  await forget(two);
  const away = { slotId, outcome: 'turned_away', reason: 'no_reason_given' } as const;
  await stage.puente.callAs(stage.registrar)(recordOutcome, away);
  await stage.settle();
  assert.deepEqual(await one.facts(), ['slotTurnedAway']);
  assert.match(
    one.told(),
    /You were turned away at the port\. You keep your place, and another day/,
  );
  await waitsAtItsPlace(one, ticketNumber);
  const slot = await one.slot();
  assert.deepEqual([slot?.state, slot?.reason], ['turned_away', 'no_reason_given']);
  await assertHeardNothing(two);
  await stage.plan();
  assert.deepEqual([(await one.slot())?.state, (await one.slot())?.day], ['offered', '2026-11-08']);
});

test('port closed: planned, offered and accepted days there move, told with the reason', async () => {
  const [one, two, three] = await withDays();
  const silent = await stage.family('2019-08-04');
  await answer(one, 'accept');
  await forget(one);
  await stage.open(4, { closed: ['2026-11-05', '2026-11-06', '2026-11-07'] });
  await stage.settle();
  await assertHeardNothing(one, two, three);
  await stage.plan();
  for (const family of [one, two, three]) {
    assert.deepEqual(await family.facts(), ['slotChanged', 'slotOffered']);
    assert.match(family.told(), /Your day has changed\..* does not take anybody on that day/);
  }
  assert.deepEqual(await silent.facts(), ['slotOffered'], 'who knew of no day hears of no change');
  const days = await Promise.all([one, two, three].map(async (f) => (await f.slot())?.day));
  assert.deepEqual(days, ['2026-11-08', '2026-11-08', '2026-11-09'], 'in their order');
});

test('a port closed for good: nobody has a day, everybody keeps the place', async () => {
  const [one, two] = await withDays();
  const { ticketNumber } = await one.place();
  await stage.open(0, { opensOn: '2026-11-01', closesOn: '2026-11-02' });
  await stage.plan();
  assert.deepEqual(await one.facts(), ['slotCancelled']);
  assert.match(one.told(), /Your day was cancelled\. You keep your place\. The port does not take/);
  await waitsAtItsPlace(one, ticketNumber);
  assert.equal((await two.slot())?.reason, 'port_closed');
});

test('capacity cut: who stands first keeps the day and hears nothing, the next is told why', async () => {
  const [one, two, three] = await withDays();
  await stage.open(2);
  await stage.plan();
  await assertHeardNothing(one, three);
  assert.deepEqual(await two.facts(), ['slotChanged', 'slotOffered']);
  assert.match(two.told(), /Your day has changed\..*takes fewer people on that day/);
  assert.equal((await one.slot())?.day, '2026-11-05');
});

test('capacity added: nobody loses a day, and who waited gets one', async () => {
  const [one, two, three] = await withDays();
  const fourth = await stage.family('2019-08-04');
  const fifth = await stage.family('2019-08-05');
  await stage.open(8);
  await stage.plan();
  await assertHeardNothing(one, two, three);
  assert.deepEqual(
    [(await fourth.slot())?.day, (await fifth.slot())?.day],
    ['2026-11-05', '2026-11-05'],
  );
});
