import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { isVisitor, makeFormToken, newVisitor, provesForm } from './form-token.ts';

const key = randomBytes(32);

test('a token proves a form of the same visitor, and is never twice the same', () => {
  const visitor = newVisitor();
  const token = makeFormToken(key, visitor);
  assert.ok(provesForm(key, visitor, token));
  assert.notEqual(makeFormToken(key, visitor), token);
});

test("another visitor's token, or one made with another key, proves nothing", () => {
  const visitor = newVisitor();
  assert.equal(provesForm(key, newVisitor(), makeFormToken(key, visitor)), false);
  assert.equal(provesForm(key, visitor, makeFormToken(randomBytes(32), visitor)), false);
});

test('a changed byte anywhere spoils the token', () => {
  const visitor = newVisitor();
  const token = Buffer.from(makeFormToken(key, visitor), 'base64url');
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const forged = Buffer.from(token);
      forged[at] = (forged[at] ?? 0) ^ flip;
      return !provesForm(key, visitor, forged.toString('base64url'));
    }),
  );
});

test('anything that is not a token is refused, not thrown', () => {
  const visitor = newVisitor();
  fc.assert(fc.property(fc.anything(), (value) => !provesForm(key, visitor, value)));
});

test('a visitor cookie is taken only in the shape we give it', () => {
  assert.ok(isVisitor(newVisitor()));
  assert.equal(isVisitor(undefined), false);
  assert.equal(isVisitor(`${newVisitor()}; x`), false);
});
