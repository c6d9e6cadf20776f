import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chooseCall, inCallOrder, type Party } from './call-order.rules.ts';

const waiting = fc.uniqueArray(
  fc.record({
    number: fc.integer({ min: 1, max: 60 }),
    atHead: fc.boolean(),
    people: fc.integer({ min: 1, max: 9 }),
  }),
  { selector: ({ number }) => number, maxLength: 40, size: 'max' },
);
const people = fc.integer({ min: 1, max: 30 });

const called = (some: readonly Party[], many: number) => {
  const call = chooseCall(some, many);
  return { call, taken: new Set([...call.again, ...call.fresh]) };
};

test('a call takes whole parties, within what the port takes, and counts them right', () => {
  fc.assert(
    fc.property(waiting, people, (some, many) => {
      const { call, taken } = called(some, many);
      const inside = some.filter(({ number }) => taken.has(number));
      assert.equal(inside.length, call.again.length + call.fresh.length);
      assert.equal(
        inside.reduce((sum, party) => sum + party.people, 0),
        call.peopleCalled,
      );
      assert.ok(call.peopleCalled <= many);
    }),
  );
});

test('nobody is called before one who comes first, unless that party is larger than the call and named', () => {
  fc.assert(
    fc.property(waiting, people, (some, many) => {
      const { call, taken } = called(some, many);
      const order = inCallOrder(some);
      const last = order.findLastIndex(({ number }) => taken.has(number));
      const before = order.slice(0, last + 1).filter(({ number }) => !taken.has(number));
      assert.deepEqual(
        before.map(({ number }) => number),
        call.passed,
      );
      for (const party of before) assert.ok(party.people > many);
      if (call.fresh.length === 0) return;
      const atHead = some.filter((party) => party.atHead && party.people <= many);
      assert.ok(
        atHead.every(({ number }) => taken.has(number)),
        'whoever was called before comes before whoever was not',
      );
    }),
  );
});

test('a call ends only where the next party does not fit, or nobody is left', () => {
  fc.assert(
    fc.property(waiting, people, (some, many) => {
      const { call, taken } = called(some, many);
      const left = inCallOrder(some).filter(({ number }) => !taken.has(number));
      const next = left.find((party) => party.people <= many);
      if (next) assert.ok(call.peopleCalled + next.people > many);
      assert.equal(call.nextParty === null, left.length === 0);
    }),
  );
});

test('call after call nobody loses a place: who fits is called once, by number, and the large one when it fits', () => {
  fc.assert(
    fc.property(waiting, fc.array(people, { maxLength: 60, size: 'max' }), (some, calls) => {
      let left = some;
      const first: number[] = [];
      for (const many of [...calls, ...some.map(() => 9)]) {
        const { call, taken } = called(left, many);
        first.push(...call.again, ...call.fresh);
        left = left.filter(({ number }) => !taken.has(number));
      }
      assert.deepEqual(left, []);
      assert.equal(new Set(first).size, some.length);
      assert.equal(first.length, some.length);
    }),
  );
});

test('the head comes first, then numbers in order; a party that does not fit ends the call', () => {
  const of = (number: number, size: number, atHead = false): Party => ({
    number,
    people: size,
    atHead,
  });
  const some = [of(9, 2), of(14, 3, true), of(7, 8), of(8, 4), of(10, 1), of(12, 1, true)];
  assert.deepEqual(chooseCall(some, 5), {
    again: [12, 14],
    fresh: [],
    passed: [],
    peopleCalled: 4,
    nextParty: 8,
  });
  assert.deepEqual(chooseCall([of(7, 8), of(8, 4), of(9, 2), of(10, 1)], 5), {
    again: [],
    fresh: [8],
    passed: [7],
    peopleCalled: 4,
    nextParty: 8,
  });
  assert.deepEqual(chooseCall([], 5), {
    again: [],
    fresh: [],
    passed: [],
    peopleCalled: 0,
    nextParty: null,
  });
});
