import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { Problem } from '#platform/problem.ts';
import { sql } from '#platform/sql.ts';
import { considerHouseholds } from '#queue/consider-households.ts';
import * as queue from '#queue/contract.ts';
import { Opening, opensCommitment } from '#transparency/commitment.rules.ts';
import { commitmentIn, readLeaf } from '#transparency/entry.rules.ts';
import { fileOf, leavesOf } from '#transparency/log.fixture.ts';
import { readLogFile } from '#transparency/log-file.rules.ts';
import { openOpening } from '#transparency/opening-seal.ts';
import { listOpenings } from '#transparency/openings.store.ts';
import { aMonday, system } from '../../test/application.ts';
import { classMoves, dateMoves, decidingApplication, householdGrows } from '../../test/deciding.ts';
import { aHousehold, aProgramme, drawn, familyOf, withPaper } from '../../test/queue.ts';
import { verifyLog } from '../verifier/verify-log.rules.ts';
import * as contracts from './contract.ts';
import { instancesFromLog } from './instance-from-log.rules.ts';
import { unpackTexts } from './packed-texts.ts';
import { plan } from './plan.rules.ts';

const deciding = await decidingApplication();
const { puente, coordinator, partner, registrar } = deciding;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Leaves and all openings of a log, as a witness has them, every opening tried against its leaf. */
async function readLog(logId: string): Promise<{ leaves: string[]; openings: Opening[] }> {
  const leaves = await leavesOf(deciding, logId);
  return puente.within(system, async (context) => {
    const kept = await listOpenings(context.tx, logId, 0, leaves.length);
    const openings = kept.map((one) => Opening.parse(openOpening(context.keyring, logId, one)));
    for (const opening of openings) {
      const entry = readLeaf(leaves[opening.position] ?? '');
      assert.ok(entry && opensCommitment(opening, commitmentIn(entry, opening.part) ?? ''));
    }
    return { leaves, openings };
  });
}

/** The plans that were applied, as they were kept beside the log. */
async function appliedPlans(
  programmeId: string,
): Promise<{ instance: string; previous: string }[]> {
  const rows = await puente.within(system, ({ tx }) =>
    tx.rows<{ madeFrom: Buffer }>(sql`
      select made_from as "madeFrom" from appointments.plans
      where programme_id = ${programmeId} and state = 'applied' order by applied_number`),
  );
  return rows.map(({ madeFrom }) => unpackTexts(madeFrom));
}

/** The slot of the last day that somebody has. */
async function lastDay(programmeId: string): Promise<{ slotId: string; day: string }> {
  const slot = await puente.within(system, ({ tx }) =>
    tx.first<{ slotId: string; day: string }>(sql`
      select slot_id as "slotId", day from appointments.slots
      where programme_id = ${programmeId} and state in ('planned', 'offered', 'accepted')
      order by day desc, slot_id limit 1`),
  );
  assert.ok(slot);
  return slot;
}

/** What of an honest log may be open: all; what the public is given, with turns or without; not who was erased. */
const views: ((opening: Opening) => boolean)[] = [
  () => true,
  ({ part, facts }) => part !== 'commitment' || 'ticket' in facts,
  ({ part, facts }) => part === 'travel' || (part === 'commitment' && 'ticket' in facts),
  ({ facts }) => !('ticket' in facts) || String(facts.ticket) < 'K',
  // And as no server gives it.
  ({ position }) => position % 3 > 0,
];

