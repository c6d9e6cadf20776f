import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeRoles } from '#coordination/contract.ts';
import type { Actor } from '#platform/actor.ts';
import { sql } from '#platform/sql.ts';
import { addPerson, confirmPaper, seePaper } from '#registry/contract.ts';
import { aMonday, system } from '../../../test/application.ts';
import { aHousehold, familyOf, heed, withPaper } from '../../../test/queue.ts';
import { refused } from '../../../test/refused.ts';
import * as contracts from '../contract.ts';
import { type Coalition, coalition, type Staff } from './standing-aside.fixture.ts';

const hours = (count: number) => new Date(aMonday.getTime() + count * 3_600_000);

for (const [how, leave] of [
  ['was removed', (c: Coalition, who: Staff) => c.remove(c.admin, who)],
  [
    'lost the role',
    (c: Coalition, { staffId }: Staff) =>
      c.call(c.admin)(changeRoles, { staffId, roles: ['registrar'] }),
  ],
] as const) {
  test(`who granted alone and ${how} counts as nobody: others decide anew, in the same time`, async (t) => {
    const c = await coalition(t);
    const [bribed, colleague] = [await c.here('reviewer'), await c.here('reviewer')];
    const second = await c.elsewhere('reviewer');
    const { householdId, requestId, family } = await c.asked();
    const due = (await c.seenBy(family))?.decideBy;
    c.puente.clock.now = hours(10);
    await c.grant(bribed, requestId);
    await leave(c, bribed);
    await assert.rejects(c.confirm(second, requestId), refused('queue.firstHasLeft'));
    await assert.rejects(c.confirm(second, requestId, false), refused('queue.firstHasLeft'));
    await c.puente.settle();
    await heed(c.puente, 'queue.settleDecisions', c.programmeId);
    await assert.rejects(c.confirm(second, requestId), refused('queue.noSuchRequest'));
    const again = await c.listed(colleague, requestId);
    assert.deepEqual(
      [again?.state, again?.stage, again?.mayDecide, again?.reasonCode, again?.evidence],
      ['asked', 'own', true, null, 'said'],
    );
    assert.deepEqual([again?.decideBy, due], [hours(72), hours(72)]);
    assert.equal((await c.seenBy(family))?.step, 'waits');
    const told = await c.factsOf(householdId, 'queue.expediteReopened');
    assert.deepEqual(
      told.map(({ payload }) => payload.why),
      ['left'],
      'once',
    );
    await c.grant(colleague, requestId);
    assert.deepEqual(await c.confirm(second, requestId), { state: 'confirmed' });
    const counted = await c.puente.within(system, ({ tx }) =>
      tx.rows<{ outcome: string; decisions: number }>(sql`
        select outcome, decisions from queue.decision_tallies where dimension = 'organisation'`),
    );
    assert.deepEqual(counted, [{ outcome: 'granted', decisions: 1 }]);
    const back = await c.call(c.admin)(changeRoles, {
      staffId: colleague.staffId,
      roles: ['registrar'],
    });
    await c.puente.settle();
    assert.ok(back.changed);
    assert.equal((await c.seenBy(family))?.step, 'granted', 'what two agreed on stays');
  });
}

test('of somebody who left neither a yes against a second’s no nor an appeal’s yes is half of one', async (t) => {
  const c = await coalition(t);
  const [first, other] = [await c.here('reviewer'), await c.here('reviewer')];
  const [second, third] = [await c.elsewhere('reviewer'), await c.elsewhere('reviewer')];
  const before = await c.asked();
  const after = await c.asked();
  for (const { requestId, family } of [before, after]) {
    await c.grant(first, requestId);
    await c.confirm(second, requestId, false);
    if (requestId === after.requestId) await c.appeal(family, requestId);
  }
  await c.remove(c.admin, first);
  await assert.rejects(c.grant(third, after.requestId), refused('queue.firstHasLeft'));
  await c.puente.settle();
  const told = await c.seenBy(before.family);
  assert.deepEqual(
    [told?.step, told?.reasonCode, told?.mayAppeal],
    ['refused', 'criterion_not_met', true],
    'the second person’s no stands',
  );
  await c.appeal(before.family, before.requestId);
  for (const { requestId } of [before, after]) {
    assert.deepEqual(await c.grant(other, requestId), { state: 'appeal_granted' });
    await assert.rejects(c.confirm(second, requestId), refused('queue.secondPersonNeeded'));
  }
  await c.remove(c.admin, other);
  await c.puente.settle();
  const waits = await c.listed(c.coordinator, after.requestId);
  assert.deepEqual([waits?.state, waits?.reasonCode], ['appealed', 'criterion_not_met']);
  assert.equal((await c.seenBy(after.family))?.step, 'appeal_waits');
});

