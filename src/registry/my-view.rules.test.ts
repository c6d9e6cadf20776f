import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAdult, mayReadAnswers, type Reader } from './my-view.rules.ts';

const family: Reader = {
  personId: null,
  handedAtDesk: false,
  firstHasOwnWords: false,
  factProven: true,
};
const ana = { personId: 'ana', position: 0, adult: true };
const eva = { personId: 'eva', position: 1, adult: true };
const child = { personId: 'bruno', position: 2, adult: false };

test('the household’s words show the first person’s answers once the fact is proven, and no other adult’s', () => {
  assert.equal(mayReadAnswers(family, ana), true);
  assert.equal(mayReadAnswers({ ...family, factProven: false }, ana), false);
  assert.equal(mayReadAnswers({ ...family, firstHasOwnWords: true }, ana), false);
  assert.equal(mayReadAnswers(family, eva), false);
  assert.equal(mayReadAnswers(family, { ...eva, adult: null }), false);
  assert.equal(mayReadAnswers(family, child), true);
});

test('own words show one’s own answers only if nobody of the family handed them over', () => {
  const own: Reader = { ...family, personId: 'eva', handedAtDesk: true };
  assert.equal(mayReadAnswers(own, eva), true);
  assert.equal(mayReadAnswers(own, ana), false);
  assert.equal(mayReadAnswers({ ...own, handedAtDesk: false }, eva), false);
});

test('18 years are counted by the calendar; an unknown date is unknown', () => {
  assert.equal(isAdult({ precision: 'day', date: '2008-11-02' }, '2026-11-02'), true);
  assert.equal(isAdult({ precision: 'day', date: '2008-11-03' }, '2026-11-02'), false);
  assert.equal(isAdult({ precision: 'unknown', date: null }, '2026-11-02'), null);
});
