import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cleanInput } from './clean-input.ts';

test('NUL and halves of characters go, wherever they stand; all else stays', () => {
  const at = new Date(0);
  assert.deepEqual(
    cleanInput({ a: ['x\0y', { 'k\0': '\ud800z' }], at, none: null, count: 3, joy: '😀\u202e\n' }),
    { a: ['xy', { k: '\ufffdz' }], at, none: null, count: 3, joy: '😀\u202e\n' },
  );
});

test('whatever JSON is sent, PostgreSQL could keep it afterwards', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(cleanInput(value));
      assert.ok(text.isWellFormed() && !/\\u0000|\\ud[89a-f]/iu.test(text.replaceAll('\\\\', '')));
    }),
  );
});

test('a key named __proto__ changes no prototype', () => {
  const cleaned = cleanInput(JSON.parse('{"__proto__": {"isAdmin": true}}'));
  assert.equal(Reflect.get(Object(cleaned), 'isAdmin'), undefined);
});

test('what is nested without end is cut off, and uses up no stack', () => {
  for (const [open, close] of [
    ['[', ']'],
    ['{"a":', '}'],
  ] as const) {
    const nested: unknown = JSON.parse(`${open.repeat(100_000)}1${close.repeat(100_000)}`);
    assert.match(JSON.stringify(cleanInput(nested)), /^.{64,400}$/);
  }
});
