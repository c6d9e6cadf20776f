import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { PlaceFile } from '../../src/verifier/place-file.rules.ts';
import { NotReadable, readChecked, readKept } from '../../src/verifier/read-bytes.rules.ts';
import { languages, say, tell } from '../../src/verifier/say.rules.ts';
import { type PlaceVerdict, verifyPlace } from '../../src/verifier/verify-place.rules.ts';
import { aWitness } from '../witness.ts';
import { give, placeFileOf, ticketFacts, wholeLog } from './invented-log.ts';
import { puente } from './puente-command.ts';
import { randomFrom } from './random.ts';

const log = wholeLog();
/** Of the ticket that two people moved to another class. */
const place = placeFileOf(log, 'T000001');
let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'puente-place-'));
  await writeFile(join(folder, 'notas.json'), JSON.stringify(place, null, 1));
  await writeFile(join(folder, 'log.jsonl'), log.text());
});
after(() => rm(folder, { recursive: true }));

const bytesOf = (value: unknown) => Buffer.from(JSON.stringify(value));
const codesOf = (sayings: readonly { code: string }[]) => sayings.map(({ code }) => code);

function verdictOn(file: unknown, kept?: string): PlaceVerdict {
  const read = readChecked(bytesOf(file));
  assert.ok('place' in read);
  const [verdict] = verifyPlace(
    read.place,
    kept === undefined ? null : readKept(Buffer.from(kept)),
  );
  assert.ok(verdict);
  return verdict;
}

test('a family’s file says what is in it, that it is in the log, and under which checkpoint', () => {
  const verdict = verdictOn(place);
  assert.deepEqual(verdict.faults, []);
  assert.deepEqual(codesOf(verdict.holds), [
    'placeProven',
    'placeSigned',
    'openingsHold',
    'cosigned',
    'cosignedMeans',
  ]);
  assert.deepEqual(codesOf(verdict.sealed), ['placeNoDays', 'keysFromFile', 'placeNotCompared']);
  assert.equal(verdict.size, log.leaves.length);
  assert.match(verdict.root, /^[\da-f]{64}$/);
  assert.deepEqual(verdict.told.map(codesOf), [
    ['entryGiven', 'classNormal', 'orderDay', 'basisPaperSeen', 'travelFacts'],
    ['entryChanged', 'classUrgent', 'orderDay', 'basisPaperSeen', 'travelFacts'],
  ]);
});

test('beside a file or checkpoint of the log it is said whether both are of one history', () => {
  const later = wholeLog();
  give(later, ticketFacts(50, { batch: 'batch 2' }));
  later.sign();
  for (const kept of [log.text(), later.text(), log.checkpoints.at(-1) ?? '']) {
    const { faults, holds } = verdictOn(place, kept);
    assert.deepEqual(faults, []);
    assert.ok(codesOf(holds).includes('placeCompared'));
  }
  const other = wholeLog('one', 9);
  assert.deepEqual(codesOf(verdictOn(place, other.text()).faults), ['sinceDiffers']);
  // What is older, or a checkpoint of another size, cannot say.
  for (const kept of [wholeLog('one', 3).text(), later.checkpoints.at(-1) ?? '']) {
    const { faults, sealed } = verdictOn(place, kept);
    assert.deepEqual(faults, []);
    assert.deepEqual(codesOf(sealed).slice(-2), ['placeKeptOlder', 'placeNotCompared']);
  }
  const foreign = (log.checkpoints.at(-1) ?? '').replace('puente/log/invented', 'puente/log/other');
  const { faults, sealed } = verdictOn(place, foreign);
  assert.deepEqual(faults, []);
  assert.deepEqual(codesOf(sealed).slice(-2), ['placeOtherLog', 'placeNotCompared']);
});

test('beside a file of the log it is found what the family was not told, and said what came later', () => {
  const [entry, ...others] = place.logs[0]?.entries ?? [];
  assert.ok(entry && others.length > 0);
  const shortened = { ...place, logs: place.logs.map((one) => ({ ...one, entries: [entry] })) };
  const leftOut = others.map(({ position }) => ({ code: 'placeLeavesOut', values: { position } }));
  assert.deepEqual(verdictOn(shortened, log.text()).faults, leftOut);
  assert.deepEqual(verdictOn(shortened).faults, []);
  const later = wholeLog();
  later.add({ kind: 'ticket.left', ticket: 'T000001', reason: 'left' });
  later.sign();
  const { faults, sealed } = verdictOn(place, later.text());
  assert.deepEqual(faults, []);
  assert.ok(sealed.some(({ code, values }) => code === 'placeLater' && values.count === 1));
});

test('who else signed is said with the key, and what a file cannot show of it', () => {
  const spoken = tell('en', verdictOn(place).holds).join('\n');
  assert.ok(spoken.includes(`witness.example.org signed the checkpoint of 26 entries too`));
  assert.ok(spoken.includes(aWitness().verifierKey));
  const older = structuredClone(place);
  for (const one of older.logs) delete one.witnesses;
  const unchecked = verdictOn(older);
  assert.deepEqual(unchecked.faults, []);
  assert.ok(!codesOf(unchecked.holds).includes('cosigned'));
  assert.match(tell('en', unchecked.sealed).join(), /\(witness\.example\.org\).*not be checked/);
  const alone = wholeLog();
  alone.sign();
  for (const witnesses of [[], undefined]) {
    const file = placeFileOf(alone, 'T000001');
    for (const one of file.logs) Object.assign(one, { witnesses });
    const { faults, sealed } = verdictOn(file);
    assert.deepEqual(faults, []);
    assert.ok(codesOf(sealed).includes('placeNoWitness'));
  }
});

