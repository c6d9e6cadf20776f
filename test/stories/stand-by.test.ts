import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { sql } from '#platform/sql.ts';
import {
  answerOffer,
  answerStandBy,
  calendar,
  joinStandBy,
  leaveStandBy,
  myStandBy,
  showStandBy,
} from '../../src/appointments/contract.ts';
import { waitTogether } from '../../src/queue/contract.ts';
import { system } from '../application.ts';
import { refused } from '../refused.ts';
import { aStage, type Family, type Stage } from './stage.ts';

/** Places that fall free at short notice: asked in the published order, with the way reckoned. */
const fromThursday = { opensOn: '2026-11-05' };

let stage: Stage;
let families: Family[] = [];
beforeEach(async () => {
  stage = await aStage();
  families = [];
  for (const day of ['01', '02', '03', '04']) families.push(await stage.family(`2019-08-${day}`));
  await stage.open(2, fromThursday);
  await stage.plan();
  for (const family of families) await forget(family);
});
afterEach(() => stage.puente.close());

async function forget(family: Family): Promise<void> {
  await family.facts();
  family.told();
}

function join(family: Family, changes: Partial<{ readyHours: number; until: string }> = {}) {
  return stage.puente.callAs(family.actor)(joinStandBy, {
    programmeId: stage.programmeId,
    ports: ['2301'],
    readyHours: 4,
    until: '2026-11-30',
    ...changes,
  });
}

/** The first of the plan gives its Thursday back, on Tuesday: nearer than a plan gives days. */
async function giveBack(family: Family): Promise<void> {
  await stage.at('2026-11-03T15:00:00Z');
  const slotId = (await family.slot())?.slotId ?? '';
  const answer = { slotId, answer: 'decline', reason: 'cannot_travel' } as const;
  await stage.puente.callAs(family.actor)(answerOffer, answer);
  await forget(family);
  await stage.run('appointments.askStandBy');
}

const asksOf = async (family: Family) =>
  (await stage.puente.callAs(family.actor)(myStandBy, {})).asks;

function answer(family: Family, askId: string, what: 'accept' | 'refuse') {
  return stage.puente.callAs(family.actor)(answerStandBy, { askId, answer: what });
}

function four(): [Family, Family, Family, Family] {
  const [a, b, c, d] = families;
  assert.ok(a && b && c && d);
  return [a, b, c, d];
}

test('asked in the published order, one at a time; who refuses or is silent keeps everything', async () => {
  const [one, two, three, four_] = four();
  for (const family of [four_, three, two]) await join(family);
  const places = await Promise.all([two, three, four_].map((family) => family.place()));
  await giveBack(one);
  assert.deepEqual(await two.facts(), ['standByJoined', 'standByAsked']);
  assert.match(two.told(), /A place is free at short notice\. Answer before .*you lose nothing/);
  const [ask] = await asksOf(two);
  assert.deepEqual([ask?.state, ask?.day, ask?.port], ['asked', '2026-11-05', '2301']);
  assert.deepEqual([await asksOf(three), await asksOf(four_)], [[], []]);
  await stage.run('appointments.askStandBy');
  assert.deepEqual(await asksOf(three), [], 'the place is held while an answer is waited for');

  await answer(two, ask?.askId ?? '', 'refuse');
  await stage.run('appointments.askStandBy');
  assert.deepEqual(await two.facts(), ['standByRefused']);
  const [second] = await asksOf(three);
  assert.equal(second?.state, 'asked');
  await stage.at(new Date((second?.answerBy.getTime() ?? 0) + 1000).toISOString());
  await stage.at('2026-11-04T14:30:00Z');
  await stage.run('appointments.askStandBy');
  assert.equal((await asksOf(three))[0]?.state, 'unanswered');
  assert.match(three.told(), /went on to the next family\. You keep your place/);
  assert.equal((await asksOf(two)).length, 1, 'nobody is asked twice about one opening');
  for (const [at, family] of [two, three, four_].entries()) {
    assert.equal((await family.place()).ticketNumber, places[at]?.ticketNumber);
    assert.equal((await family.slot())?.state, 'offered', 'and the day that it had');
  }
  const { standBy } = await stage.puente.callAs(three.actor)(myStandBy, {});
  assert.equal(standBy.length, 1, 'it stays on stand-by');
  assert.equal((await asksOf(four_))[0]?.state, 'asked', 'its turn has come');
});

