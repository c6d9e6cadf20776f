import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ed25519 } from '@noble/curves/ed25519.js';
import { readCheckpoint, signCheckpoint } from '#transparency/checkpoint.rules.ts';
import type { Opening, OpeningPart } from '#transparency/commitment.rules.ts';
import {
  checkpointLine,
  leafLine,
  openingLine,
  readLogFile,
} from '#transparency/log-file.rules.ts';
import { leafHash, rootOf } from '#transparency/merkle.rules.ts';
import { verifierKey } from '#transparency/signed-note.rules.ts';
import { NotReadable, readLogBytes } from '../../src/verifier/read-bytes.rules.ts';
import { isBroken } from '../../src/verifier/verify-log.rules.ts';
import { give, type InventedLog, secretOf, ticketFacts, wholeLog } from './invented-log.ts';
import { randomFrom } from './random.ts';

/** The file that is tampered with, another of the same form, and the checkpoint that somebody kept. */
const original = wholeLog();
const text = original.text();
const file = readLogFile(text);
const lines = text.split('\n').slice(0, -1);
const others = wholeLog('two', 7).text().split('\n').slice(0, -1);
const kept = readCheckpoint(original.checkpoints.at(-1) ?? '');
assert.ok(kept);

/** Where the parts of the file begin and end: [from, to[. */
const leaves = [1, 1 + file.leaves.length] as const;
const openings = [leaves[1], leaves[1] + file.openings.length] as const;
const checkpoints = [openings[1], lines.length] as const;

type Random = ReturnType<typeof randomFrom>;
type Tampering = (random: Random) => Uint8Array;

const within = (random: Random, [from, to]: readonly [number, number]) => from + random(to - from);
const bytesOf = (some: readonly string[]) => Buffer.from(some.map((line) => `${line}\n`).join(''));

/** The file with other lines. */
function edited(edit: (all: string[]) => void): Uint8Array {
  const all = [...lines];
  edit(all);
  return bytesOf(all);
}

function swapped(random: Random, part: readonly [number, number]): Uint8Array {
  const [one, other] = [within(random, part), within(random, part)];
  return edited((all) => {
    [all[one], all[other]] = [lines[other] ?? '', lines[one] ?? ''];
  });
}

/** A file whose last checkpoint is of changed leaves, signed by somebody without the log's key. */
function forged(random: Random): Uint8Array {
  const secret = secretOf(`forger ${random(100)}`);
  const changed = file.leaves.filter((_, at) => at !== 2 + random(5));
  const root = rootOf(changed.map(leafHash));
  const key = verifierKey(file.origin, 1, ed25519.getPublicKey(secret));
  // Half of them put their signature under the key id of the log itself.
  const claimed = random(2) === 0 ? key : { ...key, id: file.keys[0]?.id ?? '' };
  const note = signCheckpoint(
    { origin: file.origin, size: changed.length, root },
    claimed,
    (bytes) => ed25519.sign(bytes, secret),
  );
  return bytesOf([
    lines[0] ?? '',
    ...changed.map((leaf) => leafLine(leaf).trimEnd()),
    checkpointLine(note).trimEnd(),
  ]);
}

/** A fact changed within an opening, the line still in its one form. */
function rewritten(random: Random): Uint8Array {
  const at = within(random, openings);
  const swaps = [
    ['"size":1', '"size":2'],
    ['2019-0', '2018-0'],
    ['normal', 'urgent'],
    ['2301', '2402'],
    ['false', 'true'],
    ['"day":"2026-11-0', '"day":"2026-11-1'],
    ['"perDay":6', '"perDay":9'],
    ['"position":', '"position":1'],
    ['"part":"order"', '"part":"travel"'],
    ['"part":"travel"', '"part":"order"'],
  ] as const;
  const [from, to] = swaps[random(swaps.length)] ?? swaps[0];
  return edited((all) => {
    all[at] = (lines[at] ?? '').replace(from, to);
  });
}

/** The two openings of one entry, each under the name of the other. */
function exchangedParts(random: Random): Uint8Array {
  const orders = openingsOf(({ part }) => part === 'order');
  const [at = 0] = orders.slice(random(orders.length));
  const position = file.openings[at]?.position;
  const twin = openingsOf((one) => one.position === position && one.part === 'travel')[0] ?? 0;
  const lineOf = (index: number, part: OpeningPart) => {
    const opening = file.openings[index];
    return opening ? openingLine({ ...opening, part }).trimEnd() : '';
  };
  return edited((all) => {
    const [one, other] = [openings[0] + at, openings[0] + twin];
    // Both exchanged, or one alone said to be what it is not.
    if (random(2) === 0) all[other] = lineOf(at, 'travel');
    all[one] = lineOf(twin, 'order');
  });
}

