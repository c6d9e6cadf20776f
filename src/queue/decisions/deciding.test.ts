import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '#platform/sql.ts';
import { myHousehold, withdrawConsent } from '#registry/contract.ts';
import { system } from '../../../test/application.ts';
import { anOrder, familyOf } from '../../../test/queue.ts';
import { refused } from '../../../test/refused.ts';
import * as contracts from '../contract.ts';
import {
  aFamily,
  appeal,
  ask,
  asked,
  classOf,
  confirm,
  grant,
  hours,
  listed,
  programmeId,
  puente,
  refuse,
  seenBy,
  settle,
  type Who,
  who,
} from './deciding.fixture.ts';

test('two people of two organisations decide who goes earlier, and the class moves only then', async () => {
  const { householdId, requestId, family } = await asked();
  await assert.rejects(ask(householdId), refused('queue.askedAlready'));
  const own = await listed('reviewer', requestId);
  assert.deepEqual(
    [own?.criteria, own?.note, own?.mayDecide],
    [['V-MED-URG'], 'A canary of an illness', true],
  );
  assert.deepEqual(own?.decideBy, hours(72));
  await assert.rejects(confirm(requestId, 'reviewer'), refused('queue.requestMovedOn'));
  await grant(requestId, 'reviewer');
  assert.equal(await classOf(householdId), 'normal');
  assert.equal((await seenBy(family))?.step, 'waits', 'one person’s yes is not told');
  await assert.rejects(confirm(requestId, 'reviewer'), refused('queue.secondPersonNeeded'));
  await assert.rejects(confirm(requestId, 'colleague'), refused('queue.otherOrganisationNeeded'));
  await assert.rejects(
    confirm(requestId, 'colleague', false),
    refused('queue.otherOrganisationNeeded'),
  );
  assert.equal((await listed('colleague', requestId))?.whyNot, 'same_organisation');
  assert.deepEqual(await confirm(requestId, 'elsewhere'), { state: 'confirmed' });
  assert.equal(await classOf(householdId), 'urgent');
  const { places } = await puente.callAs(family)(contracts.myPlaces, {});
  assert.equal(places[0]?.ticket?.class, 'priority', 'a class shows no ground');
  const told = await seenBy(family);
  assert.deepEqual([told?.step, told?.decideBy, told?.mayAppeal], ['granted', null, false]);
});

test('the database itself refuses one person, one organisation, a biased third, a class on its own', async () => {
  const { householdId, requestId } = await asked();
  await grant(requestId, 'reviewer');
  const force = (first: string, second: string, firms: string) =>
    puente.within(system, ({ tx }) =>
      tx.run(sql`
        update queue.expedite_requests set state = 'confirmed',
          confirmed_by = ${second}::uuid, confirmed_at = now(),
          in_favour_first = ${first}::uuid, in_favour_second = ${second}::uuid,
          in_favour_first_organisation = keeper_organisation_id,
          in_favour_second_organisation =
            case when ${firms} = 'one' then keeper_organisation_id else request_id end
        where request_id = ${requestId}`),
    );
  const id = (name: Who) => {
    const actor = who(name);
    return actor.kind === 'staff' ? actor.staffId : '';
  };
  await assert.rejects(force(id('reviewer'), id('reviewer'), 'two'), /two_(deciders|in_favour)/);
  await assert.rejects(force(id('reviewer'), id('colleague'), 'one'), /two_organisations/);
  await assert.rejects(
    puente.within(system, ({ tx }) =>
      tx.run(sql`
        update queue.expedite_requests set state = 'upheld', appealed_at = now(),
          appeal_decided_by = decided_by where request_id = ${requestId}`),
    ),
    /third_person/,
  );
  await puente.within(who('reviewer'), ({ tx }) =>
    tx.rows(sql`select * from queue.move_granted(${programmeId}, now())`),
  );
  assert.equal(await classOf(householdId), 'normal');
});

test('a grant needs what the criterion asks for, and a criterion that leads to the class', async () => {
  const { householdId } = await aFamily();
  const wrong = puente.callAs(who('registrar'))(contracts.requestExpedite, {
    programmeId,
    householdId,
    class: 'urgent',
    criteria: ['V-AGE'],
  });
  await assert.rejects(wrong, refused('queue.criterionOfOtherClass'));
  const { requestId } = await ask(householdId, familyOf(householdId));
  assert.equal((await listed('reviewer', requestId))?.evidence, 'said');
  const early = puente.callAs(who('reviewer'))(contracts.decideExpedite, {
    requestId,
    decision: 'grant',
    reasonCode: 'criterion_met',
  });
  await assert.rejects(early, refused('queue.evidenceNotEnough'));
  await grant(requestId, 'reviewer');
});

