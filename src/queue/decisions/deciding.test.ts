import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { Actor } from '#platform/actor.ts';
import { sql } from '#platform/sql.ts';
import {
  aMember,
  aMonday,
  anOrganisation,
  system,
  type TestApplication,
  testApplication,
} from '../../../test/application.ts';
import { aHousehold, anOrder, aProgramme, familyOf, heed, withPaper } from '../../../test/queue.ts';
import { refused } from '../../../test/refused.ts';
import * as contracts from '../contract.ts';

let puente: TestApplication;
let programmeId: string;
const people: Record<string, Actor> = {};
const who = (name: string) => people[name] ?? system;

before(async () => {
  puente = await testApplication();
  const ours = await anOrganisation(puente, 'Albergue Ejemplo', true);
  const theirs = await anOrganisation(puente, 'Casa Ejemplo');
  people.registrar = await aMember(puente, ours, 'registrar');
  people.coordinator = await aMember(puente, ours, 'coordinator');
  people.reviewer = await aMember(puente, ours, 'reviewer');
  people.colleague = await aMember(puente, ours, 'reviewer');
  people.elsewhere = await aMember(puente, theirs, 'reviewer');
  people.third = await aMember(puente, theirs, 'reviewer');
  people.fourth = await aMember(puente, theirs, 'reviewer');
  people.theirCoordinator = await aMember(puente, theirs, 'coordinator');
  programmeId = await aProgramme(puente, who('coordinator'));
});
after(() => puente.close());
beforeEach(() => {
  puente.clock.now = aMonday;
});

const letter = { evidence: 'professional_letter' } as const;
const hours = (count: number) => new Date(aMonday.getTime() + count * 3_600_000);

async function aFamily(consents: readonly object[] = []) {
  const form = Object.assign(withPaper(), { consents });
  return aHousehold(puente, who('registrar'), form);
}

async function asked(shares = false) {
  const { householdId } = await aFamily(shares ? [{ purpose: 'expedite' }] : []);
  const { requestId } = await ask(householdId);
  return { householdId, requestId, family: familyOf(householdId) };
}

const ask = (householdId: string, actor: Actor = who('registrar')) =>
  puente.callAs(actor)(contracts.requestExpedite, {
    programmeId,
    householdId,
    class: 'urgent',
    criteria: ['V-MED-URG'],
    note: 'A canary of an illness',
  });
const grant = (requestId: string, by: string) =>
  puente.callAs(who(by))(contracts.decideExpedite, {
    requestId,
    decision: 'grant',
    reasonCode: 'criterion_met',
    ...letter,
  });
const refuse = (requestId: string, by: string) =>
  puente.callAs(who(by))(contracts.decideExpedite, {
    requestId,
    decision: 'refuse',
    reasonCode: 'evidence_missing',
  });
const confirm = (requestId: string, by: string, yes = true) =>
  puente.callAs(who(by))(contracts.confirmExpedite, { requestId, confirm: yes });
const listed = async (by: string, requestId: string) => {
  const { requests } = await puente.callAs(who(by))(contracts.listExpedite, {});
  return requests.find((one) => one.requestId === requestId);
};
const seenBy = async (family: Actor) =>
  (await puente.callAs(family)(contracts.myExpedite, {})).requests[0];
const classOf = async (householdId: string) => {
  const row = await puente.within(system, ({ tx }) =>
    tx.first<{ class: string }>(
      sql`select class from queue.tickets where household_id = ${householdId}`,
    ),
  );
  return row?.class;
};
const appeal = (actor: Actor, requestId: string) =>
  puente.callAs(actor)(contracts.appealExpedite, { requestId, note: 'We have a new letter' });
const settle = () => heed(puente, 'queue.settleDecisions', programmeId);

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
  const id = (name: string) => {
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

test('beyond the weekly quota a grant waits: the earlier asked goes first, and a raise is at once', async () => {
  const rules = { criteriaEdition: 1, clockHours: 72, appealHours: 48 };
  const change = (weeklyQuota: number, by = 'coordinator') =>
    puente.callAs(who(by))(contracts.setDecisionRules, {
      programmeId,
      ...rules,
      weeklyQuota,
      reason: 'So that the class keeps its meaning',
    });
  await assert.rejects(change(1, 'theirCoordinator'), refused('queue.noSuchProgramme'));
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
