import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareIds, drawOf, publishedOrder } from './order.rules.ts';

const rule = { classes: ['urgent', 'regular'], seed: 's' };

test('the draw is SHA-256 of the UTF-8 text seed|id in lower-case hexadecimal', () => {
  // The digests are those of `printf '%s' 's|T-1' | sha256sum` and the like.
  assert.equal(
    drawOf('s', 'T-1'),
    '6d24537824b859768d4dec1e13e3844d5f7999dc21b28fe12f12d6f1619d8157',
  );
  assert.equal(
    drawOf('', 'ñandú'),
    '127bc58c6efc9532ebe0d882ee4185482d142669dfe9cdcb42ec31d197583f49',
  );
});

test('ids compare by UTF-16 code unit, not by locale or code point', () => {
  assert.deepEqual(['b', 'B', 'ä', '\u{1F600}', '\uFF5E', ''].sort(compareIds), [
    '',
    'B',
    'b',
    'ä',
    '\u{1F600}',
    '\uFF5E',
  ]);
  assert.equal(compareIds('a', 'a'), 0);
});

test('class, then enrolment, then the draw', () => {
  const unit = (id: string, name: string, enrolledOn: string) => ({ id, class: name, enrolledOn });
  const units = [
    unit('late', 'regular', '2020-02-01'),
    unit('early', 'regular', '2019-12-31'),
    unit('T-1', 'urgent', '2021-01-01'),
    unit('T-2', 'urgent', '2021-01-01'),
    unit('T-3', 'urgent', '2021-01-01'),
  ];
  const byDraw = ['T-1', 'T-2', 'T-3'].sort((a, b) => compareIds(drawOf('s', a), drawOf('s', b)));
  const order = publishedOrder(units, rule).map(({ id }) => id);
  assert.deepEqual(order, [...byDraw, 'early', 'late']);
  assert.notDeepEqual(byDraw, ['T-1', 'T-2', 'T-3']);
});

test('where even the draws are the same, the ids decide', () => {
  // Unpaired surrogates have no UTF-8 form: both are hashed as U+FFFD.
  const units = ['\uD801', '\uD800'].map((id) => ({
    id,
    class: 'urgent',
    enrolledOn: '2020-01-01',
  }));
  assert.equal(drawOf('s', '\uD801'), drawOf('s', '\uD800'));
  assert.deepEqual(
    publishedOrder(units, rule).map(({ id }) => id),
    ['\uD800', '\uD801'],
  );
});

test('a class that the rule does not name is refused', () => {
  const unit = { id: 'x', class: 'vip', enrolledOn: '2020-01-01' };
  assert.throws(() => publishedOrder([unit], rule), /class "vip" is not in the rule/);
});
