import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import type { Actor } from './actor.ts';
import { contract, type Limit } from './contract.ts';
import { keyringOf } from './crypto/keyring.ts';
import { limitsOf } from './limits.ts';
import { Problem } from './problem.ts';

const anyone: Actor = { kind: 'anyone' };
const start = new Date('2026-11-02T12:00:00Z');
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);

function counting(limit?: Limit) {
  const limits = limitsOf(keyringOf(randomBytes(32)));
  const declared = contract({
    name: 'test.limited',
    summary: 'Invented.',
    method: 'GET',
    path: '/test/limited',
    may: ['anyone'],
    input: z.object({}),
    output: z.object({}),
    ...(limit && { limit }),
  });
  return (input: unknown, now = start, actor = anyone): number | null => {
    try {
      limits.take(declared, { actor, input, now });
      return null;
    } catch (error) {
      assert.ok(error instanceof Problem && error.code === 'platform.tooManyTries');
      assert.equal(error.status, 429);
      return Number(error.details.seconds);
    }
  };
}

test('each token has its own allowance, and whoever shows none shares one', () => {
  const take = counting({ times: 2, seconds: 60, per: 'token' });
  assert.deepEqual([take({ token: 'a' }), take({ token: 'a' })], [null, null]);
  assert.equal(take({ token: 'a' }), 30, 'told when the next is there');
  assert.equal(take({ token: 'b' }), null, 'another token is not slowed by the first');
  assert.deepEqual([take({}), take({ token: 7 }), take('nonsense')], [null, null, 30]);
});

test('who has a session is counted by it, whatever it names; the system never', () => {
  const take = counting({ times: 1, seconds: 60, per: 'token' });
  const family = (householdId: string): Actor => ({ kind: 'family', householdId, personId: null });
  assert.equal(take({ token: 'a' }, start, family('one')), null);
  assert.equal(take({ token: 'b' }, start, family('one')), 60);
  assert.equal(take({ token: 'a' }, start, family('two')), null);
  const system: Actor = { kind: 'system', task: 'test' };
  assert.deepEqual([take({}, start, system), take({}, start, system)], [null, null]);
});

test('without a limit, or without a field to count strangers by, nobody is counted', () => {
  for (const take of [counting(), counting({ times: 1, seconds: 60 })]) {
    assert.deepEqual([take({ token: 'a' }), take({ token: 'a' })], [null, null]);
  }
});

test('who waits as long as it was told may call again, however often before, also after a clock went back', () => {
  const gaps = fc.array(fc.integer({ min: -30, max: 90 }), { minLength: 1, maxLength: 40 });
  const limit = fc.record({
    times: fc.integer({ min: 1, max: 5 }),
    seconds: fc.integer({ min: 1, max: 600 }),
  });
  fc.assert(
    fc.property(limit, gaps, (one, steps) => {
      const take = counting({ ...one, per: 'token' });
      let at = 0;
      for (const step of steps) {
        at += step;
        const wait = take({ token: 'a' }, after(at));
        if (wait === null) continue;
        assert.ok(wait >= 1 && wait <= Math.ceil(one.seconds / one.times));
        at += wait;
        assert.equal(take({ token: 'a' }, after(at)), null);
      }
    }),
  );
});
