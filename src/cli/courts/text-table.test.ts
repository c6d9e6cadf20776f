import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvLine, grouped, textTable } from './text-table.ts';

test('columns are as wide as their widest cell, numbers to the right, no blanks at the end', () => {
  const columns = [{ heading: 'court' }, { heading: '' }, { heading: 'cases', isNumber: true }];
  const rows = [
    ['MPL', 'Laredo', '7'],
    ['ENP', '', '1,234,567'],
  ];
  assert.deepEqual(textTable(columns, rows, [['total', '', '1,234,574']]), [
    'court              cases',
    '-----  ------  ---------',
    'MPL    Laredo          7',
    'ENP            1,234,567',
    '-----  ------  ---------',
    'total          1,234,574',
  ]);
  assert.deepEqual(textTable([{ heading: 'name' }, { heading: 'source' }], [['a', '']]), [
    'name  source',
    '----  ------',
    'a',
  ]);
});

test('thousands are parted', () => {
  assert.deepEqual([0, 999, 1000, 71_036, 12_821_531].map(grouped), [
    '0',
    '999',
    '1,000',
    '71,036',
    '12,821,531',
  ]);
});

test('a cell of CSV is quoted where it must be, and null is empty', () => {
  assert.equal(csvLine(['a', 1, true, null, '']), 'a,1,true,,');
  assert.equal(csvLine(['a,b', 'say "no"', 'two\nlines']), '"a,b","say ""no""","two\nlines"');
});
