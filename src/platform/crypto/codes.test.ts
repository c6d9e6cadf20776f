import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { codeAlphabet, grouped, newCode, readCode } from './codes.ts';

const aCode = fc.constant(null).map(() => newCode(8));

test('a code is read back however it is typed', () => {
  fc.assert(
    fc.property(aCode, (code) => {
      assert.equal(readCode(grouped(code).toLowerCase(), 8), code);
      assert.equal(readCode(` ${code.slice(0, 4)}-${code.slice(4)} `, 8), code);
    }),
  );
});

test('one wrong character, or two neighbours swapped, is never another code', () => {
  fc.assert(
    fc.property(aCode, fc.nat(7), fc.nat(codeAlphabet.length - 1), (code, at, letter) => {
      const wrong = code.slice(0, at) + codeAlphabet[letter] + code.slice(at + 1);
      assert.equal(readCode(wrong, 8), wrong === code ? code : null);
      const next = Math.min(at + 1, 7);
      const swapped = [...code];
      [swapped[at], swapped[next]] = [swapped[next] ?? '', swapped[at] ?? ''];
      if (swapped.join('') !== code) assert.equal(readCode(swapped.join(''), 8), null);
    }),
    { numRuns: 2000 },
  );
});
