import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cleanCell, dirtOf, fits, isNull } from './cell.rules.ts';
import type { Column } from './layout.ts';

const column = (kind: Column['kind'], width = 0, isKey = false): Column => ({
  name: 'X',
  kind,
  width,
  isKey,
});

test('cleaning takes control characters from anywhere and blanks from the ends', () => {
  assert.equal(cleanCell('SP '), 'SP');
  assert.equal(cleanCell('\0\0M\0PL\0'), 'MPL');
  assert.equal(cleanCell(' \u00a0LOS  ANGELES\u00a0 '), 'LOS  ANGELES');
  assert.equal(cleanCell('LOS\nANGELES'), 'LOSANGELES');
  assert.equal(cleanCell('\u007f\u0080\u009f\u001b \r'), '');
  assert.equal(cleanCell('AÑO'), 'AÑO');
});

test('cleaning what is clean changes nothing', () => {
  fc.assert(
    fc.property(latin1(), (raw) => assert.equal(cleanCell(cleanCell(raw)), cleanCell(raw))),
  );
});

test('null is empty, b6, N/A and question marks, and nothing that looks like them', () => {
  for (const nothing of ['', 'b6', 'N/A', '?', '??', '?????????']) assert.ok(isNull(nothing));
  for (const code of ['B6', 'NA', 'n/a', '? ?', '0', 'b 6', 'A.2.a']) assert.ok(!isNull(code));
});

test('a null fits every column but a key column', () => {
  for (const kind of ['int', 'date', 'text', 'any'] as const) {
    for (const nothing of ['', 'b6', 'N/A', '????']) {
      assert.equal(fits(nothing, column(kind, 1)), true);
      assert.equal(fits(nothing, column(kind, 9, true)), false);
    }
  }
});

test('a number has 32 bits, with a sign or without', () => {
  const int = column('int');
  for (const number of ['0', '007', '-1', '+5', '2147483647', '-2147483648']) {
    assert.ok(fits(number, int), number);
  }
  for (const other of ['2147483648', '-2147483649', '1.0', '1e3', '1 2', '-', 'X', '0x1F']) {
    assert.ok(!fits(other, int), other);
  }
});

test('a date fits by its shape, an impossible day too', () => {
  const date = column('date');
  const dates = ['2019-04-15', '2019-04-15 00:00:00.000', '2019-02-31', '0000-00-00', '9999-99-99'];
  for (const shape of [...dates, '2019-04-15T13:59', '2019-04-15 1:2:3.']) {
    assert.ok(fits(shape, date), shape);
  }
  for (const other of ['2019-4-15', '04/15/2019', '20190415', '2019-04-15 noon', '2019-04-155']) {
    assert.ok(!fits(other, date), other);
  }
});

test('a text fits by its clean length', () => {
  assert.ok(fits('RMV', column('text', 3)));
  assert.ok(!fits('RMVX', column('text', 3)));
  assert.ok(fits('x'.repeat(5000), column('any')));
});

test('dirt is named by the gravest kind', () => {
  assert.equal(dirtOf('A\nB\0'), 'lineBreak');
  assert.equal(dirtOf('A\0 '), 'control');
  assert.equal(dirtOf('\u0085'), 'control');
  assert.equal(dirtOf('Ñ '), 'nonAscii');
  assert.equal(dirtOf('\u00a0A'), 'nonAscii');
  assert.equal(dirtOf(' A'), 'padding');
  assert.equal(dirtOf('A B'), null);
  assert.equal(dirtOf(''), null);
});

function latin1(): fc.Arbitrary<string> {
  return fc.array(fc.integer({ min: 0, max: 255 })).map((codes) => String.fromCharCode(...codes));
}
