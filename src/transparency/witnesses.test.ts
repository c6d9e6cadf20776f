import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { ed25519 } from '@noble/curves/ed25519.js';
import { Problem } from '#platform/problem.ts';
import { sql } from '#platform/sql.ts';
import { aMember, anOrganisation, system } from '../../test/application.ts';
import { aWitness } from '../../test/witness.ts';
import { cosignedAt, readCheckpoint, signCheckpoint } from './checkpoint.rules.ts';
import { opensCommitment } from './commitment.rules.ts';
import * as contracts from './contract.ts';
import { commitmentIn, readLeaf } from './entry.rules.ts';
import { originOf, sealedEntry } from './index.ts';
import {
  agreedWith,
  agreement,
  aLog,
  type LoggingApplication,
  logged,
  loggingApplication,
  ticketGiven,
} from './log.fixture.ts';
import { leafHash } from './merkle.rules.ts';
import { readKey, textOfKey, verifierKey } from './signed-note.rules.ts';
import { getSigningKey, keyNamed } from './signing-key.ts';
import { watchWitnesses } from './watch-witnesses.ts';

let application: LoggingApplication;
before(async () => {
  application = await loggingApplication();
});
after(() => application.puente.close());

const anyone = { kind: 'anyone' } as const;
const witness = aWitness();
const refused = (code: string) => (error: unknown) =>
  error instanceof Problem &&
  (error.code === code || error.fields.some((field) => field.code === code));

/** A log with a witness that has its token. */
async function aWitnessedLog() {
  const logId = await aLog(application);
  return { logId, ...(await agreedWith(application, logId, witness)) };
}

function call() {
  return application.puente.callAs(anyone);
}

/** The facts of a log by name. */
async function factsOfLog(logId: string, name: string): Promise<Record<string, unknown>[]> {
  const rows = await application.puente.within(system, ({ tx }) =>
    tx.rows<{ payload: Record<string, unknown> }>(
      sql`select payload from platform.facts where subject_id = ${logId} and name = ${name}`,
    ),
  );
  return rows.map(({ payload }) => payload);
}

test('a witness gets every opening, and each opens its entry', async () => {
  const { logId, token } = await aWitnessedLog();
  await logged(
    application,
    logId,
    ticketGiven('AAA', randomUUID()),
    sealedEntry({ plan: 'p' }, { householdId: null }),
    ticketGiven('BBB', randomUUID()),
  );
  const { openings, next } = await call()(contracts.openings, { logId, token });
  assert.equal(next, null);
  assert.deepEqual(
    openings.map(({ position, part }) => [position, part]),
    [
      [2, 'order'],
      [2, 'travel'],
      [3, 'commitment'],
      [4, 'order'],
      [4, 'travel'],
    ],
  );
  for (const opening of openings) {
    const { leaf } = await call()(contracts.proof, { logId, position: opening.position });
    const entry = readLeaf(leaf ?? '');
    assert.ok(entry && opensCommitment(opening, commitmentIn(entry, opening.part) ?? ''));
  }
  assert.deepEqual(
    (await call()(contracts.openings, { logId, token, from: 4 })).openings.map(
      ({ position }) => position,
    ),
    [4, 4],
  );
  const given = await factsOfLog(logId, 'transparency.openingsGiven');
  assert.deepEqual(
    given.map(({ count }) => count),
    [5, 2],
  );
});

test('no token, another log’s, or that of an ended agreement opens nothing', async () => {
  const { logId, witnessId, token } = await aWitnessedLog();
  const other = await aWitnessedLog();
  const refuses = (wrong: string) =>
    assert.rejects(
      call()(contracts.openings, { logId, token: wrong }),
      refused('transparency.noSuchWitness'),
    );
  await refuses('guessed');
  await refuses(other.token);
  await refuses(token.toLowerCase());
  const { puente, coordinator } = application;
  await puente.callAs(coordinator)(contracts.endWitness, { witnessId });
  await refuses(token);
  await assert.rejects(
    puente.callAs(coordinator)(contracts.endWitness, { witnessId }),
    refused('transparency.noSuchAgreement'),
  );
  const kept = await puente.within(system, ({ tx }) =>
    tx.rows(sql`select * from transparency.witnesses`),
  );
  assert.equal(JSON.stringify(kept).includes(token), false, 'the token itself is not kept');
});