function openingsOf(which: (one: Opening) => boolean): number[] {
  return file.openings.flatMap((one, at) => (which(one) ? [at] : []));
}

const tamperings: Record<string, readonly [times: number, Tampering]> = {
  'one bit flipped anywhere': [
    5500,
    (random) => {
      const bytes = Buffer.from(text);
      const at = random(bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8));
      return bytes;
    },
  ],
  'one byte replaced, left out or put in': [
    1000,
    (random) => {
      const at = random(text.length);
      const letter = text[random(text.length)] ?? '';
      const rest = text.slice(at + random(2));
      return Buffer.from(text.slice(0, at) + (random(3) === 0 ? '' : letter) + rest);
    },
  ],
  'entries in another order': [600, (random) => swapped(random, leaves)],
  'an entry left out': [
    400,
    (random) => edited((all) => void all.splice(within(random, leaves), 1)),
  ],
  'an entry added': [
    400,
    (random) =>
      edited((all) => {
        const strange = random(2) === 0 ? lines : others;
        all.splice(within(random, leaves), 0, strange[within(random, leaves)] ?? '');
      }),
  ],
  'openings swapped': [300, (random) => swapped(random, openings)],
  'openings exchanged below their positions': [
    300,
    (random) =>
      edited((all) => {
        const [one, other] = [within(random, openings), within(random, openings)];
        const [mine, its] = [JSON.parse(lines[one] ?? ''), JSON.parse(lines[other] ?? '')];
        all[one] = JSON.stringify({
          opening: {
            facts: its.opening.facts,
            part: mine.opening.part,
            position: mine.opening.position,
            salt: its.opening.salt,
          },
        });
      }),
  ],
  'a fact in an opening rewritten': [400, rewritten],
  'a part of a ticket given as its other part': [200, exchangedParts],
  'signatures exchanged': [
    200,
    (random) =>
      edited((all) => {
        const [one, other] = [within(random, checkpoints), within(random, checkpoints)];
        const [mine, its] = [one, other].map((at) => JSON.parse(lines[at] ?? '').checkpoint);
        const end = mine.indexOf('\n\n');
        const checkpoint = mine.slice(0, end) + its.slice(its.indexOf('\n\n'));
        all[one] = JSON.stringify({ checkpoint });
      }),
  ],
  'a forged signature over other entries': [200, forged],
  'a checkpoint of another history': [
    200,
    (random) =>
      edited((all) => {
        all[within(random, checkpoints)] = others.at(-1 - random(3)) ?? '';
      }),
  ],
  'the file cut short': [500, (random) => Buffer.from(text.slice(0, random(text.length)))],
};

/** True when the file is another than the original and that is not said. */
function isBelieved(bytes: Uint8Array): boolean {
  try {
    return !isBroken(readLogBytes(bytes), null);
  } catch (error) {
    if (error instanceof NotReadable) return false;
    throw error;
  }
}

test('the file is believed as it is', () => {
  assert.equal(isBelieved(Buffer.from(text)), true);
  assert.equal(isBroken(file, kept), false);
});

test('ten thousand tamperings are all found', async (t) => {
  let count = 0;
  for (const [name, [times, tamper]] of Object.entries(tamperings)) {
    await t.test(name, () => {
      const random = randomFrom(count + 1);
      for (let done = 0; done < times; ) {
        const bytes = tamper(random);
        if (Buffer.from(text).equals(bytes)) continue;
        assert.ok(!isBelieved(bytes), Buffer.from(bytes).toString());
        done += 1;
      }
      count += times;
    });
  }
  assert.ok(count >= 10_000, `${count}`);
});

test('what only a kept checkpoint can show is shown by it', () => {
  const random = randomFrom(7);
  for (let time = 0; time < 20; time += 1) {
    const other = time % 2 === 0 ? wholeLog(`forger ${time}`) : wholeLog('one', 3 + random(5));
    give(other, ticketFacts(100 + time, { batch: 'batch 2' }));
    other.sign();
    // Whole in itself: signed by its own key, or by the log's own.
    assert.equal(isBelieved(Buffer.from(other.text())), true);
    assert.equal(isBroken(readLogFile(other.text()), kept), true);
  }
});

test('an older state of the log is no lie in itself, and is known as older by a kept checkpoint', () => {
  const older: InventedLog = wholeLog();
  const size = readCheckpoint(older.checkpoints[1] ?? '')?.size ?? 0;
  older.checkpoints.pop();
  older.leaves.length = size;
  older.openings = older.openings.filter(({ position }) => position < size);
  assert.equal(isBelieved(Buffer.from(older.text())), true);
  assert.equal(isBroken(readLogFile(older.text()), kept), true);
});
