import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ed25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.rules.ts';
import { signCheckpoint } from './checkpoint.rules.ts';
import { commitTo } from './commit-to.ts';
import { leafOf } from './entry.rules.ts';
import {
  checkpointLine,
  headerLine,
  LogFileFault,
  leafLine,
  openingLine,
  readLogFile,
} from './log-file.rules.ts';
import { leafHash, rootOf } from './merkle.rules.ts';
import { textOfKey, verifierKey } from './signed-note.rules.ts';

const secret = new Uint8Array(32).fill(1);
const origin = 'puente/log/1';
const key = verifierKey(origin, 1, ed25519.getPublicKey(secret));
const committed = [1, 2, 3].map((size) => commitTo({ size }));
const leaves = committed.map(({ commitment }) =>
  leafOf({ kind: 'sealed', commitment }, '2026-11-02'),
);

function checkpointOf(size: number, name = origin): string {
  const root = rootOf(leaves.slice(0, size).map(leafHash));
  return signCheckpoint({ origin: name, size, root }, { ...key, name }, (bytes) =>
    ed25519.sign(bytes, secret),
  );
}

const lines = [
  headerLine({ origin, keys: [textOfKey(key)], witnesses: [] }),
  ...leaves.map(leafLine),
  ...committed
    .slice(1)
    .map(({ salt, facts }, at) =>
      openingLine({ position: at + 1, part: 'commitment', salt, facts }),
    ),
  checkpointLine(checkpointOf(2)),
  checkpointLine(checkpointOf(3)),
];

test('a file is read as it was written', () => {
  const file = readLogFile(lines.join(''));
  assert.equal(file.origin, origin);
  assert.deepEqual(file.keys, [key]);
  assert.deepEqual(file.leaves, leaves);
  assert.deepEqual(
    file.openings.map(({ position }) => position),
    [1, 2],
  );
  assert.deepEqual(file.openings[0]?.facts, { size: 2 });
  assert.deepEqual(
    file.checkpoints.map(({ size }) => size),
    [2, 3],
  );
});

/** The fault of a file with other lines: its code and the line, counted from 1. */
function faultOf(text: string): [string, number] | null {
  try {
    readLogFile(text);
    return null;
  } catch (error) {
    assert.ok(error instanceof LogFileFault, String(error));
    return [error.code, error.line];
  }
}

const without = (at: number) => lines.toSpliced(at, 1).join('');
const swapped = (one: number, other: number) =>
  lines
    .with(one, lines[other] ?? '')
    .with(other, lines[one] ?? '')
    .join('');
const instead = (at: number, line: string) => lines.with(at, line).join('');

test('what is wrong is named with its line', () => {
  const header = { format: 'puente-log/1', keys: [], origin, witnesses: [] };
  const cases: [string, [string, number]][] = [
    ['', ['notALog', 1]],
    ['<html>\n', ['notALog', 1]],
    [instead(0, `${canonicalJson(header)}\n`), ['unknownFormat', 1]],
    [
      instead(0, lines[0]?.replace('"witnesses":[]', '"witnesses":["x"]') ?? ''),
      ['malformedLine', 1],
    ],
    [without(0), ['notALog', 1]],
    [without(3), ['openingOfNothing', 5]],
    [lines.slice(0, 5).join(''), ['cutShort', 5]],
    [lines.slice(0, 7).join(''), ['cutShort', 7]],
    [lines.join('').slice(0, -1), ['cutShort', 8]],
    [lines.join('').slice(0, 400), ['cutShort', 3]],
    [swapped(3, 4), ['wrongOrder', 5]],
    [swapped(4, 5), ['wrongOrder', 6]],
    [swapped(5, 6), ['wrongOrder', 7]],
    [swapped(6, 7), ['wrongOrder', 8]],
    [instead(2, '{"leaf":3}\n'), ['malformedLine', 3]],
    [instead(2, '\n'), ['malformedLine', 3]],
    [instead(2, lines[2]?.replace(':', ': ') ?? ''), ['malformedLine', 3]],
    [instead(7, checkpointLine('nonsense')), ['malformedCheckpoint', 8]],
    [instead(7, checkpointLine(checkpointOf(3, 'puente/log/2'))), ['foreignCheckpoint', 8]],
  ];
  for (const [text, fault] of cases) {
    assert.notEqual(text, lines.join(''));
    assert.deepEqual(faultOf(text), fault, text.slice(0, 300));
  }
});

test('cut anywhere, a file is never taken for a whole one', () => {
  const whole = lines.join('');
  for (let length = 0; length < whole.length; length += 1) {
    // Its last checkpoint alone speaks of all its leaves.
    assert.notEqual(faultOf(whole.slice(0, length)), null, String(length));
  }
});

test('whatever is read, a fault is a fault of ours', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...lines), fc.string(), fc.json())), (parts) => {
      faultOf(parts.join(''));
    }),
  );
});