test('only who stewards a log agrees with witnesses and sees them', async () => {
  const { puente } = application;
  const { logId, witnessId } = await aWitnessedLog();
  const elsewhere = await anOrganisation(puente, `Casa Ajena ${randomUUID()}`);
  const stranger = puente.callAs(await aMember(puente, elsewhere, 'coordinator', 'administrator'));
  await assert.rejects(
    stranger(contracts.addWitness, {
      logId,
      name: 'X',
      verifierKey: witness.verifierKey,
      agreement,
    }),
    refused('transparency.noSuchLog'),
  );
  await assert.rejects(
    stranger(contracts.listWitnesses, { logId }),
    refused('transparency.noSuchLog'),
  );
  await assert.rejects(
    stranger(contracts.endWitness, { witnessId }),
    refused('transparency.noSuchAgreement'),
  );
});

test('a key that is none, not a witness’s, ours or agreed on already is refused', async () => {
  const { puente, coordinator } = application;
  const { logId } = await aWitnessedLog();
  const add = (key: string) =>
    puente.callAs(coordinator)(contracts.addWitness, {
      logId,
      name: 'X',
      verifierKey: key,
      agreement,
    });
  const plain = textOfKey(verifierKey('a.example', 1, witness.key.publicKey));
  const { text } = await call()(contracts.logFile, { logId });
  const [ours = ''] = JSON.parse(text.split('\n')[0] ?? '').keys;
  const ourKey = readKey(ours);
  assert.ok(ourKey);
  const asWitness = textOfKey(verifierKey('a.example', 4, ourKey.publicKey));
  for (const key of ['', 'nonsense', plain, ours, asWitness]) {
    await assert.rejects(add(key), refused('transparency.notAWitnessKey'), key);
  }
  await assert.rejects(add(witness.verifierKey), refused('transparency.witnessAlready'));
});

test('a witness’s line stands under the checkpoint and in the file', async () => {
  const { puente, coordinator } = application;
  const { logId, token } = await aWitnessedLog();
  const { note, size } = await call()(contracts.checkpoint, { logId });
  const signed = witness.cosign(note, puente.clock.now);
  assert.deepEqual(await call()(contracts.cosign, { logId, token, note: signed }), {
    outcome: 'taken',
  });
  // Handed in again, it changes nothing.
  await call()(contracts.cosign, { logId, token, note: signed });
  const now = await call()(contracts.checkpoint, { logId });
  assert.equal(now.note, signed);
  const read = readCheckpoint(now.note);
  assert.ok(read);
  assert.equal(cosignedAt(read, witness.key), puente.clock.now.getTime() / 1000);
  await logged(application, logId, ticketGiven('AAA', randomUUID()));
  const { text } = await call()(contracts.logFile, { logId, next: `${size + 1}.checkpoint.0` });
  assert.ok(text.includes('witness.example.org'));
  const { witnesses } = await puente.callAs(coordinator)(contracts.listWitnesses, { logId });
  assert.deepEqual(
    witnesses.map(({ cosignedSize }) => cosignedSize),
    [size],
  );
});

