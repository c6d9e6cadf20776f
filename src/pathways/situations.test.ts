import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPathways } from './evaluate.rules.ts';
import { shownTo } from './readers.rules.ts';
import { nothingKnown } from './situation.ts';
import { situationsOf, type ToldPerson } from './situations.rules.ts';

const nothingTold: ToldPerson = {
  inProgramme: 'unknown',
  enrolments: [],
  situation: 'UNKNOWN',
  orderOn: null,
  orderPrecision: 'unknown',
  missedBecause: 'unknown',
  signedReturn: 'unknown',
  needs: [],
};

function situation(told: Partial<ToldPerson>) {
  const people = [{ ...nothingTold, ...told }];
  const [first] = situationsOf({ childAlone: false, country: 'unknown', people });
  assert.ok(first);
  return first;
}

test('who told nothing is known to be nothing but accompanied', () => {
  assert.deepEqual(situation({}), { ...nothingKnown, childAlone: 'no' });
});

const programmes = [
  ['2019-08-14', 'day', 'mpp-2019'],
  ['2020-01-01', 'year', 'mpp-2019'],
  ['2021-01-01', 'year', 'unknown'],
  ['2021-12-01', 'month', 'mpp-2021'],
  ['2025-01-01', 'month', 'mpp-2025'],
  ['2023-05-05', 'day', 'unknown'],
  [null, 'unknown', 'unknown'],
] as const;
for (const [enrolledOn, precision, programme] of programmes) {
  test(`enrolled ${enrolledOn} (${precision}): ${programme}`, () => {
    const told = { inProgramme: 'yes', enrolments: [{ enrolledOn, precision }] } as const;
    assert.equal(situation(told).programme, programme);
  });
}

test('the day of an order is an order; under appeal it is the day of the decision', () => {
  const told = { orderOn: '2020-02-01', orderPrecision: 'month' } as const;
  const absent = situation({ ...told, situation: 'INABS' });
  assert.equal(absent.removalOrder, 'yes');
  assert.deepEqual(absent.orderedOn, { precision: 'month', month: '2020-02' });
  const appealed = situation({ ...told, situation: 'ACTIVE-BIA' });
  assert.equal(appealed.removalOrder, 'unknown');
  assert.deepEqual(appealed.decidedOn, { precision: 'month', month: '2020-02' });
  assert.equal(situation({ ...told, situation: 'UNKNOWN' }).removalOrder, 'yes');
});

test('a situation that we have no word for is unknown, never a route', () => {
  assert.equal(situation({ situation: 'SOMETHING-NEW' }).status, 'UNKNOWN');
});

test('someone outside the programme and a need count for the whole household', () => {
  const outside = { ...nothingTold, inProgramme: 'no' as const };
  const sick = { ...nothingTold, inProgramme: 'yes' as const, needs: ['V-MED-URG', 'V-OTHER'] };
  const both = situationsOf({ childAlone: true, country: 'mexico', people: [outside, sick] });
  for (const one of both) {
    assert.equal(one.memberOutsideProgramme, 'yes');
    assert.deepEqual(one.urgentNeeds, ['V-MED-URG']);
    assert.equal(one.childAlone, 'yes');
  }
});

test('where somebody is decides for a registrar whether a lawyer comes first, and shows in no route', () => {
  const registrar = {
    kind: 'staff',
    staffId: 's',
    organisationId: 'o',
    roles: ['registrar'],
  } as const;
  for (const where of ['us', 'mexico'] as const) {
    const real = { ...nothingKnown, where, status: 'ACTIVE-HEAR' as const };
    const shown = shownTo(registrar, real);
    const { fits, doesNotFit, clocks } = findPathways(real, '2026-11-21', new Set(), shown);
    const told = JSON.stringify([fits, doesNotFit, clocks]);
    assert.doesNotMatch(told, /"(in-us|not-in-us|not-in-mexico)"/);
  }
  const absent = { ...nothingKnown, where: 'us' as const, status: 'INABS' as const };
  const shown = shownTo(registrar, absent);
  assert.equal(findPathways(absent, '2026-11-21', new Set(), shown).lawyerFirst, true);
});
