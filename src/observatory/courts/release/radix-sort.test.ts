import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { sortedOrder } from './radix-sort.ts';

const near = fc.integer({ min: -3000, max: 3000 });
const anywhere = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

test('ids come in their order, equal ids in the order they stand, however far apart', () => {
  for (const id of [near, anywhere, fc.oneof(near, anywhere)]) {
    fc.assert(
      fc.property(fc.array(id, { maxLength: 300 }), (ids) => {
        const expected = ids.map((_, at) => at).sort((a, b) => (ids[a] ?? 0) - (ids[b] ?? 0));
        assert.deepEqual([...sortedOrder(Int32Array.from(ids))], expected);
      }),
    );
  }
});
