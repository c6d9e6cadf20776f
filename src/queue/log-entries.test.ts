import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import type { Actor } from '#platform/actor.ts';
import { sql } from '#platform/sql.ts';
import { type Entry, readLeaf } from '#transparency/entry.rules.ts';
import { deciderOf } from '#transparency/index.ts';
import { leavesOf } from '#transparency/log.fixture.ts';
import { aMember, anOrganisation, system, testApplication } from '../../test/application.ts';
import { classMoves, dateMoves, decidingApplication, householdGrows } from '../../test/deciding.ts';
import { aHousehold, anOrder, aProgramme, drawn, familyOf, withPaper } from '../../test/queue.ts';
import { changeReason, wantsTwo } from './change-reason.rules.ts';
import * as contracts from './contract.ts';
import { commitmentOf } from './draw.rules.ts';

const deciding = await decidingApplication();
const { puente, coordinator, partner, registrar } = deciding;
const programmeId = await aProgramme(puente, coordinator);

const entries = async (): Promise<Entry[]> =>
  (await leavesOf(deciding, programmeId)).flatMap((leaf) => readLeaf(leaf) ?? []);
const numberOf = async (householdId: string) => {
  const { places } = await puente.callAs(familyOf(householdId))(contracts.myPlaces, {});
  return places[0]?.ticket?.ticketNumber;
};
const entriesOf = async (householdId: string) => {
  const number = await numberOf(householdId);
  return (await entries()).filter((entry) => 'ticket' in entry && entry.ticket === number);
};
const staffIdOf = (actor: Actor) => (actor.kind === 'staff' ? actor.staffId : '');

test('a log begins with its programme; orders of a programme stand in it', async () => {
  const source = { ...anOrder, name: 'Another invented order' };
  await puente.callAs(coordinator)(contracts.pauseProgramme, { programmeId, source });
  await puente.callAs(coordinator)(contracts.resumeProgramme, { programmeId, source });
  assert.deepEqual(
    (await entries()).map(({ kind }) => kind),
    ['log.begun', 'key.added', 'programme.started', 'programme.paused', 'programme.resumed'],
  );
});

test('what happens to a place is written once, with its reason and no ground', async () => {
  const { householdId } = await aHousehold(puente, registrar, withPaper('2019-08-14', 2));
  const family = puente.callAs(familyOf(householdId));
  const ports = { programmeId, ports: ['2504'] };
  await family(contracts.choosePorts, ports);
  await family(contracts.choosePorts, ports);
  await family(contracts.choosePorts, { ...ports, readyFrom: '2026-12-01' });
  await family(contracts.leaveQueue, { programmeId, sure: true });
  await family(contracts.returnToQueue, { programmeId });
  const written = await entriesOf(householdId);
  assert.deepEqual(
    written.map((entry) => ('reason' in entry ? entry.reason : entry.kind)),
    ['ticket.given', 'ports_changed', 'ready_changed', 'left', 'ticket.returned'],
  );
  // In quotes: a hash may hold the same four digits.
  assert.doesNotMatch(JSON.stringify(written), /"2504"|2019-08|2026-12/);
});

test('more people, another class and another day stand with two deciders under names of this log alone', async () => {
  const { householdId } = await aHousehold(puente, registrar, withPaper('2019-08-14', 2));
  await householdGrows(deciding, householdId);
  await classMoves(deciding, { programmeId, householdId }, 'urgent');
  await dateMoves(deciding, householdId, '2019-02-03');
  const name = (actor: Actor) => deciderOf(puente.keyring, programmeId, staffIdOf(actor));
  const changes = (await entriesOf(householdId)).flatMap((entry) =>
    entry.kind === 'ticket.changed' ? [[entry.reason, entry.deciders]] : [],
  );
  assert.deepEqual(changes, [
    ['household_changed', [name(registrar), name(partner)]],
    ['class_moved', [name(partner), name(coordinator)]],
    ['date_corrected', [name(registrar), name(partner)]],
  ]);
});

