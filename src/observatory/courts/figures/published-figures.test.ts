import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findMeasure } from './find-measure.rules.ts';
import { PUBLISHED_FIGURES } from './published-figures.rules.ts';

const publishedOf = (when: string, measure: string) =>
  PUBLISHED_FIGURES.find((one) => one.when === when && one.measure === measure)?.value ??
  Number.NaN;

test('every published figure has a date, a public address and a measure', () => {
  assert.equal(PUBLISHED_FIGURES.length, 99);
  for (const { asOf, measure, address = '' } of PUBLISHED_FIGURES) {
    assert.ok(asOf > 20190000 && asOf < 20230000, measure);
    assert.match(address, /^https:\/\//);
    assert.ok(findMeasure(measure), measure);
  }
});

test('only what the border agency counts cannot be computed', () => {
  const absent = PUBLISHED_FIGURES.filter(
    ({ measure }) => findMeasure(measure)?.measure.kind === 'absent',
  );
  assert.deepEqual(new Set(absent.map(({ measure }) => measure)), new Set(['cbp_enrolments']));
  assert.equal(
    absent.reduce((sum, { value }) => sum + value, 0),
    12_211,
  );
});

test('the figures agree with one another where their publishers say that they do', () => {
  const cases = publishedOf('2021-01', 'pending') + publishedOf('2021-01', 'completed');
  assert.equal(cases, publishedOf('2021-01', 'cases_total'));
  const cohort =
    publishedOf('2021-03', 'cohort_transferred') + publishedOf('2021-03', 'cohort_still_mpp');
  assert.equal(cohort, publishedOf('2021-01', 'pending_in_mpp_courts'));
});

test('a name that takes a code has one, and no other name is known', () => {
  assert.equal(findMeasure('relief_CU')?.code, 'CU');
  assert.equal(findMeasure('new_cases_MPB')?.code, 'MPB');
  assert.equal(findMeasure('relief_')?.code, undefined);
  assert.equal(findMeasure('relief_cuba'), null);
  assert.equal(findMeasure('asylum'), null);
});