test('what is no signature of this witness over this log is refused and kept nowhere', async () => {
  const { puente } = application;
  const { logId, token } = await aWitnessedLog();
  const other = await aLog(application);
  const { note } = await call()(contracts.checkpoint, { logId });
  const { note: ofOther } = await call()(contracts.checkpoint, { logId: other });
  const now = puente.clock.now;
  const tomorrow = new Date(now.getTime() + 86_400_000);
  const cases: [string, string][] = [
    ['nonsense', 'transparency.notACheckpoint'],
    ['', 'transparency.notACheckpoint'],
    [note, 'transparency.notYourSignature'],
    [aWitness('b.example.org').cosign(note, now), 'transparency.notYourSignature'],
    [witness.cosign(ofOther, now), 'transparency.otherLog'],
    [witness.cosign(note, tomorrow), 'transparency.signedInFuture'],
  ];
  for (const [wrong, code] of cases) {
    await assert.rejects(
      call()(contracts.cosign, { logId, token, note: wrong }),
      refused(code),
      code,
    );
  }
  assert.equal((await call()(contracts.checkpoint, { logId })).note, note);
});

test('a tree that is not ours under our own signature is reported as two histories', async () => {
  const { puente } = application;
  const { logId, token } = await aWitnessedLog();
  const origin = originOf(logId);
  const forged = await puente.within(system, async (context) => {
    const key = await getSigningKey(context);
    const root = leafHash('another history');
    return signCheckpoint({ origin, size: 2, root }, keyNamed(origin, key), key.sign);
  });
  const signed = witness.cosign(forged, puente.clock.now);
  await call()(contracts.cosign, { logId, token, note: signed });
  const [told] = await factsOfLog(logId, 'transparency.splitViewReported');
  assert.equal(told?.signedByUs, true);
});

test('a witness that saw a tree signed by nobody of ours is reported at once', async () => {
  const { puente, coordinator } = application;
  const { logId, witnessId, token } = await aWitnessedLog();
  const secret = new Uint8Array(32).fill(9);
  const origin = originOf(logId);
  const forger = verifierKey(origin, 1, ed25519.getPublicKey(secret));
  for (const size of [1, 2, 99]) {
    const forged = signCheckpoint({ origin, size, root: leafHash('forged') }, forger, (bytes) =>
      ed25519.sign(bytes, secret),
    );
    const signed = witness.cosign(forged, puente.clock.now);
    const answer = await call()(contracts.cosign, { logId, token, note: signed });
    assert.equal(answer.outcome, 'split_view');
  }
  const told = await factsOfLog(logId, 'transparency.splitViewReported');
  assert.deepEqual(
    told.map(({ size, signedByUs, witnessId: by }) => [size, signedByUs, by === witnessId]),
    [
      [1, false, true],
      [2, false, true],
      [99, false, true],
    ],
  );
  const { splitViews } = await puente.callAs(coordinator)(contracts.listWitnesses, { logId });
  assert.equal(splitViews.length, 3);
  assert.ok(splitViews.every(({ note }) => note.includes('witness.example.org')));
});

test('a witness not heard for 48 hours is said to be silent once, and heard again', async () => {
  const { puente, coordinator } = application;
  const { logId, token, witnessId } = await aWitnessedLog();
  const start = puente.clock.now;
  const watchAfter = async (hours: number) => {
    puente.clock.now = new Date(start.getTime() + hours * 3_600_000);
    await puente.within(system, watchWitnesses);
    return (await factsOfLog(logId, 'transparency.witnessSilent')).length;
  };
  assert.equal(await watchAfter(47), 0);
  assert.equal(await watchAfter(48), 1);
  assert.equal(await watchAfter(100), 1);
  const silent = await puente.callAs(coordinator)(contracts.listWitnesses, { logId });
  assert.ok(silent.witnesses[0]?.silentSince);
  await call()(contracts.openings, { logId, token });
  assert.deepEqual(await factsOfLog(logId, 'transparency.witnessHeardAgain'), [{ witnessId }]);
  assert.equal(await watchAfter(147), 1);
  assert.equal(await watchAfter(148), 2);
  await puente.callAs(coordinator)(contracts.endWitness, { witnessId });
  assert.equal(await watchAfter(1000), 2);
  puente.clock.now = start;
});