test('who knows the family leaves it to others for good, also on appeal, and reads nothing more', async (t) => {
  const c = await coalition(t);
  const [knows, colleague, another] = [
    await c.here('reviewer'),
    await c.here('reviewer'),
    await c.here('reviewer'),
  ];
  const away = await c.elsewhere('reviewer');
  const { householdId, requestId, family } = await c.asked();
  await assert.rejects(c.aside(away, requestId), refused('queue.noSuchRequest'));
  const open = await c.listed(knows, requestId);
  assert.deepEqual([open?.mayStandAside, open?.othersHere, open?.othersElsewhere], [true, 2, 0]);
  await c.aside(knows, requestId);
  await c.aside(knows, requestId);
  const left = await c.listed(knows, requestId);
  assert.deepEqual(
    [left?.whyNot, left?.mayStandAside, left?.criteria, left?.householdId, left?.note],
    ['stood_aside', false, null, null, ''],
  );
  await assert.rejects(c.grant(knows, requestId), refused('queue.stoodAside'));
  assert.equal((await c.listed(colleague, requestId))?.stage, 'own', 'others decide in its time');
  await c.refuse(colleague, requestId);
  await assert.rejects(c.aside(another, requestId), refused('queue.requestMovedOn'));
  await c.appeal(family, requestId);
  await assert.rejects(c.grant(knows, requestId), refused('queue.stoodAside'));
  await assert.rejects(c.aside(colleague, requestId), refused('queue.thirdPersonNeeded'));
  await c.grant(another, requestId);
  await c.aside(another, requestId);
  assert.equal((await c.listed(c.coordinator, requestId))?.state, 'appealed', 'taken back');
  const reopened = await c.factsOf(householdId, 'queue.expediteReopened');
  assert.deepEqual(
    reopened.map(({ payload }) => payload.why),
    ['knows_family'],
  );
  assert.equal((await c.factsOf(householdId, 'queue.expediteStoodAside')).length, 2);
  for (const { staffId } of [knows, another]) {
    await assert.rejects(
      c.puente.within(system, ({ tx }) =>
        tx.run(sql`
          update queue.expedite_requests set state = 'appeal_granted', appeal_decided_by = ${staffId}
          where request_id = ${requestId}`),
      ),
      { constraint: 'stood_aside' },
      'the database refuses it too',
    );
  }
});

test('where nobody else is left to decide, a request goes on at once; the family waits no longer', async (t) => {
  const c = await coalition(t);
  const alone = await c.here('reviewer');
  const away = await c.elsewhere('reviewer');
  const kept = await c.asked();
  const shared = await c.asked(true);
  for (const { requestId } of [kept, shared]) await c.aside(alone, requestId);
  const seen = await c.listed(away, shared.requestId);
  assert.deepEqual([seen?.stage, seen?.mayDecide], ['others', true]);
  assert.equal(await c.listed(away, kept.requestId), undefined, 'still not shared');
  const next = await c.listed(c.coordinator, kept.requestId);
  assert.deepEqual([next?.stage, next?.mayDecide], ['coordinators', true]);
  assert.deepEqual((await c.seenBy(kept.family))?.decideBy, hours(72));
  assert.equal((await c.seenBy(kept.family))?.lack, null);
  await c.grant(c.coordinator, kept.requestId);
  await c.aside(away, kept.requestId);
  assert.equal((await c.seenBy(kept.family))?.lack, 'nobody_elsewhere', 'nobody is left elsewhere');
  const theirs = await c.elsewhere('coordinator');
  assert.equal((await c.seenBy(kept.family))?.lack, null);
  assert.deepEqual(await c.confirm(theirs, kept.requestId), { state: 'confirmed' });

  await c.refuse(away, shared.requestId);
  await c.appeal(shared.family, shared.requestId);
  const appealed = await c.listed(c.coordinator, shared.requestId);
  assert.equal(appealed?.stage, 'coordinators', 'who stood aside does so in the appeal');
});

