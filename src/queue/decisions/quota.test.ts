import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { sql } from '#platform/sql.ts';
import { aMonday, system } from '../../../test/application.ts';
import { classMoves, decidingApplication } from '../../../test/deciding.ts';
import { aHousehold, aProgramme, heed, withPaper } from '../../../test/queue.ts';
import { until } from '../../../test/until.ts';
import { setDecisionRules } from '../contract.ts';
import { moveGranted } from './expedite.store.ts';

const deciding = await decidingApplication();
const { puente, coordinator, registrar } = deciding;
let programmeId: string;
beforeEach(async () => {
  puente.clock.now = aMonday;
  programmeId = await aProgramme(puente, coordinator);
});

const quota = (weeklyQuota: number) =>
  puente.callAs(coordinator)(setDecisionRules, {
    programmeId,
    criteriaEdition: 1,
    clockHours: 72,
    appealHours: 72,
    weeklyQuota,
    reason: 'As agreed',
  });
const family = async () => (await aHousehold(puente, registrar, withPaper())).householdId;
const granted = (householdId: string, to: 'urgent' | 'expedited') =>
  classMoves(deciding, { programmeId, householdId }, to);
const later = (days: number) => {
  puente.clock.now = new Date(puente.clock.now.getTime() + days * 86_400_000);
};
const classOf = async (householdId: string) => {
  const row = await puente.within(system, ({ tx }) =>
    tx.first<{ class: string }>(sql`select class from queue.tickets
      where household_id = ${householdId} and programme_id = ${programmeId}`),
  );
  return row?.class;
};

test('of those who wait for the quota the higher class goes first, whoever asked first', async () => {
  await quota(0);
  const [old, ill] = [await family(), await family()];
  await granted(old, 'expedited');
  later(1);
  await granted(ill, 'urgent');
  await quota(1);
  assert.deepEqual([await classOf(ill), await classOf(old)], ['urgent', 'normal']);
});

test('who was granted a lower class before stays in the higher one when that grant’s week comes', async () => {
  await quota(0);
  const both = await family();
  await granted(both, 'expedited');
  await granted(both, 'urgent');
  await quota(1);
  assert.equal(await classOf(both), 'urgent');
  later(7);
  await heed(puente, 'queue.settleDecisions', programmeId);
  assert.equal(await classOf(both), 'urgent');
});

test('of two grants of one place that move at one moment the rule says which stands, whoever came first', async () => {
  await quota(0);
  const orders = [
    ['expedited', 'urgent'],
    ['urgent', 'expedited'],
    ['urgent', 'urgent'],
  ] as const;
  const places = [];
  for (const order of orders) {
    const householdId = await family();
    for (const to of order) {
      await granted(householdId, to);
      later(1 / 24);
    }
    places.push({ householdId, stands: order.indexOf('urgent') });
  }
  await quota(places.length);
  for (const { householdId, stands } of places) {
    assert.equal(await classOf(householdId), 'urgent');
    const kept = await puente.within(system, ({ tx }) =>
      tx.first<{ requests: string[]; moved: string[]; counted: string[] }>(sql`
        select array_agg(request_id order by asked_at) as requests,
          array_agg(request_id) filter (where moved_at is not null) as moved,
          array_agg(request_id) filter (where moved_in is not null) as counted
        from queue.expedite_requests where household_id = ${householdId}`),
    );
    assert.equal(kept?.moved.length, 2, 'neither is left to move later');
    assert.deepEqual(
      kept?.counted,
      [kept?.requests[stands]],
      'one household, one place in the week',
    );
    const told = await puente.within(system, ({ tx }) =>
      tx.rows<{ id: string }>(sql`select payload ->> 'requestId' as id from platform.facts
        where subject_id = ${householdId} and name = 'queue.classMoved'`),
    );
    assert.deepEqual(told, [{ id: kept?.requests[stands] }]);
  }
});

test('who settles while another does waits for it, and moves nobody a second time', async () => {
  await quota(0);
  await granted(await family(), 'urgent');
  await quota(1);
  await granted(await family(), 'urgent');
  later(7);
  const [looked, done] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const first = puente.within(system, async ({ tx, now }) => {
    const moved = await moveGranted(tx, programmeId, now);
    looked.resolve();
    await done.promise;
    return moved;
  });
  await Promise.race([looked.promise, first]);
  const second = puente.within(system, ({ tx, now }) => moveGranted(tx, programmeId, now));
  await until('the second to wait', () =>
    puente.within(system, async ({ tx }) => {
      const waiting = await tx.rows(sql`select from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`);
      return waiting.length > 0;
    }),
  );
  done.resolve();
  assert.deepEqual([(await first).length, (await second).length], [1, 0]);
});
