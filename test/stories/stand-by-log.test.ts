import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { type Sql, sql } from '#platform/sql.ts';
import {
  answerOffer,
  answerStandBy,
  joinStandBy,
  myStandBy,
} from '../../src/appointments/contract.ts';
import { fetchLog } from '../../src/cli/log/fetch-log.ts';
import { eraseMine } from '../../src/registry/contract.ts';
import { addWitness, myTicketEntries, openings } from '../../src/transparency/contract.ts';
import { readLogBytes } from '../../src/verifier/read-bytes.rules.ts';
import { type Verdict, verifyLog } from '../../src/verifier/verify-log.rules.ts';
import { verifyPlace } from '../../src/verifier/verify-place.rules.ts';
import { system } from '../application.ts';
import { aWitness } from '../witness.ts';
import { aStage, type Family, type Stage } from './stage.ts';

/** Whose turn it was at short notice, as a witness finds it in the log of a real Puente. */
let stage: Stage;
let families: Family[] = [];
let token = '';
beforeEach(async () => {
  stage = await aStage();
  families = [];
  for (const day of ['01', '02', '03', '04']) families.push(await stage.family(`2019-08-${day}`));
  await stage.open(2, { opensOn: '2026-11-05' });
  await stage.plan();
  const agreed = await stage.puente.callAs(stage.coordinator)(addWitness, {
    logId: stage.programmeId,
    name: 'Clínica Ejemplo',
    verifierKey: aWitness().verifierKey,
    agreement: 'Convenio 1',
  });
  token = agreed.token;
});
afterEach(() => stage.puente.close());

const codesOf = (sayings: readonly { code: string }[]) => sayings.map(({ code }) => code);

function join(family: Family) {
  const { programmeId } = stage;
  const wish = { programmeId, ports: ['2301'], readyHours: 4, until: '2026-11-30' };
  return stage.puente.callAs(family.actor)(joinStandBy, wish);
}

/** The first of the plan gives its Thursday back, on Tuesday: nearer than a plan gives days. */
async function giveBack(family: Family | undefined): Promise<void> {
  assert.ok(family);
  await stage.at('2026-11-03T15:00:00Z');
  const slotId = (await family.slot())?.slotId ?? '';
  const answer = { slotId, answer: 'decline', reason: 'cannot_travel' } as const;
  await stage.puente.callAs(family.actor)(answerOffer, answer);
}

async function answer(family: Family | undefined, what: 'accept' | 'refuse'): Promise<void> {
  assert.ok(family);
  const { asks } = await stage.puente.callAs(family.actor)(myStandBy, {});
  const askId = asks.find(({ state }) => state === 'asked')?.askId ?? '';
  await stage.puente.callAs(family.actor)(answerStandBy, { askId, answer: what });
}

/** The file that anybody is given, and what opens the rest for a witness. */
async function given() {
  await stage.settle();
  const call = stage.puente.callAs({ kind: 'anyone' });
  const file = readLogBytes(await fetchLog({ call }, stage.programmeId));
  const opened = await call(openings, { logId: stage.programmeId, token, from: 0 });
  return { file, opened: opened.openings };
}

async function witnessed(): Promise<Verdict> {
  const { file, opened } = await given();
  return verifyLog({ ...file, openings: opened }, null, 'all');
}

/** What somebody does who has the database in hand. */
function inHand(change: Sql): Promise<unknown> {
  return stage.puente.within(system, ({ tx }) => tx.run(change));
}

test('each question and its end are in the log, and the order holds for a witness', async () => {
  const [one, two, three, four] = families;
  for (const family of [four, three, two]) if (family) await join(family);
  await giveBack(one);
  await stage.run('appointments.askStandBy');
  await answer(two, 'refuse');
  await stage.run('appointments.askStandBy');
  await stage.at('2026-11-04T14:30:00Z');
  await stage.run('appointments.askStandBy');
  await answer(four, 'accept');
  const { faults, holds, sealed } = await witnessed();
  assert.deepEqual(faults, []);
  assert.equal(holds.find(({ code }) => code === 'asksHold')?.values.count, 3);
  assert.ok(!codesOf(sealed).some((code) => ['daysApart', 'asksUnclear'].includes(code)));
  const ends = (await given()).opened.flatMap(({ facts }) => facts.end ?? []);
  assert.deepEqual(ends, ['refused', 'unanswered', 'accepted']);
});

