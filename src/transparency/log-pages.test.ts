import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { hexToBytes } from '@noble/hashes/utils.js';
import { keyringOf } from '#platform/crypto/keyring.ts';
import { system } from '../../test/application.ts';
import { refused } from '../../test/refused.ts';
import * as contracts from './contract.ts';
import { readLeaf } from './entry.rules.ts';
import { appendToLog } from './index.ts';
import {
  aLog,
  fileOf,
  type LoggingApplication,
  logged,
  loggingApplication,
  pagesOf,
} from './log.fixture.ts';
import { readLogFile } from './log-file.rules.ts';
import { leafHash, rootOf, sameHash, verifyConsistency, verifyInclusion } from './merkle.rules.ts';
import { replaceSigningKey } from './replace-key.ts';
import { sequenceLog } from './sequence-log.ts';
import { isSignedBy, type VerifierKey } from './signed-note.rules.ts';

let application: LoggingApplication;
before(async () => {
  application = await loggingApplication();
});
after(() => application.puente.close());

const call = () => application.puente.callAs({ kind: 'anyone' });
const started = (order: string) => ({ entry: { kind: 'programme.started', order } as const });
test('a large log comes in pages that make one whole file, though it grows meanwhile', async () => {
  const logId = await aLog(application);
  const orders = Array.from({ length: 4500 }, (_, at) => `order ${at}`);
  await logged(application, logId, ...orders.map(started));
  const grow = () => logged(application, logId, started('later'));
  const pages = await pagesOf(application, logId, grow);
  assert.ok(pages.length > 4);
  const file = readLogFile(pages.join(''));
  assert.equal(file.leaves.length, 4502);
  const last = file.checkpoints.at(-1);
  assert.equal(last?.size, 4502);
  assert.ok(last && sameHash(last.root, rootOf(file.leaves.map(leafHash))));
  assert.ok(file.keys[0] && isSignedBy(last.note, file.keys[0]));
  assert.equal(readLogFile(await fileOf(application, logId)).leaves.length, 4503);
});

test('a file holds the last checkpoint of each day and the newest', async () => {
  const { puente } = application;
  const logId = await aLog(application);
  const now = puente.clock.now;
  for (const time of ['03T08:00', '03T09:00', '04T08:00', '04T09:00', '04T10:00']) {
    puente.clock.now = new Date(`2026-11-${time}:00Z`);
    await logged(application, logId, started(time));
  }
  puente.clock.now = now;
  const { checkpoints } = readLogFile(await fileOf(application, logId));
  assert.deepEqual(
    checkpoints.map(({ size }) => size),
    [2, 4, 7],
  );
  assert.equal((await call()(contracts.checkpoint, { logId, size: 5 })).size, 5);
});

test('proofs are given against any checkpoint that was signed, and hold', async () => {
  const logId = await aLog(application);
  await logged(application, logId, started('a'), started('b'), started('c'));
  await logged(application, logId, started('d'));
  for (const position of [0, 3, 4]) {
    const given = await call()(contracts.proof, { logId, position, size: 5 });
    const leaf = leafHash(given.leaf ?? '');
    const claim = { leaf, index: position, size: given.size, root: hexToBytes(given.root) };
    assert.ok(verifyInclusion({ ...claim, proof: given.proof.map(hexToBytes) }));
  }
  for (const first of [0, 2, 3, 5, 6]) {
    const given = await call()(contracts.proof, { logId, first });
    assert.ok(
      verifyConsistency({
        first,
        size: given.size,
        firstRoot: hexToBytes(given.firstRoot ?? ''),
        root: hexToBytes(given.root),
        proof: given.proof.map(hexToBytes),
      }),
    );
  }
});

test('what is not there is said to be missing', async () => {
  const logId = await aLog(application);
  const missing: [() => Promise<unknown>, string][] = [
    [() => call()(contracts.checkpoint, { logId: randomUUID() }), 'transparency.noSuchLog'],
    [() => call()(contracts.checkpoint, { logId, size: 1 }), 'transparency.noSuchCheckpoint'],
    [() => call()(contracts.proof, { logId, position: 2 }), 'transparency.noSuchEntry'],
    [() => call()(contracts.proof, { logId, first: 3 }), 'transparency.noSuchEntry'],
    [() => call()(contracts.proof, { logId }), 'platform.checkTheFields'],
    [() => call()(contracts.proof, { logId, first: 1, position: 1 }), 'platform.checkTheFields'],
    [() => call()(contracts.logFile, { logId: randomUUID() }), 'transparency.noSuchLog'],
    [() => call()(contracts.logFile, { logId, next: '2.leaf' }), 'platform.checkTheFields'],
    [() => call()(contracts.logFile, { logId, next: '9.leaf.0' }), 'transparency.noSuchPage'],
  ];
  for (const [ask, code] of missing) await assert.rejects(ask(), refused(code), code);
});

/** Which of a file's keys signed each of its checkpoints. */
function signersIn(keys: readonly VerifierKey[], text: string): (number | undefined)[][] {
  return readLogFile(text).checkpoints.map(({ size, note }) => [
    size,
    keys.findIndex((key) => isSignedBy(note, key)),
  ]);
}

test('a key that is changed vouches for the next; a lost one cannot, and each log says so', async () => {
  const { puente } = application;
  const logId = await aLog(application);
  const replace = (reason: 'rotated' | 'lost') =>
    puente.within(system, (context) => replaceSigningKey(context, { reason }));
  await replace('rotated');
  await replace('lost');
  const text = await fileOf(application, logId);
  const { keys, leaves } = readLogFile(text);
  assert.equal(keys.length, 3);
  const said = leaves.slice(1).map((leaf) => {
    const entry = readLeaf(leaf);
    return entry?.kind === 'key.added' || entry?.kind === 'key.ended'
      ? [entry.kind, keys.findIndex(({ id }) => id === entry.keyId)]
      : entry?.kind;
  });
  assert.deepEqual(said, [
    ['key.added', 0],
    ['key.added', 1],
    ['key.ended', 0],
    ['key.ended', 1],
    ['key.added', 2],
  ]);
  // The file shows it: the first key signed the entry of the second, and the last of each stands there.
  assert.deepEqual(signersIn(keys, text), [
    [3, 0],
    [4, 1],
    [6, 2],
  ]);
});

test('while the key is lost entries wait, and none is lost', async () => {
  const { puente } = application;
  const logId = await aLog(application);
  await puente.within(system, (context) => appendToLog(context, logId, [started('kept')]));
  await assert.rejects(
    puente.within(system, (context) =>
      sequenceLog({ ...context, keyring: keyringOf(randomBytes(32)) }, logId),
    ),
    refused('platform.sealBroken'),
  );
  await puente.within(system, (context) => sequenceLog(context, logId));
  const { leaves } = readLogFile(await fileOf(application, logId));
  assert.equal(leaves.length, 3);
});