test('the tickets of a batch stand under a signed checkpoint before a value can be revealed', async () => {
  const { householdId } = await aHousehold(puente, registrar, withPaper());
  for (const [actor, value] of [
    [coordinator, '1'.repeat(64)],
    [partner, '2'.repeat(64)],
  ] as const) {
    const commitment = commitmentOf(value);
    await puente.callAs(actor)(contracts.commitToDraw, { programmeId, commitment });
  }
  const { batchId } = await puente.callAs(coordinator)(contracts.closeBatch, { programmeId });
  const signed = await puente.within(system, ({ tx }) =>
    tx.first<{ leaf: string; size: number; position: number }>(sql`
      select e.leaf, e.position, (select max(c.size) from transparency.checkpoints c
        where c.log_id = e.log_id) as size
      from transparency.entries e where e.log_id = ${programmeId} order by e.position desc limit 1`),
  );
  assert.equal(readLeaf(signed?.leaf ?? '')?.kind, 'batch.closed');
  assert.equal(signed?.size, (signed?.position ?? 0) + 1);
  assert.equal((await entriesOf(householdId))[0]?.kind, 'ticket.given');
  for (const [actor, value] of [
    [coordinator, '1'.repeat(64)],
    [partner, '2'.repeat(64)],
  ] as const) {
    await puente.callAs(actor)(contracts.revealForDraw, { programmeId, batchId, value });
  }
  const last = (await entries()).at(-1);
  assert.equal(last?.kind, 'batch.drawn');
  assert.deepEqual(last.kind === 'batch.drawn' && last.values, ['1'.repeat(64), '2'.repeat(64)]);
});

test('a programme from before there were logs comes in with all that it has', async () => {
  const old = await testApplication();
  try {
    const ours = await anOrganisation(old, 'Albergue Ejemplo', true);
    const steward = await aMember(old, ours, 'coordinator');
    const desk = await aMember(old, ours, 'registrar');
    const id = await aProgramme(old, steward);
    await aHousehold(old, desk, withPaper());
    const left = await aHousehold(old, desk, withPaper('2019-09-01'));
    await drawn(old, id, [steward]);
    await old.callAs(familyOf(left.householdId))(contracts.leaveQueue, {
      programmeId: id,
      sure: true,
    });
    // As the version before left it: places, and no log.
    const owner = new pg.Client(old.database.url.migrator);
    await owner.connect();
    await owner.query(`
      truncate transparency.logs, transparency.pending, transparency.entries, transparency.openings,
        transparency.tiles, transparency.checkpoints, transparency.log_keys, queue.logged_tickets cascade`);
    await owner.end();
    await aHousehold(old, desk, withPaper('2019-10-01'));
    const leaves = await leavesOf({ puente: old }, id);
    const kinds = leaves.map((leaf) => readLeaf(leaf)?.kind);
    assert.deepEqual(kinds, [
      'log.begun',
      'key.added',
      'ticket.given',
      'ticket.given',
      'ticket.given',
      'ticket.left',
      'batch.closed',
      'batch.drawn',
      'programme.started',
    ]);
  } finally {
    await old.close();
  }
});

test('the weightiest change is the reason, and what two must decide waits for them', () => {
  const facts = {
    ticket: 'T',
    class: 'normal',
    undated: false,
    enrolledOn: '2019-08-14',
    precision: 'day',
    basis: 'declared',
    size: 2,
    ports: ['2301'],
    readyFrom: null,
    leadDays: null,
    hold: false,
    batch: 'b',
  } as const;
  const before = { ...facts, ports: [...facts.ports] };
  const after = { ...before, basis: 'paper_seen', hold: true } as const;
  assert.equal(changeReason(before, before), null);
  assert.equal(changeReason(before, after), 'paper_seen');
  assert.equal(wantsTwo(before, after), false);
  assert.equal(wantsTwo(before, { ...before, size: 1 }), false);
  assert.equal(wantsTwo(before, { ...before, size: 3 }), true);
  assert.equal(wantsTwo(before, { ...before, enrolledOn: '2019-08-13' }), true);
});
