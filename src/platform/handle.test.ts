import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { readInput } from './handle.ts';
import { Problem } from './problem.ts';

/** The fault that a field of an input has. */
function faultOf(schema: z.ZodType, value: unknown): unknown {
  try {
    readInput(z.object({ field: schema }), { field: value });
    return null;
  } catch (error) {
    assert.ok(error instanceof Problem && error.code === 'platform.checkTheFields');
    return error.fields[0];
  }
}

test('a number that is none, too small or too big is said as such, with the bound', () => {
  const hours = z.int().min(1).max(720);
  const field = 'field';
  for (const none of [Number.NaN, 1.5, 'many', null]) {
    assert.deepEqual(faultOf(hours, none), { field, code: 'platform.numberNeeded' });
  }
  const least = { field, code: 'platform.numberTooSmall', details: { least: 1 } };
  assert.deepEqual(faultOf(hours, 0), least);
  const most = { field, code: 'platform.numberTooBig', details: { most: 720 } };
  assert.deepEqual(faultOf(hours, 721), most);
  assert.equal(faultOf(hours, 72), null);
});

test('a text keeps zod’s kind, and a schema’s own code comes first', () => {
  assert.deepEqual(faultOf(z.string().min(3), 'ab'), {
    field: 'field',
    code: 'platform.too_small',
  });
  assert.deepEqual(faultOf(z.string(), 7), { field: 'field', code: 'platform.invalid_type' });
  const own = z.int().min(1, 'queue.reasonNeeded');
  assert.deepEqual(faultOf(own, 0), { field: 'field', code: 'queue.reasonNeeded' });
});
