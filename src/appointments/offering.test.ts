import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Sql, sql } from '#platform/sql.ts';
import { system } from '../../test/application.ts';
import { decidingApplication } from '../../test/deciding.ts';
import { aHousehold, aProgramme, drawn, familyOf, withPaper } from '../../test/queue.ts';
import * as contracts from './contract.ts';

const { puente, coordinator, partner } = await decidingApplication();
const programmeId = await aProgramme(puente, coordinator);
const call = puente.callAs(coordinator);
const opening = { port: '2301', opensOn: '2026-11-01', closesOn: '2026-12-31', perDay: 40 };
await call(contracts.setOpening, { programmeId, opening, reason: 'As agreed' });

const offer = () => call(contracts.offerSlots, { programmeId, upTo: '2026-12-31' });

/** A household with a planned day that nobody was told of. */
async function planned(): Promise<string> {
  const { householdId } = await aHousehold(puente, partner, withPaper());
  await drawn(puente, programmeId, [coordinator, partner]);
  const { planId } = await call(contracts.makePlan, { programmeId });
  await call(contracts.applyPlan, { programmeId, planId });
  return householdId;
}

const slotOf = async (householdId: string) =>
  (await puente.callAs(familyOf(householdId, { day: true }))(contracts.mySlots, {})).slots[0];

/** What stands in the way of an offer though the day is planned. */
const standing: Record<string, { before: Sql; after: Sql }> = {
  'whose paper nobody has seen any more': {
    before: sql`enrolment_basis = 'declared'`,
    after: sql`enrolment_basis = 'paper_seen'`,
  },
  'whose place is held': {
    before: sql`held_reason = 'lawyer_first'`,
    after: sql`held_reason = null`,
  },
};
for (const [who, { before, after }] of Object.entries(standing)) {
  test(`a household ${who} is not offered its planned day before that is over`, async () => {
    const householdId = await planned();
    const become = (change: Sql) =>
      puente.within(system, ({ tx }) =>
        tx.run(sql`update queue.tickets set ${change} where household_id = ${householdId}`),
      );
    await become(before);
    assert.deepEqual(await offer(), { offered: 0 });
    await become(after);
    assert.deepEqual(await offer(), { offered: 1 });
    assert.equal((await slotOf(householdId))?.state, 'offered');
  });
}

test('a day that has come is offered to nobody; the evening before it still is', async () => {
  const householdId = await planned();
  const { now } = puente.clock;
  // Days are planned three days ahead: on Thursday, while Matamoros stands at UTC-6.
  puente.clock.now = new Date('2026-11-05T06:00:00Z');
  assert.deepEqual(await offer(), { offered: 0 });
  puente.clock.now = new Date('2026-11-05T05:59:00Z');
  assert.deepEqual(await offer(), { offered: 1 });
  assert.equal((await slotOf(householdId))?.state, 'offered');
  puente.clock.now = now;
});
