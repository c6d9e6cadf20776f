import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FiguresFileFault, readFigures } from './figures-file.rules.ts';

test('reads figures of a month and of a day, with a mark at the beginning and in any order', () => {
  const { figures, badRows } = readFigures(
    '\uFEFFsource,Value,MEASURE,as_of\r\n"TRAC, 568","1,155",decided,2019-06\r\n\r\nA,7,relief,2020-02-03\r\n',
  );
  assert.deepEqual(badRows, []);
  assert.deepEqual(figures, [
    {
      line: 2,
      when: '2019-06',
      asOf: 20190630,
      measure: 'decided',
      value: 1155,
      source: 'TRAC, 568',
    },
    { line: 4, when: '2020-02-03', asOf: 20200203, measure: 'relief', value: 7, source: 'A' },
  ]);
});

test('a bad row is named by its line and spoils no other', () => {
  const { figures, badRows } = readFigures(
    [
      'as_of,measure,value,source',
      '2019-13,decided,1,a',
      '2019-06,,1,a',
      '2019-06,decided,about ten,a',
      '2019-06,decided,1.5,a',
      '2019-06,decided,-1,a',
      '2019-06,decided',
      '2019-06,"decided,1,a',
      '2019-06,decided,1,a,b',
      '2020-02,decided,12,a',
    ].join('\n'),
  );
  assert.deepEqual(
    badRows.map(({ line }) => line),
    [2, 3, 4, 5, 6, 7, 8, 9],
  );
  assert.match(badRows[0]?.reason ?? '', /"2019-13" is no month/);
  assert.deepEqual(
    figures.map(({ line, asOf }) => [line, asOf]),
    [[10, 20200229]],
  );
});

test('a file without the columns is refused', () => {
  assert.throws(() => readFigures('when,what\n'), FiguresFileFault);
  assert.throws(() => readFigures(''), /as_of, measure, value/);
});
