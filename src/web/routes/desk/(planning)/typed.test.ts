import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refused } from '../../../../../test/refused.ts';
import { atFields, partsOf, sourceIn, typedIn, wholeNumber } from './typed.ts';

test('a form is read as text, several answers of one name side by side, our own fields left out', () => {
  const form = new FormData();
  form.append('_form', 'token');
  form.append('name', '  Programa ');
  form.append('ports', '2301');
  form.append('ports', '2504');
  assert.deepEqual(typedIn(form), { name: 'Programa', ports: '2301 2504' });
});

test('a list may be typed with spaces, commas or lines', () => {
  assert.deepEqual(partsOf('2026-12-24, 2026-12-25\n2026-12-31'), [
    '2026-12-24',
    '2026-12-25',
    '2026-12-31',
  ]);
  assert.deepEqual(partsOf(undefined), []);
});

test('only whole numbers are numbers', () => {
  assert.equal(wholeNumber('48'), 48);
  for (const typed of [undefined, '', '4.5', '-1', '4a', '1e3']) {
    assert.ok(Number.isNaN(wholeNumber(typed)), typed);
  }
});

test('faults move to the field that was typed, the first of each', () => {
  const fields = { 'opening.closed': 'closed' };
  const errors = [
    { field: 'opening.closed.0', message: 'first' },
    { field: 'opening.closed.1', message: 'second' },
    { field: 'reason', message: 'missing' },
  ];
  assert.deepEqual(atFields(errors, fields), [
    { field: 'closed', message: 'first' },
    { field: 'reason', message: 'missing' },
  ]);
});

test('an order is read on a day that has come somewhere, never later', () => {
  const now = new Date('2026-11-02T12:00:00Z');
  const readOn = (day: string) => sourceIn({ 'pause-sourceRetrieved': day }, now, 'pause-');
  assert.equal(readOn('2026-11-03').retrieved, '2026-11-03', 'tomorrow has begun in Kiribati');
  for (const day of ['2026-11-04', '2030-01-01']) {
    assert.throws(() => readOn(day), refused('platform.checkTheFields'));
  }
});