test('whatever is changed in it is found', () => {
  const copy = () => structuredClone(place);
  const changes: [string, (log: PlaceFile['logs'][number]) => unknown][] = [
    ['placeCheckpointWrong', (one) => Object.assign(one, { size: one.size - 1 })],
    ['placeNotSigned', (one) => one.keys.splice(0)],
    ['signerUnknown', (one) => one.witnesses?.splice(0)],
    ['signerUnknown', (one) => one.witnesses?.splice(0, 1, aWitness('other.example').verifierKey)],
    ['cosignatureWrong', (one) => Object.assign(one, { note: forgedCosignature(one.note) })],
    ['placeNotInLog', ({ entries: [first] }) => first?.proof.pop()],
    [
      'openingWrong',
      ({ entries: [first, second] }) => first?.openings.splice(0, 2, ...(second?.openings ?? [])),
    ],
    [
      'openingWrong',
      ({ entries: [first] }) => {
        for (const one of first?.openings ?? [])
          one.part = one.part === 'order' ? 'travel' : 'order';
      },
    ],
  ];
  for (const [code, change] of changes) {
    const changed = copy();
    for (const one of changed.logs) change(one);
    assert.ok(codesOf(verdictOn(changed).faults).includes(code), code);
  }
});

/** A checkpoint with the witness's line of another one under it. */
function forgedCosignature(note: string): string {
  const other = wholeLog('two').checkpoints.at(-1) ?? '';
  return `${note.split('\n').slice(0, -2).join('\n')}\n${other.split('\n').at(-2)}\n`;
}

test('one character changed anywhere in the entries, their openings and proofs is found or refused', () => {
  const random = randomFrom(3);
  const text = JSON.stringify(place);
  const start = text.indexOf('"entries"');
  for (let done = 0; done < 2000; ) {
    const at = start + random(text.length - start);
    const letter = text[random(text.length)] ?? '';
    if (letter === text[at]) continue;
    const changed = Buffer.from(text.slice(0, at) + letter + text.slice(at + 1));
    assert.ok(!isBelieved(changed), changed.toString());
    done += 1;
  }
});

/** True when a file is read and nothing in it is found wrong. */
function isBelieved(bytes: Uint8Array): boolean {
  try {
    const read = readChecked(bytes);
    if (!('place' in read)) return false;
    const [verdict] = verifyPlace(read.place, null);
    return verdict?.faults.length === 0;
  } catch (error) {
    if (error instanceof NotReadable) return false;
    throw error;
  }
}

test('an entry of the form before is told as that, and a file of another form is refused', () => {
  const old = structuredClone(place);
  const before = wholeLog();
  before.leaves.push('{"commitment":"00","kind":"ticket.given","on":"2026-11-02","ticket":"OLD"}');
  before.sign();
  const { told, faults } = verdictOn(placeFileOf(before, 'OLD'));
  assert.deepEqual(faults, []);
  assert.deepEqual(told.map(codesOf), [['entryOther']]);
  const refused: [unknown, string][] = [
    [{ ...old, format: 'puente-place/2' }, 'unknownFormat'],
    [{ ...old, logs: [{}] }, 'placeMalformed'],
    [{ ...old, more: 1 }, 'placeMalformed'],
    [{ format: 'puente-else/1' }, 'unknownFormat'],
    [[], 'notALog'],
  ];
  for (const [file, code] of refused) {
    assert.throws(
      () => readChecked(bytesOf(file)),
      (error) => error instanceof NotReadable && error.code === code,
      code,
    );
  }
});

test('the command tells it in every language, and gives 1 for what does not hold', async () => {
  for (const language of languages) {
    const { code, out, err } = await puente(folder, 'verify', 'notas.json', '--language', language);
    assert.equal(code, 0, err);
    assert.ok(out.includes(say(language, 'placeCaution')));
    assert.ok(out.includes(say(language, 'orderDay', { day: '2019-02-15' })));
    assert.doesNotMatch(out, /\{[a-z]+\}/i);
  }
  const compared = await puente(folder, 'verify', 'notas.json', '--since', 'log.jsonl');
  assert.match(compared.out, /has the same history up to 26 entries/);
  const [one] = structuredClone(place).logs;
  const lied = {
    ...place,
    logs: [{ ...one, entries: one?.entries.map((e) => ({ ...e, position: 2 })) }],
  };
  await writeFile(join(folder, 'lied.json'), JSON.stringify(lied));
  const found = await puente(folder, 'verify', 'lied.json');
  assert.equal(found.code, 1);
  assert.match(found.out, /does not stand in the log/);
  await writeFile(join(folder, 'none.json'), JSON.stringify({ ...place, logs: [] }));
  assert.match((await puente(folder, 'verify', 'none.json')).out, /There is no place in this file/);
});
