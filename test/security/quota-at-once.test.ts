import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '#platform/sql.ts';
import { setDecisionRules } from '#queue/contract.ts';
import { system } from '../application.ts';
import { classMoves, decidingApplication } from '../deciding.ts';
import { aHousehold, aProgramme, heed, withPaper } from '../queue.ts';

const deciding = await decidingApplication();
const { puente, coordinator, registrar } = deciding;

test('however many are granted at one moment, a week moves no more than its quota', async () => {
  const programmeId = await aProgramme(puente, coordinator);
  const change = (weeklyQuota: number) =>
    puente.callAs(coordinator)(setDecisionRules, {
      programmeId,
      criteriaEdition: 1,
      clockHours: 72,
      appealHours: 72,
      weeklyQuota,
      reason: 'As agreed',
    });
  await change(2);
  const households = await Promise.all(
    Array.from({ length: 6 }, () => aHousehold(puente, registrar, withPaper())),
  );
  const moved = async () => {
    const row = await puente.within(system, ({ tx }) =>
      tx.first<{ moved: number; granted: number }>(sql`
        select count(*) filter (where moved_at is not null) as moved, count(*) as granted
        from queue.expedite_requests where state = 'confirmed'`),
    );
    return [row?.granted, row?.moved];
  };
  await Promise.all(
    households.map(({ householdId }) =>
      classMoves(deciding, { programmeId, householdId }, 'urgent'),
    ),
  );
  assert.deepEqual(await moved(), [6, 2]);
  // Whoever settles, raises and settles at once moves each once.
  const settle = () => heed(puente, 'queue.settleDecisions', programmeId);
  await Promise.all([settle(), change(4), settle(), settle()]);
  await settle();
  assert.deepEqual(await moved(), [6, 4]);
  // The next week has a quota of its own, and moves nobody twice.
  puente.clock.now = new Date(puente.clock.now.getTime() + 7 * 86_400_000);
  await Promise.all([settle(), settle(), settle()]);
  assert.deepEqual(await moved(), [6, 6]);
});
