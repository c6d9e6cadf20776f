import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { PartFinder } from './part-finder.ts';
import { chooseParts, isSampled } from './parts.rules.ts';

const id = fc.oneof(
  fc.integer(),
  fc.integer({ min: 0, max: 50 }),
  fc.constantFrom(-(2 ** 31), 2 ** 31 - 1),
);
const bounds = fc.uniqueArray(id, { maxLength: 255 }).map((ids) => Int32Array.from(ids).sort());

test('an id is in the part of the last bound that is not above it', () => {
  fc.assert(
    fc.property(bounds, fc.array(id), (parts, ids) => {
      const finder = new PartFinder(parts);
      for (const one of [...ids, ...parts]) {
        assert.equal(finder.partOf(one), parts.filter((bound) => bound <= one).length);
      }
    }),
  );
});

const LINES: Record<string, (nth: number) => number> = {
  'one after the other': (nth) => nth + 1,
  'all even, from the least number on': (nth) => -(2 ** 31) + 2 * nth,
  'far apart up to the greatest number': (nth) => 2 ** 31 - 1 - nth * 20_000,
  'half of them close, half of them far': (nth) => (nth % 2 === 0 ? nth : nth * 20_000),
  'growing ever sparser': (nth) => Math.floor(Math.exp(nth / 5000)) + nth,
};

for (const [name, idOf] of Object.entries(LINES)) {
  test(`parts hold about as many cases: ${name}`, () => {
    const ids = Int32Array.from({ length: 100_000 }, (_, nth) => idOf(nth));
    const parts = chooseParts([ids.filter(isSampled)], 10_000);
    const finder = new PartFinder(parts);
    const sizes = new Array<number>(parts.length + 1).fill(0);
    for (const one of ids) sizes[finder.partOf(one)] = (sizes[finder.partOf(one)] ?? 0) + 1;
    assert.ok(sizes.length >= 8 && sizes.length <= 12, `${sizes.length} parts`);
    assert.ok(Math.max(...sizes) < 20_000, `sizes ${sizes}`);
  });
}

test('the parts depend on which cases there are, not on their order, number of times or sharing', () => {
  fc.assert(
    fc.property(fc.array(id), fc.integer({ min: 0, max: 9 }), (ids, cut) => {
      const together = chooseParts([Int32Array.from(ids)], 100);
      const shared = [ids.slice(cut).reverse(), ids, ids.slice(0, cut)];
      assert.deepEqual(
        chooseParts(
          shared.map((some) => Int32Array.from(some)),
          100,
        ),
        together,
      );
    }),
  );
});

test('few cases are one part; however many there are, parts stay within a byte', () => {
  assert.equal(chooseParts([]).length, 0);
  assert.equal(chooseParts([Int32Array.of(7)]).length, 0);
  const many = Int32Array.from({ length: 40_000 }, (_, nth) => nth);
  assert.equal(chooseParts([many], 64).length, 255);
});