async function holdsToItsLog(programmeId: string): Promise<number> {
  const { leaves, openings } = await readLog(programmeId);
  const file = readLogFile(await fileOf({ puente }, programmeId));
  for (const view of views) {
    const { faults, holds } = verifyLog({ ...file, openings: openings.filter(view) }, null);
    assert.deepEqual(faults, []);
    assert.ok(view !== views[0] || holds.some(({ code }) => code === 'plansHold'));
  }
  const rebuilt = instancesFromLog(leaves, openings);
  const kept = await appliedPlans(programmeId);
  assert.equal(rebuilt.length, kept.length);
  rebuilt.forEach((one, at) => {
    assert.equal(one.sealed, 0);
    assert.equal(JSON.stringify(one.instance), kept[at]?.instance);
    assert.equal(JSON.stringify({ slots: one.previous }), kept[at]?.previous);
    assert.equal(sha256(JSON.stringify(one.instance)), one.facts.instanceHash);
    assert.equal(sha256(JSON.stringify({ slots: one.previous })), one.facts.previousHash);
    assert.equal(sha256(JSON.stringify(plan(one.instance, one.previous))), one.facts.planHash);
  });
  return rebuilt.length;
}

const setOpening = (programmeId: string, port: string, perDay: number) =>
  puente.callAs(coordinator)(contracts.setOpening, {
    programmeId,
    opening: {
      port,
      opensOn: '2026-11-01',
      closesOn: '2027-03-31',
      perDay,
      closed: ['2026-12-25', '2026-11-26'],
      overrides: { '2026-12-01': 2, '2026-11-30': perDay + 3 },
    },
    reason: 'As agreed',
  });
const planAndApply = async (programmeId: string) => {
  const { planId } = await puente.callAs(coordinator)(contracts.makePlan, { programmeId });
  await puente.callAs(coordinator)(contracts.applyPlan, { programmeId, planId });
};

