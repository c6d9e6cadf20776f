import assert from 'node:assert/strict';
import { test } from 'node:test';
import { selectionOf } from '../cases/selection.rules.ts';
import {
  cellDefinition,
  PUBLIC_DIMENSIONS,
  type PublicDimension,
} from './cell-definition.rules.ts';

function defined(name: string, conditions: Partial<Record<PublicDimension, string>>) {
  const selection = selectionOf(name);
  assert.ok(selection, name);
  const told = PUBLIC_DIMENSIONS.flatMap((name) => {
    const value = conditions[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return cellDefinition(selection, new Map(told));
}

const same: readonly (readonly [string, Parameters<typeof defined>, Parameters<typeof defined>])[] =
  [
    [
      'the order of conditions says nothing',
      ['mpp', { nationality: 'HO', represented: 'true' }],
      ['mpp', { represented: 'true', nationality: 'HO' }],
    ],
    [
      'an outcome implies that the case is closed',
      ['mpp', { outcome: 'relief', status: 'closed' }],
      ['mpp', { outcome: 'relief' }],
    ],
    ['pending is one thing', ['mpp', { outcome: 'pending' }], ['mpp', { status: 'pending' }]],
    [
      'absent at last is the order in absentia',
      ['mpp', { attendance: 'absent_last' }],
      ['mpp', { outcome: 'removal_in_absentia', status: 'closed' }],
    ],
    [
      'a whole month implies its phase',
      ['mpp', { nta_month: '2019-08', phase: 'mpp1' }],
      ['mpp', { nta_month: '2019-08' }],
    ],
    [
      'a court outside the programme implies that the case was transferred out',
      ['mpp', { current_location: 'MIA', transferred_out: 'true' }],
      ['mpp', { current_location: 'MIA' }],
    ],
    [
      'a court of the programme implies that it was not, and so does none',
      ['mpp', { current_location: '', transferred_out: 'false' }],
      ['mpp', { current_location: '' }],
    ],
    [
      'all cases with a transfer noted are those of the programme',
      ['all', { transferred_out: 'true' }],
      ['mpp', { transferred_out: 'true' }],
    ],
    [
      'all without are those outside it',
      ['all', { transferred_out: '', outcome: 'relief' }],
      ['not-mpp', { outcome: 'relief' }],
    ],
    ['outside it none has one', ['not-mpp', { transferred_out: '' }], ['not-mpp', {}]],
    [
      'a notice before the programme is outside it, and so is none',
      ['all', { nta_month: '2018-11', phase: 'other' }],
      ['not-mpp', { nta_month: '2018-11' }],
    ],
    ['without a date too', ['all', { nta_month: '' }], ['not-mpp', { nta_month: '' }]],
  ];

for (const [what, one, other] of same) {
  test(`one set of cases has one definition: ${what}`, () => {
    assert.ok(defined(...one));
    assert.equal(defined(...one), defined(...other));
  });
}

test('what the definitions exclude has none', () => {
  assert.equal(defined('mpp', { outcome: 'relief', status: 'pending' }), null);
  assert.equal(defined('mpp', { attendance: 'absent_last', outcome: 'relief' }), null);
  assert.equal(defined('mpp', { attendance: 'attended', outcome: 'removal_in_absentia' }), null);
  assert.equal(defined('mpp', { nta_month: '2019-08', phase: 'mpp2' }), null);
  assert.equal(defined('mpp', { current_location: 'ENP', transferred_out: 'true' }), null);
  assert.equal(defined('mpp', { nta_month: '2018-11' }), null);
  assert.equal(defined('mpp', { transferred_out: '' }), null);
  assert.equal(defined('not-mpp', { transferred_out: 'true' }), null);
});

test('a month of two phases says nothing of either, and other cases are other cells', () => {
  const month = { nta_month: '2021-01' };
  assert.notEqual(defined('mpp', { ...month, phase: 'mpp1' }), defined('mpp', month));
  assert.notEqual(defined('mpp', {}), defined('all', {}));
  assert.notEqual(defined('all', { phase: 'mpp1' }), defined('mpp', { phase: 'mpp1' }));
  assert.notEqual(
    defined('all', { current_location: 'MIA' }),
    defined('mpp', { current_location: 'MIA' }),
  );
});