test('room that is taken away and given back passes nobody over', async () => {
  const [one, two, three] = families;
  assert.ok(two && three);
  for (const family of [three, two]) await join(family);
  await giveBack(one);
  const states = async (family: Family) =>
    (await stage.puente.callAs(family.actor)(myStandBy, {})).asks.map(({ state }) => state);
  await stage.run('appointments.askStandBy');
  assert.deepEqual(await states(two), ['asked']);
  await stage.open(2, { opensOn: '2026-11-06' });
  assert.deepEqual(await states(two), ['over']);
  await stage.open(2, { opensOn: '2026-11-05' });
  await stage.run('appointments.askStandBy');
  assert.deepEqual(await states(two), ['asked', 'over']);
  assert.deepEqual(await states(three), []);
  await answer(two, 'accept');
  assert.deepEqual((await witnessed()).faults, []);
});

test('a family sees what it said, and nobody but a witness what it was asked', async () => {
  const [one, two] = families;
  assert.ok(two);
  await join(two);
  await giveBack(one);
  await stage.run('appointments.askStandBy');
  await stage.settle();
  const own = await stage.puente.callAs(two.actor)(myTicketEntries, {});
  const whats = own.logs.flatMap(({ entries }) =>
    entries.flatMap((entry) => entry.openings.flatMap(({ facts }) => facts.what ?? [])),
  );
  assert.deepEqual(whats, ['standBy']);
  const [verdict] = verifyPlace({ format: 'puente-place/1', logs: own.logs }, null);
  assert.deepEqual(verdict?.faults, []);
  const said = verdict?.told.flat().find(({ code }) => code === 'placeStandBy');
  assert.deepEqual([said?.values.until, said?.values.ports], ['2026-11-30', '2301 (6)']);
  stage.puente.clock.now = new Date('2027-11-03T15:00:00Z');
  const { file } = await given();
  assert.deepEqual(file.openings, [], 'not after years either');
});

test('with a family’s erasure goes what opens its part, and nobody is accused', async () => {
  const [one, two, three] = families;
  assert.ok(two && three);
  await join(two);
  await join(three);
  await giveBack(one);
  await stage.run('appointments.askStandBy');
  const { ticketNumber } = await two.place();
  const asFamily = stage.puente.callAs(two.actor);
  const first = await asFamily(eraseMine, {});
  assert.ok(first.step === 'confirm');
  await asFamily(eraseMine, { confirmation: first.confirmation });
  await stage.settle();
  await stage.run('appointments.askStandBy');
  await answer(three, 'accept');
  const { opened } = await given();
  const left = opened.filter(({ facts }) => facts.ticket === ticketNumber);
  assert.deepEqual(left, []);
  const { faults, holds } = await witnessed();
  assert.deepEqual(faults, []);
  assert.ok(codesOf(holds).includes('asksHold'));
});

/** A question to the last of all, as somebody with the database in hand would write it. */
const friendAsked = (programmeId: string, householdId: string) => sql`
  insert into appointments.stand_by_asks (household_id, ask_id, programme_id, organisation_id,
    ticket_number, port, day, size, time_zone, asked_at, answer_by, state_since, overtakes, decided_from)
  select household_id, gen_random_uuid(), programme_id, organisation_id, ticket_number, '2301',
    '2026-11-05', size, 'America/Matamoros', '2026-11-03T15:05:00Z', '2026-11-03T20:00:00Z',
    '2026-11-03T15:05:00Z', 0, (select size from transparency.logs where log_id = ${programmeId})
  from queue.tickets where household_id = ${householdId}`;

/** A day at short notice without any question. */
const friendGiven = (householdId: string) => sql`
  insert into appointments.slots (household_id, slot_id, programme_id, organisation_id, ticket_number,
    port, day, size, state, state_since, time_zone, stand_by)
  select household_id, gen_random_uuid(), programme_id, organisation_id, ticket_number, '2301',
    '2026-11-05', size, 'accepted', '2026-11-03T15:05:00Z', 'America/Matamoros', true
  from queue.tickets where household_id = ${householdId}`;

test('a friend who is asked first, or is just given the day, is found', async () => {
  const [one, two, , four] = families;
  assert.ok(two && four);
  for (const family of [two, four]) await join(family);
  await giveBack(one);
  assert.deepEqual((await witnessed()).faults, []);
  await inHand(friendAsked(stage.programmeId, four.householdId));
  await stage.run('appointments.writeLeftDays');
  assert.deepEqual(codesOf((await witnessed()).faults), ['askPassedOver']);
  await inHand(sql`
    update appointments.slots set state = 'moved', reason = 'stand_by'
    where household_id = ${four.householdId} and state in ('planned', 'offered', 'accepted')`);
  await inHand(friendGiven(four.householdId));
  await stage.run('appointments.writeLeftDays');
  assert.ok(codesOf((await witnessed()).faults).includes('shortWithoutAsk'));
});