test('reviewers elsewhere see the least: after half the clock, and criteria only where shared', async () => {
  const shared = await asked(true);
  const kept = await asked(false);
  assert.equal(await listed('elsewhere', shared.requestId), undefined);
  await assert.rejects(grant(shared.requestId, 'elsewhere'), refused('queue.noSuchRequest'));
  puente.clock.now = hours(35.9);
  await settle();
  assert.equal(await listed('elsewhere', shared.requestId), undefined, 'not yet half');
  puente.clock.now = hours(36);
  await settle();
  await settle();
  const seen = await listed('elsewhere', shared.requestId);
  assert.deepEqual(
    [seen?.criteria, seen?.note, seen?.householdId, seen?.mayDecide, seen?.stage],
    [['V-MED-URG'], '', null, true, 'others'],
  );
  assert.ok(!JSON.stringify(seen).includes(shared.householdId));
  assert.equal(await listed('elsewhere', kept.requestId), undefined, 'not shared, not shown');
  await grant(kept.requestId, 'reviewer');
  const second = await listed('elsewhere', kept.requestId);
  assert.deepEqual([second?.criteria, second?.mayDecide], [null, true]);
  await grant(shared.requestId, 'elsewhere');
  assert.deepEqual(await confirm(shared.requestId, 'reviewer'), { state: 'confirmed' });
  const escalated = await puente.within(system, ({ tx }) =>
    tx.rows(sql`select from platform.facts where name = 'queue.expediteEscalated'
      and subject_id = ${shared.householdId}`),
  );
  assert.equal(escalated.length, 1, 'said once');
});

test('a permission that is taken back hides the criteria at once', async () => {
  const { requestId, family } = await asked(true);
  puente.clock.now = hours(36);
  await settle();
  assert.ok((await listed('elsewhere', requestId))?.criteria);
  const { consents } = await puente.callAs(family)(myHousehold, {});
  const consentId = consents.find(({ purpose }) => purpose === 'expedite')?.consentId ?? '';
  await puente.callAs(family)(withdrawConsent, { consentId });
  assert.equal(await listed('elsewhere', requestId), undefined);
});

test('at the end of the clock coordinators decide; only a pause of the programme stops it', async () => {
  const { requestId, family } = await asked();
  await assert.rejects(grant(requestId, 'coordinator'), refused('queue.reviewersFirst'));
  const source = anOrder;
  puente.clock.now = hours(70);
  await puente.callAs(who('coordinator'))(contracts.pauseProgramme, { programmeId, source });
  puente.clock.now = hours(80);
  await puente.callAs(who('coordinator'))(contracts.resumeProgramme, { programmeId, source });
  await settle();
  assert.deepEqual((await seenBy(family))?.decideBy, hours(82));
  await assert.rejects(grant(requestId, 'coordinator'), refused('queue.reviewersFirst'));
  puente.clock.now = hours(82);
  await settle();
  puente.clock.now = hours(83);
  assert.equal((await seenBy(family))?.late, true);
  await grant(requestId, 'coordinator');
  assert.deepEqual(await confirm(requestId, 'theirCoordinator'), { state: 'confirmed' });
});

test('a refusal is told with its reason, and appealed once to a third and, if granted, a fourth', async () => {
  const { householdId, requestId, family } = await asked(true);
  await refuse(requestId, 'reviewer');
  const told = await seenBy(family);
  assert.deepEqual(
    [told?.step, told?.reasonCode, told?.mayAppeal],
    ['refused', 'evidence_missing', true],
  );
  await assert.rejects(
    appeal(familyOf((await aFamily()).householdId), requestId),
    refused('queue.noSuchRequest'),
  );
  puente.clock.now = hours(10);
  await appeal(family, requestId);
  await assert.rejects(appeal(family, requestId), refused('queue.nothingToAppeal'));
  assert.deepEqual((await seenBy(family))?.decideBy, hours(82));
  assert.equal((await listed('colleague', requestId))?.appealNote, 'We have a new letter');
  await assert.rejects(grant(requestId, 'reviewer'), refused('queue.thirdPersonNeeded'));
  await grant(requestId, 'colleague');
  assert.equal((await seenBy(family))?.step, 'appeal_waits');
  await assert.rejects(confirm(requestId, 'reviewer'), refused('queue.secondPersonNeeded'));
  assert.deepEqual(await confirm(requestId, 'elsewhere'), { state: 'confirmed' });
  assert.equal(await classOf(householdId), 'urgent');
});

test('of a second person’s no the third decides alone: then two stand for it, or it stays', async () => {
  const won = await asked();
  await grant(won.requestId, 'reviewer');
  await confirm(won.requestId, 'elsewhere', false);
  await appeal(won.family, won.requestId);
  await assert.rejects(grant(won.requestId, 'elsewhere'), refused('queue.thirdPersonNeeded'));
  assert.equal((await listed('colleague', won.requestId))?.whyNot, 'same_organisation');
  await assert.rejects(
    grant(won.requestId, 'colleague'),
    refused('queue.otherOrganisationNeeded'),
    'first and third would both be of the family’s organisation',
  );
  assert.deepEqual(await grant(won.requestId, 'third'), { state: 'confirmed' });
  assert.equal(await classOf(won.householdId), 'urgent');
  const lost = await asked(true);
  await grant(lost.requestId, 'reviewer');
  await confirm(lost.requestId, 'elsewhere', false);
  await appeal(lost.family, lost.requestId);
  puente.clock.now = hours(40);
  await settle();
  assert.deepEqual(await refuse(lost.requestId, 'third'), { state: 'upheld' });
  const told = await seenBy(lost.family);
  assert.deepEqual([told?.step, told?.mayAppeal], ['upheld', false]);
  await assert.rejects(appeal(lost.family, lost.requestId), refused('queue.nothingToAppeal'));
});
