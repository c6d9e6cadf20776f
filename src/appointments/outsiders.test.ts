import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '#platform/problem.ts';
import { aMember, aMonday, anOrganisation } from '../../test/application.ts';
import { decidingApplication } from '../../test/deciding.ts';
import { aHousehold, aProgramme, drawn, familyOf, withPaper } from '../../test/queue.ts';
import * as contracts from './contract.ts';

const { puente, coordinator, partner } = await decidingApplication();
const programmeId = await aProgramme(puente, coordinator);
const elsewhere = await anOrganisation(puente, 'Casa Tercera');
const outsider = await aMember(
  puente,
  elsewhere,
  'planner',
  'coordinator',
  'registrar',
  'reviewer',
  'lawyer',
);

/** A household of ours with a day that was offered, and the plan that gave it. */
const { householdId: first } = await aHousehold(puente, partner, withPaper());
await drawn(puente, programmeId, [coordinator, partner]);
const ours = puente.callAs(coordinator);
const port = { port: '2301', opensOn: '2026-11-01', closesOn: '2026-12-31', perDay: 8 };
await ours(contracts.setOpening, { programmeId, opening: port, reason: 'As agreed' });
const { planId } = await ours(contracts.makePlan, { programmeId });
await ours(contracts.applyPlan, { programmeId, planId });
await ours(contracts.offerSlots, { programmeId, upTo: '2026-12-31' });
const [slot] = (await puente.callAs(familyOf(first, { day: true }))(contracts.mySlots, {})).slots;
const slotId = slot?.slotId ?? '';

test('another organisation plans, sees and answers nothing, whatever its roles', async () => {
  const call = puente.callAs(outsider);
  const missing = [
    () => call(contracts.makePlan, { programmeId }),
    () => call(contracts.applyPlan, { programmeId, planId }),
    () => call(contracts.showPlan, { programmeId, planId }),
    () => call(contracts.exportPlan, { programmeId, planId }),
    () => call(contracts.offerSlots, { programmeId, upTo: '2026-12-31' }),
    () =>
      call(contracts.confirmDay, {
        programmeId,
        port: '2301',
        day: '2026-11-05',
        confirmedWith: 'nobody',
        confirmedAt: aMonday,
      }),
    () =>
      call(contracts.setOpening, {
        programmeId,
        opening: { port: '2301', opensOn: '2026-11-01', closesOn: '2026-12-31', perDay: 9 },
        reason: 'Attack',
      }),
    () => call(contracts.recordOutcome, { slotId, outcome: 'arrived' }),
    () => call(contracts.answerOffer, { slotId, householdId: first, answer: 'accept' }),
    () =>
      puente.callAs(familyOf(crypto.randomUUID()))(contracts.answerOffer, {
        slotId,
        householdId: first,
        answer: 'accept',
      }),
  ];
  for (const attempt of missing) {
    await assert.rejects(
      attempt(),
      (error) => error instanceof Problem && error.kind === 'missing',
    );
  }
  assert.deepEqual(await call(contracts.slotsOf, { householdId: first }), { slots: [] });
  assert.deepEqual(await call(contracts.listPlans, { programmeId }), { plans: [] });
  const day = { programmeId, port: '2301', day: '2026-11-05' };
  assert.deepEqual(await call(contracts.dayList, day), { slots: [] });
});
