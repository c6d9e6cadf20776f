import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { hexToBytes } from '@noble/hashes/utils.js';
import type { Actor } from '#platform/actor.ts';
import { sql } from '#platform/sql.ts';
import { aMember, anOrganisation, system } from '../../test/application.ts';
import { familyOf, heed } from '../../test/queue.ts';
import { aWitness } from '../../test/witness.ts';
import { readCheckpoint } from './checkpoint.rules.ts';
import { opensCommitment } from './commitment.rules.ts';
import * as contracts from './contract.ts';
import { commitmentIn, readLeaf } from './entry.rules.ts';
import { appendToLog, sealedEntry, ticketTravelled } from './index.ts';
import { background } from './jobs.ts';
import {
  agreedWith,
  aLog,
  type LoggingApplication,
  logged,
  loggingApplication,
  ticketGiven,
} from './log.fixture.ts';
import { leafHash, verifyInclusion } from './merkle.rules.ts';

let application: LoggingApplication;
before(async () => {
  application = await loggingApplication();
});
after(() => application.puente.close());

function mine(householdId: string) {
  return application.puente.callAs(familyOf(householdId))(contracts.myTicketEntries, {});
}

test('a family sees its own entries, opens each, and has the proof that each is there', async () => {
  const logId = await aLog(application);
  const [ours, theirs] = [randomUUID(), randomUUID()];
  const slot = { ticket: 'AAA', port: '2301', day: '2026-11-20' };
  await logged(
    application,
    logId,
    ticketGiven('BBB', theirs),
    ticketGiven('AAA', ours),
    sealedEntry(slot, { householdId: ours, ticket: 'AAA' }),
    { entry: { kind: 'ticket.left', ticket: 'AAA', reason: 'left' } },
    { entry: { kind: 'ticket.left', ticket: 'BBB', reason: 'left' } },
  );
  const [log, ...rest] = (await mine(ours)).logs;
  assert.deepEqual(rest, []);
  assert.ok(log);
  const kinds = log.entries.map(({ leaf }) => readLeaf(leaf)?.kind);
  assert.deepEqual(kinds, ['ticket.given', 'sealed', 'ticket.left']);
  const root = readCheckpoint(log.note)?.root;
  assert.ok(root);
  for (const { leaf, position: index, proof, openings } of log.entries) {
    const path = proof.map(hexToBytes);
    assert.ok(verifyInclusion({ leaf: leafHash(leaf), index, size: log.size, root, proof: path }));
    const entry = readLeaf(leaf);
    assert.ok(entry);
    for (const one of openings)
      assert.ok(opensCommitment(one, commitmentIn(entry, one.part) ?? ''));
    const parts = {
      'ticket.given': ['order', 'travel'],
      sealed: ['commitment'],
      'ticket.left': [],
    };
    assert.deepEqual(
      openings.map(({ part }) => part),
      Reflect.get(parts, entry.kind),
    );
  }
  assert.equal(JSON.stringify(log).includes('BBB'), false);
});

test('a family’s file is proven under what a witness signed, and names its key', async () => {
  const { puente } = application;
  const [logId, witness] = [await aLog(application), aWitness()];
  const { token } = await agreedWith(application, logId, witness);
  const householdId = randomUUID();
  const anybody = puente.callAs({ kind: 'anyone' });
  await logged(application, logId, ticketGiven('AAA', householdId));
  const ours = async () => {
    const [{ witnesses = [], size = 0 } = {}] = (await mine(householdId)).logs;
    return { witnesses, size };
  };
  assert.deepEqual(await ours(), { witnesses: [], size: 3 });
  const { note } = await anybody(contracts.checkpoint, { logId });
  const signed = witness.cosign(note, puente.clock.now);
  await anybody(contracts.cosign, { logId, token, note: signed });
  const proven = { witnesses: [witness.verifierKey], size: 3 };
  assert.deepEqual(await ours(), proven);
  // What is written of others does not take the signature away; what is written of the family needs a new one.
  await logged(application, logId, ticketGiven('BBB', randomUUID()));
  assert.deepEqual(await ours(), proven);
  const left = { kind: 'ticket.left', ticket: 'AAA', reason: 'left' } as const;
  await logged(application, logId, { entry: left });
  assert.deepEqual(await ours(), { witnesses: [], size: 5 });
});

test('what has no position yet is counted, and is there after the next minute', async () => {
  const logId = await aLog(application);
  const householdId = randomUUID();
  await application.puente.within(system, (context) =>
    appendToLog(context, logId, [ticketGiven('CCC', householdId)]),
  );
  // A process that died here would leave it so; the one after it goes on.
  const before = (await mine(householdId)).logs[0];
  assert.deepEqual([before?.waiting, before?.entries], [1, []]);
  await application.puente.settle();
  const then = (await mine(householdId)).logs[0];
  assert.deepEqual([then?.waiting, then?.entries.length], [0, 1]);
});