test('who accepts has the day at once, and the overtaking is counted under its reason', async () => {
  const [one, two, , four_] = four();
  await join(four_);
  await giveBack(one);
  const [ask] = await asksOf(four_);
  await answer(four_, ask?.askId ?? '', 'accept');
  await stage.settle();
  const slot = await four_.slot();
  assert.deepEqual([slot?.state, slot?.day], ['accepted', '2026-11-05']);
  assert.equal((await four_.place()).state, 'accepted');
  assert.deepEqual((await four_.facts()).slice(-1), ['standByAccepted']);
  assert.deepEqual(await two.facts(), [], 'who did not ask for it is not disturbed');
  const { counts, list } = await stage.puente.callAs(stage.planner)(showStandBy, {
    programmeId: stage.programmeId,
  });
  // The first gave its day back and could take it again; two and three have later ones.
  assert.deepEqual(counts, {
    asked: 0,
    accepted: 1,
    refused: 0,
    unanswered: 0,
    over: 0,
    overtaken: 3,
  });
  assert.deepEqual(list, []);
  const { days } = await stage.puente.callAs(stage.planner)(calendar, {
    programmeId: stage.programmeId,
    from: '2026-11-05',
    days: 1,
  });
  const day = days.find(({ port }) => port === '2301');
  assert.deepEqual([day?.people, day?.standBy, day?.capacity], [2, 1, 2]);
  await stage.plan();
  assert.equal((await four_.slot())?.day, '2026-11-05', 'the next plan keeps it');
  assert.equal((await two.slot())?.day, '2026-11-06');
});

test('who is too far away, not ready in time, or said no longer, is not asked', async () => {
  const [one, two, three, four_] = four();
  const far = await stage.family('2019-07-01', 2, 'tapachula');
  await stage.plan();
  await join(far);
  await join(two, { readyHours: 40 });
  await join(three, { until: '2026-11-04' });
  await join(four_);
  await giveBack(one);
  for (const family of [far, two, three]) assert.deepEqual(await asksOf(family), []);
  assert.equal((await asksOf(four_)).length, 1);
});

test('nobody is asked at night, and a place that is gone again is said to be gone', async () => {
  const [one, two] = four();
  await join(two);
  await stage.at('2026-11-03T10:00:00Z');
  const slotId = (await one.slot())?.slotId ?? '';
  const given = { slotId, answer: 'decline', reason: 'ill' } as const;
  await stage.puente.callAs(one.actor)(answerOffer, given);
  await stage.run('appointments.askStandBy');
  assert.deepEqual(await asksOf(two), [], 'four in the morning');
  await stage.at('2026-11-03T15:00:00Z');
  await stage.run('appointments.askStandBy');
  const [ask] = await asksOf(two);
  assert.equal(ask?.state, 'asked');
  await forget(two);
  await stage.open(2, { ...fromThursday, closed: ['2026-11-05'] });
  await stage.settle();
  assert.match(two.told(), /that we asked you about is gone\. You keep your place\..*fewer people/);
  await assert.rejects(answer(two, ask?.askId ?? '', 'accept'), refused('appointments.noOffer'));
});

test('a pause takes the question back; leaving the list keeps the place', async () => {
  const [one, two] = four();
  await join(two);
  await giveBack(one);
  const { ticketNumber } = await two.place();
  await forget(two);
  await stage.order('pauseProgramme');
  assert.deepEqual(new Set(await two.facts()), new Set(['travelStopped', 'standByOver']));
  assert.match(two.told(), /paused by an order/);
  const { programmeId } = stage;
  await stage.puente.callAs(two.actor)(leaveStandBy, { programmeId });
  assert.equal((await two.place()).ticketNumber, ticketNumber);
  await assert.rejects(
    stage.puente.callAs(two.actor)(leaveStandBy, { programmeId }),
    refused('appointments.notOnStandBy'),
  );
});

/** What makes an answer come to nothing before any job has ended the question. */
const meanwhile: Record<string, (family: Family, answerBy: Date) => Promise<unknown> | undefined> =
  {
    'its time is over': (_, answerBy) => {
      stage.puente.clock.now = answerBy;
      return undefined;
    },
    'the household grew': ({ householdId }) =>
      stage.puente.within(system, ({ tx }) =>
        tx.run(sql`update queue.tickets set size = 3 where household_id = ${householdId}`),
      ),
    'the family waits to be together': ({ actor }) =>
      stage.puente.callAs(actor)(waitTogether, { programmeId: stage.programmeId, wait: true }),
  };
for (const [why, happens] of Object.entries(meanwhile)) {
  test(`a place at short notice is not taken once ${why}`, async () => {
    const [one, two] = four();
    await join(two);
    await giveBack(one);
    const [ask] = await asksOf(two);
    assert.ok(ask);
    const before = await two.slot();
    await happens(two, ask.answerBy);
    await assert.rejects(answer(two, ask.askId, 'accept'), refused('appointments.noOffer'));
    assert.deepEqual((await two.slot())?.slotId, before?.slotId, 'and the day that it had stands');
  });
}
