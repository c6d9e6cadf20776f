import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  consistencyProof,
  inclusionProof,
  leafHash,
  type Nodes,
  nodesOver,
  rootAt,
} from './merkle.rules.ts';
import { edgeOf, grownTiles, nodesInTiles, tileKey, tilesNeeded } from './tiles.rules.ts';

const leaves = Array.from({ length: 70_000 }, (_, at) => leafHash(String(at)));
const whole = nodesOver(leaves);

/** Grows a tree step by step, each step seeing only the edge. */
function grownBy(steps: readonly number[]): { tiles: Map<string, Uint8Array>; size: number } {
  const tiles = new Map<string, Uint8Array>();
  let size = 0;
  for (const step of steps) {
    const edge = only(tiles, edgeOf(size).map(tileKey));
    for (const tile of grownTiles(edge, size, leaves.slice(size, size + step))) {
      tiles.set(tileKey(tile), tile.hashes);
    }
    size += step;
  }
  return { tiles, size };
}

function only(tiles: ReadonlyMap<string, Uint8Array>, keys: readonly string[]) {
  return new Map([...tiles].filter(([key]) => keys.includes(key)));
}

/** The same from the few tiles that the work says it needs. */
function fromTiles<T>(tiles: ReadonlyMap<string, Uint8Array>, work: (nodes: Nodes) => T): T {
  return work(nodesInTiles(only(tiles, tilesNeeded(work).map(tileKey))));
}

test('however a tree grew, its roots and proofs are those of the tree made at once', () => {
  const step = fc.oneof(fc.integer({ min: 1, max: 700 }), fc.constantFrom(1, 255, 256, 257, 9000));
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 1, maxLength: 7 }),
      fc.nat(),
      fc.nat(),
      (steps, a, b) => {
        const { tiles, size } = grownBy(steps);
        const first = 1 + (a % size);
        const index = b % first;
        const works: ((nodes: Nodes) => unknown)[] = [
          (nodes) => rootAt(nodes, size),
          (nodes) => rootAt(nodes, first),
          (nodes) => inclusionProof(nodes, index, first),
          (nodes) => consistencyProof(nodes, first, size),
        ];
        for (const work of works) assert.deepEqual(fromTiles(tiles, work), work(whole));
      },
    ),
    { numRuns: 30 },
  );
});

test('a tree of three levels of tiles is that of the tree made at once', () => {
  const { tiles, size } = grownBy([65_535, 1, 300]);
  assert.ok(tiles.has('2/0'));
  assert.deepEqual(
    fromTiles(tiles, (nodes) => rootAt(nodes, size)),
    rootAt(whole, size),
  );
});

test('an edge of another size is refused', () => {
  const { tiles } = grownBy([300]);
  assert.throws(() => grownTiles(tiles, 299, leaves.slice(0, 1)), RangeError);
  assert.throws(() => nodesInTiles(tiles)(0, 300), RangeError);
});
