import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CaseExample, factsOf } from '../cases/facts.fixture.ts';
import { programmeFacts } from '../cases/programme-facts.ts';
import { mpp } from '../cases/programmes.rules.ts';
import { inside } from '../cases/selection.rules.ts';
import { compareFigures } from './compare-figures.ts';
import { readFigures } from './figures-file.rules.ts';

/** A case pending at Laredo from 2019-07 on, moved to Miami on the day given if there is one. */
function moved(id: number, nat: string, comp?: string): CaseExample {
  const at = { id: id * 10, osc: '2019-07-05', loc: 'MPL' };
  const next = { id: id * 10 + 1, osc: '2019-07-05', loc: 'MIA' };
  const proceedings = comp ? [{ ...at, comp, other: 'T' }, next] : [at];
  return { id, nat, identifiers: ['MP'], proceedings };
}

const decided = { id: 1, osc: '2019-06-30', loc: 'ENP', comp: '2019-10-01' };
const examples: readonly CaseExample[] = [
  { id: 1, nat: 'HO', identifiers: ['MP'], proceedings: [{ ...decided, dec: 'R' }] },
  { id: 2, nat: 'CU', represented: true, proceedings: [{ ...decided, id: 2, dec: 'X' }] },
  { id: 3, proceedings: [{ ...decided, id: 3, dec: 'X', absentia: true }] },
  { id: 4, proceedings: [{ ...decided, id: 4, other: 'F', comp: '2019-09-30' }] },
  { id: 5, type: 'CFR', identifiers: ['MP'], proceedings: [{ ...decided, id: 5, dec: 'R' }] },
  moved(6, 'CU', '2020-12-01'),
  moved(7, 'CU', '2021-02-15'),
  moved(8, 'HO', '2021-04-02'),
  moved(9, 'HO'),
  { id: 10, identifiers: ['RM'], proceedings: [{ id: 100, osc: '2021-12-10', loc: 'MPB' }] },
];

const release = { name: '2026-08-01', date: 20260801, isReconciled: true };
const halves = [factsOf(examples.slice(0, 5)), factsOf(examples.slice(5))];
const facts = await programmeFacts({ ...release, parts: () => halves }, inside(mpp));

/** What is computed for a measure at a month. */
function computed(when: string, measure: string, published = 1): number | string {
  const { figures } = readFigures(`as_of,measure,value\n${when},${measure},${published}`);
  const [one] = compareFigures(facts, figures);
  return one?.state === 'computed' ? one.computed : (one?.state ?? 'nothing');
}

test('a figure is computed as of the last day of its month', () => {
  assert.equal(computed('2019-06', 'cases_total'), 4);
  assert.equal(computed('2019-09', 'completed'), 1);
  assert.equal(computed('2019-09', 'terminated'), 1);
  assert.equal(computed('2019-09', 'removal_orders'), 0);
  assert.equal(computed('2019-10', 'decided'), 4);
  assert.equal(computed('2019-10-01', 'relief'), 1);
  assert.equal(computed('2019-10', 'removal_orders'), 2);
  assert.equal(computed('2019-10', 'in_absentia_orders'), 1);
  assert.equal(computed('2019-10', 'attended_removal_orders'), 1);
  assert.equal(computed('2019-10', 'absent_last_hearing'), 1);
  assert.equal(computed('2019-10', 'decided_represented'), 1);
  assert.equal(computed('2019-10', 'pending'), 4);
  assert.equal(computed('2019-10', 'pending_represented'), 0);
  assert.equal(computed('2019-10', 'pending_CU'), 2);
  assert.equal(computed('2019-10', 'relief_HO'), 1);
  assert.equal(computed('2019-10', 'relief_CU'), 0);
});

test('new cases are those of the month, at the court asked for', () => {
  assert.equal(computed('2019-06', 'new_cases_all'), 4);
  assert.equal(computed('2019-07', 'new_cases_all'), 4);
  assert.equal(computed('2019-07', 'new_cases_MPL'), 4);
  assert.equal(computed('2019-07', 'new_cases_ENP'), 0);
});

test('a cohort is chosen at its own date and followed to the one of the figure', () => {
  assert.equal(computed('2021-01', 'pending_in_mpp_courts'), 3);
  assert.equal(computed('2021-01', 'pending_paroled_before'), 1);
  assert.equal(computed('2021-03', 'cohort_transferred'), 1);
  assert.equal(computed('2021-03', 'cohort_transferred_CU'), 1);
  assert.equal(computed('2021-03', 'cohort_still_mpp'), 2);
  assert.equal(computed('2021-04', 'cohort_transferred'), 2);
  assert.equal(computed('2021-04', 'cohort_still_mpp'), 1);
});

test('the second programme is its phase', () => {
  assert.equal(computed('2022-05', 'mpp2_cases'), 1);
  assert.equal(computed('2022-05', 'mpp2_brownsville'), 1);
  assert.equal(computed('2022-05', 'mpp2_dec2021_cohort'), 1);
  assert.equal(computed('2022-05', 'mpp2_completed'), 0);
});

test('what cannot be computed is said, and keeps its place', () => {
  assert.equal(computed('2020-01', 'cbp_enrolments'), 'not_in_the_dump');
  assert.equal(computed('2020-01', 'happiness'), 'not_defined');
  const { figures } = readFigures(
    'as_of,measure,value\n2020-01,cbp_enrolments,5\n2019-10,relief,4\n2020-01,joy,1\n2019-10,pending,4',
  );
  const compared = compareFigures(facts, figures);
  assert.deepEqual(
    compared.map((one) => (one.state === 'computed' ? one.computed : one.state)),
    ['not_in_the_dump', 1, 'not_defined', 4],
  );
});

test('the difference is told as it is, with causes of its direction only', () => {
  const { figures } = readFigures(
    'as_of,measure,value\n2019-10,relief,4\n2019-10,pending,4\n2019-10,decided,2\n2019-10,relief_CU,0\n2027-01,relief,1',
  );
  const [less, equal, more, zero, later] = compareFigures(facts, figures);
  assert.ok(
    less?.state === 'computed' && equal?.state === 'computed' && more?.state === 'computed',
  );
  assert.deepEqual([less.difference, less.percent], [-3, -75]);
  assert.ok(less.causes.includes('vanished') && !less.causes.includes('enteredLate'));
  assert.deepEqual([equal.difference, equal.percent, equal.causes], [0, 0, []]);
  assert.deepEqual([more.difference, more.percent], [2, 100]);
  assert.ok(more.causes.includes('enteredLate') && !more.causes.includes('vanished'));
  assert.ok(zero?.state === 'computed' && later?.state === 'computed');
  assert.equal(zero.percent, null);
  assert.deepEqual([zero.isAfterRelease, later.isAfterRelease], [false, true]);
});
