import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Actor } from '#platform/actor.ts';
import { sql } from '#platform/sql.ts';
import * as queue from '#queue/contract.ts';
import { giveConsent } from '#registry/contract.ts';
import {
  aMember,
  anOrganisation,
  system,
  type TestApplication,
  testApplication,
} from '../application.ts';
import { aHousehold, aProgramme, familyOf, heed, withPaper } from '../queue.ts';
import { refused } from '../refused.ts';

/** How one person or one house would let a request lie, unseen by others. */
let puente: TestApplication;
let programmeId: string;
let [crowder, registrar, reviewer, both]: Actor[] = [];
const call = (by: Actor | undefined) => puente.callAs(by ?? system);

before(async () => {
  puente = await testApplication();
  const ours = await anOrganisation(puente, 'Albergue Ejemplo', true);
  const theirs = await anOrganisation(puente, 'Casa Ejemplo');
  crowder = await aMember(puente, ours, 'coordinator', 'registrar');
  registrar = await aMember(puente, theirs, 'registrar');
  reviewer = await aMember(puente, theirs, 'reviewer');
  both = await aMember(puente, theirs, 'reviewer', 'coordinator');
  programmeId = await aProgramme(puente, crowder);
});
after(() => puente.close());

/** A family that asks; unless it keeps them to its organisation, it shares its criteria. */
async function asks(
  by: Actor | undefined,
  consents: readonly object[] = [{ purpose: 'expedite' }],
) {
  const form = Object.assign(withPaper(), { consents });
  const { householdId } = await aHousehold(puente, by ?? system, form);
  const { requestId } = await call(by)(queue.requestExpedite, {
    programmeId,
    householdId,
    class: 'urgent',
    criteria: ['V-MED-URG'],
  });
  return { householdId, requestId };
}

/** As if the same house had asked 200 times more, for families that share as much. */
const crowd = ({ householdId, requestId }: { householdId: string; requestId: string }) =>
  puente.within(system, async ({ tx }) => {
    const one = await tx.first<{ ids: string[] }>(
      sql`select array_agg(gen_random_uuid()) as ids from generate_series(1, 200)`,
    );
    const each = sql`unnest(${one?.ids ?? []}::uuid[]) with ordinality as copy (id, n)`;
    const code = sql`translate(lpad(copy.n::text, 7, '0'), '0123456789', 'ACDEFGHJKM')`;
    await tx.run(sql`
      insert into registry.households (household_id, organisation_id, folio, way, registered_at,
        state_since, size, language)
      select copy.id, organisation_id, 'A' || ${code}, way, registered_at, state_since, size, language
      from registry.households, ${each} where household_id = ${householdId}`);
    await tx.run(sql`
      insert into registry.consents (household_id, consent_id, organisation_id, purpose, given_at)
      select copy.id, copy.id, organisation_id, purpose, given_at
      from registry.consents, ${each} where household_id = ${householdId}`);
    await tx.run(sql`
      insert into queue.tickets (household_id, programme_id, organisation_id, ticket_number, batch_id,
        class, undated, enrolled_on, enrolment_precision, enrolment_basis, size, ports, state_since,
        joined_at)
      select copy.id, programme_id, organisation_id, ${code}, batch_id, class, undated, enrolled_on,
        enrolment_precision, enrolment_basis, size, ports, state_since, joined_at
      from queue.tickets, ${each} where household_id = ${householdId}`);
    await tx.run(sql`
      insert into queue.expedite_requests (household_id, request_id, programme_id, asked_by_family,
        organisation_id, keeper_organisation_id, class, ground_sealed, rules_version, asked_at,
        clock_from, clock_hours)
      select copy.id, copy.id, programme_id, asked_by_family, organisation_id, keeper_organisation_id,
        class, ground_sealed, rules_version, asked_at, clock_from, clock_hours
      from queue.expedite_requests, ${each} where request_id = ${requestId}`);
  });

const listed = async (by: Actor | undefined, show: 'open' | 'decided') => {
  const { requests } = await call(by)(queue.listExpedite, { show });
  return requests.map(({ requestId }) => requestId);
};
const later = (hours: number) => {
  puente.clock.now = new Date(puente.clock.now.getTime() + hours * 3_600_000);
};

const refusal = { decision: 'refuse', reasonCode: 'evidence_missing' } as const;

test('whoever said no does not use up the family’s appeal', async () => {
  const { householdId, requestId } = await asks(registrar);
  await call(both)(queue.decideExpedite, { requestId, ...refusal });
  const appeal = (by: Actor | undefined) =>
    call(by)(queue.appealExpedite, { requestId, householdId, note: '' });
  await assert.rejects(appeal(both), refused('queue.thirdPersonNeeded'));
  await appeal(registrar);
});

test('an overdue request that only one house may decide is known to the others, and to the family why', async () => {
  const { householdId, requestId } = await asks(registrar, []);
  const family = familyOf(householdId);
  const seenBy = async (by: Actor | undefined) =>
    (await call(by)(queue.listExpedite, {})).requests.find((one) => one.requestId === requestId);
  const sharingHelps = async () =>
    (await call(family)(queue.myExpedite, {})).requests[0]?.sharingHelps;
  assert.deepEqual([await seenBy(crowder), await sharingHelps()], [undefined, false]);
  later(73);
  await heed(puente, 'queue.settleDecisions', programmeId);
  const overdue = await seenBy(crowder);
  assert.deepEqual(
    [overdue?.whyNot, overdue?.mayDecide, overdue?.late, overdue?.criteria, overdue?.householdId],
    ['not_shared', false, true, null, null],
    'by its number alone',
  );
  await assert.rejects(
    call(crowder)(queue.decideExpedite, { requestId, ...refusal }),
    refused('queue.reviewersFirst'),
  );
  assert.equal(await sharingHelps(), true);
  await call(family)(giveConsent, { purpose: 'expedite' });
  assert.equal((await seenBy(crowder))?.mayDecide, true);
  assert.equal(await sharingHelps(), false);
});

test('a house that asks hundreds of times hides no request of another', async () => {
  await crowd(await asks(crowder));
  later(1);
  const { requestId } = await asks(registrar);
  later(72);
  await heed(puente, 'queue.settleDecisions', programmeId);
  const open = await listed(reviewer, 'open');
  assert.equal(open.length, 200);
  assert.ok(open.includes(requestId), 'the family’s own reviewer sees it');
});

test('what was decided last is shown first, however much was decided before', async () => {
  const { requestId } = await asks(crowder);
  await puente.within(system, ({ tx, now }) =>
    tx.run(sql`
      update queue.expedite_requests set state = 'refused', reason_code = 'evidence_missing',
        decided_by = keeper_organisation_id, decided_at = ${now}
      where state = 'asked' and request_id <> ${requestId}`),
  );
  later(73);
  await heed(puente, 'queue.settleDecisions', programmeId);
  await call(crowder)(queue.decideExpedite, { requestId, ...refusal });
  const decided = await listed(crowder, 'decided');
  assert.deepEqual([decided.length, decided[0]], [200, requestId]);
});
