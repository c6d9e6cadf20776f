import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyringOf } from '#platform/crypto/keyring.ts';
import { schemeOf } from './scheme.ts';

const keyring = keyringOf(new Uint8Array(32).fill(1));
const cells = Array.from({ length: 50 }, (_, at) => `served & port=${at}`);
const figures = (programme: string, asOf = '2026-11-02') => {
  const scheme = schemeOf(keyring, programme, asOf);
  return cells.map((cell) => scheme.figure(cell, 300));
};
const moved = (programme: string, asOf = '2026-11-02') => {
  const scheme = schemeOf(keyring, programme, asOf);
  return cells.map((cell) => scheme.moved(cell));
};

test('the same cell of two programmes is rounded by draws of its own', () => {
  assert.notDeepEqual(figures('programme a'), figures('programme b'));
  assert.notDeepEqual(moved('programme a'), moved('programme b'));
});

test('a figure stays from release to release while its count does; where a median is read moves', () => {
  assert.deepEqual(figures('programme a'), figures('programme a', '2026-11-09'));
  assert.notDeepEqual(moved('programme a'), moved('programme a', '2026-11-09'));
});
