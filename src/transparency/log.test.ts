import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Actor } from '#platform/actor.ts';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { sql } from '#platform/sql.ts';
import { system, type TestApplication } from '../../test/application.ts';
import { refused } from '../../test/refused.ts';
import { readCheckpoint } from './checkpoint.rules.ts';
import { commitTo } from './commit-to.ts';
import { readLeaf } from './entry.rules.ts';
import { appendToLog, checkpointNow } from './index.ts';
import { keysOfLog } from './keys.store.ts';
import { aLog, type LoggingApplication, loggingApplication } from './log.fixture.ts';
import { leafHash, rootOf, sameHash } from './merkle.rules.ts';
import { sequenceLog } from './sequence-log.ts';
import { isSignedBy, readKey } from './signed-note.rules.ts';

let application: LoggingApplication;
let puente: TestApplication;
let coordinator: Actor;
before(async () => {
  application = await loggingApplication();
  ({ puente, coordinator } = application);
});
after(() => puente.close());

const started = (order: string) => ({ entry: { kind: 'programme.started', order } as const });

function append(context: Context, logId: string, ...orders: string[]) {
  return appendToLog(context, logId, orders.map(started));
}

/** What a log says, and that its last checkpoint is of just that, signed by the log's own key. */
async function ordersIn(logId: string): Promise<string[]> {
  return puente.within(system, async (context) => {
    const rows = await context.tx.rows<{ leaf: string }>(
      sql`select leaf from transparency.entries where log_id = ${logId} order by position`,
    );
    const leaves = rows.map(({ leaf }) => leaf);
    const [key = ''] = await keysOfLog(context.tx, logId);
    const { note } = await sequenceLog(context, logId);
    const checkpoint = readCheckpoint(note);
    const signer = readKey(key);
    assert.ok(checkpoint && signer && isSignedBy(checkpoint.note, signer));
    assert.equal(checkpoint.size, leaves.length);
    assert.ok(sameHash(checkpoint.root, rootOf(leaves.map(leafHash))));
    return leaves.flatMap((leaf) => {
      const entry = readLeaf(leaf);
      return entry?.kind === 'programme.started' ? [entry.order] : [];
    });
  });
}

test('a log begins with what it is and with its key, under a signed checkpoint', async () => {
  const logId = await aLog(application);
  const { note } = await puente.within(coordinator, (context) => checkpointNow(context, logId));
  assert.equal(readCheckpoint(note)?.size, 2);
  assert.equal(readCheckpoint(note)?.origin, `puente/log/${logId}`);
});

test('entries of one transaction keep their order; what is rolled back is nowhere', async () => {
  const logId = await aLog(application);
  await puente.within(coordinator, async (context) => {
    await append(context, logId, 'a', 'b');
    await append(context, logId, 'c');
  });
  await assert.rejects(
    puente.within(coordinator, async (context) => {
      await append(context, logId, 'never');
      await checkpointNow(context, logId);
      throw new RangeError('no');
    }),
  );
  await puente.within(coordinator, (context) => checkpointNow(context, logId));
  assert.deepEqual(await ordersIn(logId), ['a', 'b', 'c']);
});

test('an entry of a log that is not there is refused', async () => {
  await assert.rejects(
    puente.within(coordinator, (context) => append(context, randomUUID(), 'a')),
    refused('transparency.noSuchLog'),
  );
});

test('two who write do not wait for one another, and two who sequence take turns', async () => {
  const logId = await aLog(application);
  await puente.within(coordinator, async (first) => {
    await append(first, logId, 'first');
    await puente.within(coordinator, (second) => append(second, logId, 'second'));
    // The first has not committed: it is neither lost nor in the way.
    await puente.within(system, (context) => sequenceLog(context, logId));
  });
  await Promise.all(
    Array.from({ length: 6 }, (_, at) =>
      puente.within(coordinator, async (context) => {
        await append(context, logId, `at ${at}`);
        await checkpointNow(context, logId);
      }),
    ),
  );
  const orders = await ordersIn(logId);
  assert.deepEqual(orders.slice(0, 2), ['second', 'first']);
  assert.deepEqual(orders.slice(2).sort(), ['at 0', 'at 1', 'at 2', 'at 3', 'at 4', 'at 5']);
});

test('the day never goes back, whatever the clock does', async () => {
  const logId = await aLog(application);
  const now = puente.clock.now;
  for (const day of ['2026-11-04', '2026-11-03', '2026-11-05']) {
    puente.clock.now = new Date(`${day}T12:00:00Z`);
    await puente.within(coordinator, (context) => append(context, logId, day));
    await puente.within(coordinator, (context) => checkpointNow(context, logId));
  }
  puente.clock.now = now;
  const days = await puente.within(system, ({ tx }) =>
    tx.rows<{ leaf: string }>(
      sql`select leaf from transparency.entries where log_id = ${logId} and position > 1 order by position`,
    ),
  );
  assert.deepEqual(
    days.map(({ leaf }) => readLeaf(leaf)?.on),
    ['2026-11-04', '2026-11-04', '2026-11-05'],
  );
});

test('whoever was refused a checkpoint has its own rights again', async () => {
  const logId = await aLog(application);
  await puente.within(coordinator, async (context) => {
    await append(context, logId, 'a');
    await assert.rejects(checkpointNow(context, randomUUID()), Problem);
    const seen = await context.tx.rows(sql`select * from transparency.pending`);
    assert.deepEqual(seen, []);
    await checkpointNow(context, logId);
  });
  assert.deepEqual(await ordersIn(logId), ['a']);
});

test('an opening that is not of its entry is never written', async () => {
  const logId = await aLog(application);
  const { commitment } = commitTo({ port: '2301' });
  const { salt } = commitTo({ port: '2301' });
  await assert.rejects(
    puente.within(coordinator, (context) =>
      appendToLog(context, logId, [
        {
          entry: { kind: 'sealed', commitment },
          opening: {
            parts: [{ part: 'commitment', salt, facts: { port: '2301' } }],
            householdId: null,
          },
        },
      ]),
    ),
    RangeError,
  );
});

test('ten thousand entries in many steps make the tree that one step makes', async () => {
  const logId = await aLog(application);
  const expected: string[] = [];
  for (const count of [1, 253, 255, 1, 600, 9000]) {
    const orders = Array.from({ length: count }, (_, at) => `${count}/${at}`);
    expected.push(...orders);
    await puente.within(coordinator, (context) => append(context, logId, ...orders));
    await puente.within(system, (context) => sequenceLog(context, logId));
  }
  assert.deepEqual(await ordersIn(logId), expected);
});