test('whoever removes somebody can look again at what that person decided, and nobody else can', async (t) => {
  const c = await coalition(t);
  const [leaves, other] = [await c.here('reviewer'), await c.here('reviewer')];
  const [second, stranger] = [await c.elsewhere('reviewer'), await c.elsewhere('administrator')];
  const [granted, denied, half] = [await c.asked(), await c.asked(), await c.asked()];
  await c.grant(leaves, granted.requestId);
  await c.confirm(second, granted.requestId);
  c.puente.clock.now = hours(1);
  await c.refuse(leaves, denied.requestId);
  c.puente.clock.now = hours(2);
  await c.grant(leaves, half.requestId);
  await c.remove(c.admin, leaves);
  await c.puente.settle();
  await c.grant(other, half.requestId);
  const { staffId } = leaves;
  const list = await c.call(c.admin)(contracts.decisionsOf, { staffId });
  assert.deepEqual(
    list.decisions.map(({ requestId, said, at, state, moved, others }) => [
      requestId,
      said,
      at,
      state,
      moved,
      others,
    ]),
    [
      [half.requestId, 'taken_back', hours(2), 'granted', false, ['Albergue Ejemplo']],
      [denied.requestId, 'no', hours(1), 'refused', false, []],
      [granted.requestId, 'yes', hours(0), 'confirmed', true, ['Casa Ejemplo']],
    ],
  );
  assert.equal(list.isWhole, true);
  const last = list.decisions[1];
  const older = await c.call(c.admin)(contracts.decisionsOf, {
    staffId,
    beforeAt: last?.at.toISOString() ?? null,
    beforeRequest: last?.requestId ?? null,
  });
  assert.deepEqual(
    older.decisions.map(({ requestId }) => requestId),
    [granted.requestId],
  );
  await assert.rejects(
    c.call(stranger)(contracts.decisionsOf, { staffId }),
    refused('coordination.noSuchPerson'),
  );
});

test('a paper that somebody named or saw who left is looked at anew by two who are there', async (t) => {
  const c = await coalition(t);
  const [gone, lawyer, next] = [
    await c.here('registrar'),
    await c.here('lawyer'),
    await c.here('registrar'),
  ];
  const { householdId } = await aHousehold(c.puente, c.registrar, withPaper('2019-08-14', 1));
  await c.call(c.registrar)(addPerson, { householdId, person: { names: { given: 'Recién' } } });
  await heed(c.puente, 'queue.considerHousehold', householdId);
  const propose = (by: Actor) =>
    c.call(by)(contracts.proposeCorrection, {
      householdId,
      document: { kind: 'birth_certificate', reference: 'Acta 1' },
    });
  const decide = (by: Actor, correctionId: string) =>
    c.call(by)(contracts.decideCorrection, { householdId, correctionId, confirm: true });
  const declared = await c.puente.within(system, ({ tx }) =>
    tx.first<{ personId: string; enrolmentId: string }>(sql`
      select person_id as "personId", enrolment_id as "enrolmentId" from registry.enrolments
      where household_id = ${householdId}`),
  );
  assert.ok(declared);
  const paper = { householdId, ...declared, enrolledOn: '2019-02-01' };
  const see = (by: Actor) =>
    c.call(by)(seePaper, { ...paper, document: { kind: 'nta', reference: 'invented' } });
  const { correctionId } = await propose(gone);
  await see(gone);
  await c.remove(c.admin, gone);
  await assert.rejects(decide(lawyer, correctionId), refused('queue.noSuchCorrection'));
  await assert.rejects(c.call(lawyer)(confirmPaper, paper), refused('registry.seerHasLeft'));
  await c.puente.settle();
  const { corrections } = await c.call(lawyer)(contracts.listCorrections, {});
  assert.deepEqual(
    corrections.map(({ state, document, sizeTo }) => [state, document, sizeTo]),
    [['noticed', null, 2]],
  );
  await decide(lawyer, (await propose(next)).correctionId);
  await see(next);
  await c.call(lawyer)(confirmPaper, paper);
  await heed(c.puente, 'queue.considerHousehold', householdId);
  const { places } = await c.call(familyOf(householdId))(contracts.myPlaces, {});
  assert.equal(places.length, 1);
  const stands = await c.puente.within(system, ({ tx }) =>
    tx.first(sql`select size, enrolled_on as "enrolledOn" from queue.tickets
      where household_id = ${householdId}`),
  );
  assert.deepEqual(stands, { size: 2, enrolledOn: '2019-02-01' });
});
