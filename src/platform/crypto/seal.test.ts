import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { Problem } from '../problem.ts';
import { keyringOf } from './keyring.ts';
import { open, seal } from './seal.ts';

const isBroken = (error: unknown) =>
  error instanceof Problem && error.code === 'platform.sealBroken';

test('what is sealed opens only with its key, in its place, unchanged', () => {
  const key = randomBytes(32);
  fc.assert(
    fc.property(fc.string(), fc.nat(), (text, at) => {
      const sealed = seal(key, 'people.names|1|1', text);
      assert.equal(open(key, 'people.names|1|1', sealed).toString(), text);
      assert.throws(() => open(randomBytes(32), 'people.names|1|1', sealed), isBroken);
      assert.throws(() => open(key, 'people.names|2|1', sealed), isBroken);
      const altered = Buffer.from(sealed);
      const place = at % altered.length;
      altered[place] = (altered[place] ?? 0) ^ 1;
      assert.throws(() => open(key, 'people.names|1|1', altered), isBroken);
    }),
    { numRuns: 200 },
  );
});

test('each purpose has a key of its own, the same at every start', () => {
  const root = randomBytes(32);
  const keyring = keyringOf(root);
  assert.deepEqual(keyring.key('lookups'), keyringOf(root).key('lookups'));
  assert.notDeepEqual(keyring.key('lookups'), keyring.key('sessions'));
  const wrapped = keyring.wrap(Buffer.alloc(32, 7), 'organisation 1');
  assert.deepEqual(keyring.unwrap(wrapped, 'organisation 1'), Buffer.alloc(32, 7));
  assert.throws(() => keyring.unwrap(wrapped, 'organisation 2'), isBroken);
});
