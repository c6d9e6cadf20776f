import assert from 'node:assert/strict';
import { test } from 'node:test';
import { traceOf } from './problem.ts';

test('a log has the kind and the code of an error and where it was, and nothing of its message', () => {
  const error = Object.assign(new TypeError('Ana Tzoc, +52 868 123 4567'), { code: 'ENOSPC' });
  const { name, code, frames } = traceOf(error);
  assert.deepEqual([name, code], ['TypeError', 'ENOSPC']);
  assert.match(frames[0] ?? '', /problem\.test\.ts/);
  assert.doesNotMatch(JSON.stringify(traceOf(error)), /Ana|868/);
});

test('what is no error, or has no code worth keeping, is said without one', () => {
  assert.deepEqual(traceOf('lost'), { name: 'string', frames: [] });
  const odd = Object.assign(new Error('x'), { code: 'Ana Tzoc, of Matamoros' });
  assert.equal('code' in traceOf(odd), false);
});
