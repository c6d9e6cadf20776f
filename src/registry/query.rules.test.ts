import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newCode } from '#platform/crypto/codes.ts';
import { leastMatches, readQuery } from './query.rules.ts';

test('a query is read for what it is', () => {
  const folio = newCode(8);
  assert.deepEqual(readQuery(` ${folio.slice(0, 4)} ${folio.slice(4).toLowerCase()}`), {
    by: 'folio',
    folio,
  });
  assert.deepEqual(readQuery('A 012-345-671'), { by: 'a_number', value: '012345671' });
  assert.deepEqual(readQuery('868 123 4567'), { by: 'phone', value: '+528681234567' });
  assert.deepEqual(readQuery('Prima@Example.org'), { by: 'email', value: 'prima@example.org' });
});

test('a name is heard, whatever its spelling and order', () => {
  const heard = readQuery('Jiménez Chávez');
  assert.deepEqual(heard, readQuery('gimenes  CHABEZ'));
  assert.equal(heard.by, 'name');
});

test('of three words one may be misheard', () => {
  assert.deepEqual([1, 2, 3, 4].map(leastMatches), [1, 2, 2, 3]);
});