test('with an erased household its openings go, waiting ones too, and the tree still holds', async () => {
  const { puente } = application;
  const logId = await aLog(application);
  const householdId = randomUUID();
  await logged(application, logId, ticketGiven('DDD', householdId));
  await puente.within(system, (context) =>
    ticketTravelled(context, logId, {
      ticket: 'DDD',
      householdId,
      travelledOn: '2026-11-05',
      size: 4,
    }),
  );
  await puente.within(system, (context) =>
    appendToLog(context, logId, [ticketGiven('EEE', householdId)]),
  );
  await heed(
    puente,
    'transparency.forgetOpenings',
    householdId,
    'registry.householdErased',
    background,
  );
  await puente.settle();
  assert.deepEqual((await mine(householdId)).logs, []);
  const left = await puente.within(system, ({ tx }) =>
    tx.first(sql`
      select (select count(*) from transparency.openings where household_id = ${householdId})
        + (select count(*) from transparency.travels where household_id = ${householdId}) as rows`),
  );
  assert.deepEqual(left, { rows: 0 });
  const { note } = await puente.callAs({ kind: 'anyone' })(contracts.checkpoint, { logId });
  assert.equal(readCheckpoint(note)?.size, 4);
  assert.deepEqual(background.listeners?.['registry.householdErased'], [
    'transparency.forgetOpenings',
  ]);
});

/** What an actor sees of a table, whatever its statement asks. */
async function rowsSeen(actor: Actor, table: 'openings' | 'pending' | 'travels' | 'witnesses') {
  const tables = {
    openings: sql`select count(*) as rows from transparency.openings`,
    pending: sql`select count(*) as rows from transparency.pending`,
    travels: sql`select count(*) as rows from transparency.travels`,
    witnesses: sql`select count(*) as rows from transparency.witnesses`,
  };
  const row = await application.puente.within(actor, ({ tx }) =>
    tx.first<{ rows: number }>(tables[table]),
  );
  return row?.rows;
}

test('row security: a family sees its own openings alone, staff none at all, nobody the rest', async () => {
  const { puente, coordinator } = application;
  const logId = await aLog(application);
  const [ours, theirs] = [randomUUID(), randomUUID()];
  await logged(application, logId, ticketGiven('FFF', ours), ticketGiven('GGG', theirs));
  await puente.within(system, (context) => appendToLog(context, logId, [ticketGiven('HHH', ours)]));
  const elsewhere = await anOrganisation(puente, `Casa Ajena ${randomUUID()}`);
  const stranger = await aMember(puente, elsewhere, 'coordinator', 'administrator', 'observer');
  const family = familyOf(ours);
  assert.equal(await rowsSeen(family, 'openings'), 4);
  assert.equal(await rowsSeen(familyOf(theirs), 'openings'), 2);
  const others: Actor[] = [{ kind: 'anyone' }, coordinator, stranger, familyOf(randomUUID())];
  for (const actor of others) assert.equal(await rowsSeen(actor, 'openings'), 0);
  for (const actor of [...others, family]) {
    assert.equal(await rowsSeen(actor, 'pending'), 0);
    assert.equal(await rowsSeen(actor, 'travels'), 0);
  }
  assert.equal(await rowsSeen(stranger, 'witnesses'), 0);
  assert.ok(((await rowsSeen(system, 'openings')) ?? 0) >= 3);
});

test('row security: nobody writes an entry, a checkpoint or another’s opening', async () => {
  const { puente, coordinator } = application;
  const logId = await aLog(application);
  const hash = Buffer.alloc(32);
  const writes = [
    sql`insert into transparency.entries (log_id, position, leaf) values (${logId}, 2, '{}')`,
    sql`insert into transparency.checkpoints (log_id, size, root, note, signed_on)
      values (${logId}, 9, ${hash}, '', '2026-11-02')`,
    sql`insert into transparency.log_keys (log_id, number, verifier_key) values (${logId}, 9, 'x')`,
    sql`insert into transparency.openings (log_id, opening_id, part, household_id, sealed)
      values (${logId}, ${randomUUID()}, 'travel', ${randomUUID()}, ${hash})`,
  ];
  for (const actor of [familyOf(randomUUID()), { kind: 'anyone' } as const]) {
    for (const write of writes) {
      await assert.rejects(
        puente.within(actor, ({ tx }) => tx.run(write)),
        { code: '42501' },
      );
    }
  }
  for (const write of writes.slice(0, 3)) {
    await assert.rejects(
      puente.within(coordinator, ({ tx }) => tx.run(write)),
      { code: '42501' },
    );
  }
  // Not even the system changes or takes away what was published.
  for (const change of [
    sql`update transparency.entries set leaf = '{}' where log_id = ${logId}`,
    sql`delete from transparency.entries where log_id = ${logId}`,
    sql`update transparency.checkpoints set note = '' where log_id = ${logId}`,
    sql`delete from transparency.cosignatures where log_id = ${logId}`,
  ]) {
    await assert.rejects(
      puente.within(system, ({ tx }) => tx.run(change)),
      { code: '42501' },
    );
  }
});