test('whatever happens, the log with its openings gives every plan that was applied', async () => {
  const programmeId = await aProgramme(puente, coordinator);
  await setOpening(programmeId, '2301', 12);
  const households: string[] = [];
  const join = async (count: number) => {
    const ids: string[] = [];
    for (let at = 0; at < count; at += 1) {
      const day = `2019-${String(1 + (households.length % 9)).padStart(2, '0')}-1${at % 10}`;
      const { householdId } = await aHousehold(puente, registrar, withPaper(day, 1 + (at % 4)));
      ids.push(householdId);
      households.push(householdId);
    }
    return ids;
  };
  await join(120);
  await drawn(puente, programmeId, [coordinator, partner]);
  const draws = async () => {
    await join(5);
    await drawn(puente, programmeId, [coordinator, partner]);
  };
  const record = (slotId: string, outcome: 'arrived' | 'missed') =>
    puente.callAs(registrar)(
      contracts.recordOutcome,
      outcome === 'arrived' ? { slotId, outcome } : { slotId, outcome, reason: 'no_transport' },
    );
  const someone = (at: number) => households[at % households.length] ?? '';
  // What the state of a household does not allow is refused, and changes nothing.
  const done = new Set<number>();
  const quietly = async (which: number, at: number) => {
    await acts[which]?.(at).then(
      () => done.add(which),
      (error: unknown) => assert.ok(error instanceof Problem, String(error)),
    );
  };
  const acts: ((at: number) => Promise<unknown>)[] = [
    (at) => puente.callAs(familyOf(someone(at)))(queue.leaveQueue, { programmeId, sure: true }),
    (at) => puente.callAs(familyOf(someone(at)))(queue.returnToQueue, { programmeId }),
    (at) =>
      puente.callAs(familyOf(someone(at)))(queue.choosePorts, {
        programmeId,
        ports: at % 2 === 0 ? ['2504', '2301'] : ['2301'],
        readyFrom: at % 3 === 0 ? '2026-11-20' : null,
      }),
    (at) => setOpening(programmeId, at % 2 === 0 ? '2301' : '2504', 4 + (at % 20)),
    () => draws(),
    () => planAndApply(programmeId),
    () => planAndApply(programmeId),
    () => puente.callAs(coordinator)(contracts.offerSlots, { programmeId, upTo: '2027-03-31' }),
    async (at) => {
      const family = puente.callAs(familyOf(someone(at), { day: true }));
      const [slot] = (await family(contracts.mySlots, {})).slots;
      if (!slot) return;
      const { slotId } = slot;
      if (at % 2 === 0) await family(contracts.answerOffer, { slotId, answer: 'accept' });
      else await family(contracts.answerOffer, { slotId, answer: 'decline', reason: 'ill' });
    },
    async (at) => {
      const family = puente.callAs(familyOf(someone(at), { day: true }));
      const [slot] = (await family(contracts.mySlots, {})).slots;
      const today = puente.clock.now.toISOString().slice(0, 10);
      if (!slot?.day || slot.day > today) return;
      const { slotId } = slot;
      await record(slotId, at % 3 === 0 ? 'missed' : 'arrived');
    },
    async () => {
      puente.clock.now = new Date(puente.clock.now.getTime() + 3 * 86_400_000);
      await puente.settle();
    },
    async () => {
      const source = {
        name: 'Invented order',
        address: 'https://example.org/o',
        says: '',
        retrieved: '2026-11-02',
      };
      await puente.callAs(coordinator)(queue.pauseProgramme, { programmeId, source });
      await puente.settle();
      await puente.callAs(coordinator)(queue.resumeProgramme, { programmeId, source });
      await puente.settle();
    },
    (at) =>
      classMoves(
        deciding,
        { programmeId, householdId: someone(at) },
        at % 2 === 0 ? 'urgent' : 'expedited',
      ),
    (at) => householdGrows(deciding, someone(at)),
    (at) => dateMoves(deciding, someone(at), `2019-10-${10 + (at % 20)}`),
    (at) =>
      puente.within(system, (context) => considerHouseholds(context, [someone(at)], programmeId)),
  ];
  await planAndApply(programmeId);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(acts.length - 1), fc.nat(400)), { minLength: 10, maxLength: 40 }),
      async (steps) => {
        for (const [act, at] of steps) await quietly(act, at);
        await planAndApply(programmeId);
        assert.ok((await holdsToItsLog(programmeId)) > 0);
      },
    ),
    // The programme lives on from run to run: a failing run would not shrink.
    { numRuns: 4, endOnFailure: true },
  );
  // What no random life allowed is tried with everybody, after a plan and its offers.
  const [planning, offering] = [5, 7];
  for (const which of acts.keys()) {
    if (done.has(which)) continue;
    await quietly(planning, 0);
    await quietly(offering, 0);
    for (let at = 0; at < households.length && !done.has(which); at += 1) await quietly(which, at);
  }
  // Ports may have been chosen and been the same as before: other ones, until somebody's entry says so.
  const saysPorts = async () =>
    (await leavesOf(deciding, programmeId)).some((leaf) => leaf.includes('"ports_changed"'));
  const choosing = 2;
  for (let at = 0; at < households.length && !(await saysPorts()); at += 2) {
    await quietly(choosing, at);
  }
  // An arrival that was a mistake, with a plan before it was put right and one after.
  const due = await lastDay(programmeId);
  puente.clock.now = new Date(`${due.day}T20:00:00Z`);
  for (const outcome of ['arrived', 'missed'] as const) {
    await record(due.slotId, outcome);
    await planAndApply(programmeId);
  }
  // And it did arrive after all: the day that the last plan gave it is free for the next.
  for (const [by, state] of [
    [registrar, 'waits'],
    [coordinator, 'arrived'],
  ] as const) {
    const word = { slotId: due.slotId, came: true, reason: 'learned_later' } as const;
    assert.deepEqual(await puente.callAs(by)(contracts.arrivedAfterAll, word), { state });
  }
  await planAndApply(programmeId);
  await holdsToItsLog(programmeId);
  const { leaves } = await readLog(programmeId);
  for (const reason of ['class_moved', 'date_corrected', 'household_changed', 'ports_changed']) {
    assert.ok(
      leaves.some((leaf) => leaf.includes(`"reason":"${reason}"`)),
      reason,
    );
  }
  assert.deepEqual(
    [...done].toSorted((a, b) => a - b),
    [...acts.keys()],
  );
  puente.clock.now = aMonday;
});
