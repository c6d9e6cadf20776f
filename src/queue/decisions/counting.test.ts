import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '#platform/sql.ts';
import { system } from '../../../test/application.ts';
import { heed } from '../../../test/queue.ts';
import { refused } from '../../../test/refused.ts';
import * as contracts from '../contract.ts';
import {
  appeal,
  asked,
  classOf,
  confirm,
  grant,
  hours,
  listed,
  programmeId,
  puente,
  seenBy,
  settle,
  type Who,
  who,
} from './deciding.fixture.ts';

test('beyond the weekly quota a grant waits: the earlier asked goes first, and a raise is at once', async () => {
  const rules = { criteriaEdition: 1, clockHours: 72, appealHours: 48 };
  const change = (weeklyQuota: number, by: Who = 'coordinator') =>
    puente.callAs(who(by))(contracts.setDecisionRules, {
      programmeId,
      ...rules,
      weeklyQuota,
      reason: 'So that the class keeps its meaning',
    });
  await assert.rejects(change(1, 'theirCoordinator'), refused('queue.noSuchProgramme'));
  const served = await asked();
  await grant(served.requestId, 'reviewer');
  await confirm(served.requestId, 'elsewhere');
  assert.equal(await classOf(served.householdId), 'urgent', 'one moves in the first week');
  await change(0);
  const first = await asked();
  puente.clock.now = hours(1);
  const second = await asked();
  for (const { requestId } of [second, first]) {
    await grant(requestId, 'reviewer');
    await confirm(requestId, 'elsewhere');
  }
  assert.equal((await seenBy(first.family))?.step, 'granted_waits');
  const used = (await puente.callAs(who('reviewer'))(contracts.listExpedite, {})).quotas[0];
  assert.deepEqual([used?.left, used?.waiting, used?.nextWeek], [0, 2, '2026-11-09']);
  puente.clock.now = new Date('2026-11-09T05:59:00Z');
  await change(1);
  const inOldWeek = await classOf(first.householdId);
  // In Matamoros the week of the first grants runs until six in the morning at UTC.
  puente.clock.now = new Date('2026-11-09T06:00:00Z');
  await settle();
  assert.deepEqual([inOldWeek, await classOf(first.householdId)], ['normal', 'urgent']);
  assert.equal(await classOf(second.householdId), 'normal');
  await change(2);
  assert.equal(await classOf(second.householdId), 'urgent');
  const { versions } = await puente.callAs({ kind: 'anyone' })(contracts.decisionRules, {
    programmeId,
  });
  assert.deepEqual(
    versions.map(({ weeklyQuota }) => weeklyQuota),
    [2, 1, 0, 20],
  );
});

test('counts hide what is few, and no household can be read from them', async () => {
  const { requestId } = await asked();
  const counted = async (criterion: string, times: number, outcome: string) => {
    for (let time = 0; time < times; time += 1) {
      await puente.within(system, ({ tx, now }) =>
        tx.run(sql`select queue.tally(${requestId}, ${[criterion]}::text[], ${outcome}, ${now})`),
      );
    }
  };
  await counted('V-DIS', 10, 'granted');
  await counted('V-DIS', 9, 'refused');
  await counted('V-TORT', 9, 'granted');
  const { counts } = await puente.callAs(who('coordinator'))(contracts.expediteFigures, {
    programmeId,
  });
  const disability = counts.find(({ value }) => value === 'V-DIS');
  assert.deepEqual(
    [disability?.granted, disability?.refused, disability?.inTimePercent],
    [10, null, 100],
  );
  assert.equal(
    counts.find(({ value }) => value === 'V-TORT'),
    undefined,
  );
  const raw = await puente.within(system, ({ tx }) =>
    tx.rows<{ all: number }>(sql`select sum(decisions)::int as all from queue.decision_tallies
      where dimension = 'criterion'`),
  );
  assert.ok((raw[0]?.all ?? 0) > 5);
  const columns = await puente.within(system, ({ tx }) =>
    tx.rows<{ name: string }>(sql`select column_name as name from information_schema.columns
      where table_schema = 'queue' and table_name = 'decision_tallies'`),
  );
  assert.ok(!columns.some(({ name }) => /household|request|ticket|at$/.test(name)));
  const unseen = await puente.within(who('reviewer'), ({ tx }) =>
    tx.rows(sql`select from queue.decision_tallies`),
  );
  assert.equal(unseen.length, 0);
});

test('what an erased family asked is gone, and hides no other request', async () => {
  const [gone, stays] = [await asked(true), await asked()];
  await puente.within(system, ({ tx, now }) =>
    tx.run(sql`select registry.erase(${gone.householdId}, ${now})`),
  );
  await heed(puente, 'queue.forgetRequests', gone.householdId);
  assert.equal(await listed('reviewer', gone.requestId), undefined);
  assert.ok(await listed('reviewer', stays.requestId));
  const left = await puente.within(system, ({ tx }) =>
    tx.first<{ nothing: boolean }>(sql`
      select review_sealed is null and ground_sealed = '' as nothing from queue.expedite_requests
      where request_id = ${gone.requestId}`),
  );
  assert.equal(left?.nothing, true);
});

test('the ground of a request is nowhere in clear', async () => {
  const { family, requestId } = await asked();
  await grant(requestId, 'reviewer');
  await confirm(requestId, 'elsewhere', false);
  await appeal(family, requestId);
  const dump = await puente.within(system, ({ tx }) =>
    tx.rows(sql`select r::text as row from queue.expedite_requests r
      union all select payload::text from platform.facts`),
  );
  const text = JSON.stringify(dump);
  for (const secret of ['canary of an illness', 'V-MED-URG', 'a new letter']) {
    assert.ok(!text.includes(secret));
    assert.ok(!text.includes(Buffer.from(secret).toString('hex')));
  }
});
