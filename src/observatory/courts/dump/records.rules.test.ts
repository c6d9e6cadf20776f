import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beginsRecord, type Gathered, gatherRecord, type Lines } from './records.rules.ts';

const WIDTH = 4;

test('a line of all cells is a record by itself', () => {
  assert.deepEqual(records('1\ta\tb\tc', 'x\ty\tz\tu'), [
    ['1', 'a', 'b', 'c'],
    ['x', 'y', 'z', 'u'],
  ]);
});

test('two halves of a split record are put together without a blank', () => {
  assert.deepEqual(records('1\tLOS ', 'ANGELES\tb\tc', '2\ta\tb\tc'), [
    ['1', 'LOS ANGELES', 'b', 'c'],
    ['2', 'a', 'b', 'c'],
  ]);
});

test('a record split more than once is put together while it has room', () => {
  assert.deepEqual(records('1\tA', 'B', '', 'C\tb\tc'), [['1', 'ABC', 'b', 'c']]);
  assert.deepEqual(records('1\ta\tb', 'x\ty\tz'), [
    ['1', 'a', 'b'],
    ['x', 'y', 'z'],
  ]);
});

test('a line that begins with a number goes on with nothing', () => {
  assert.deepEqual(records('1\ta', '2\tb'), [
    ['1', 'a'],
    ['2', 'b'],
  ]);
  assert.deepEqual(records('1\ta', ' 2\0\tb'), [
    ['1', 'a'],
    [' 2\0', 'b'],
  ]);
});

test('a record knows its lines and whether anything was joined to it', () => {
  assert.deepEqual(gather('1\tA', 'B\tC')[0], {
    cells: ['1', 'AB', 'C'],
    lines: 2,
    isJoined: true,
  });
  assert.deepEqual(gather('1\tA', '')[0], { cells: ['1', 'A'], lines: 2, isJoined: false });
});

test('a line begins a record if it is long enough or its first cell is a number', () => {
  assert.ok(beginsRecord(['x', '', '', ''], WIDTH));
  assert.ok(beginsRecord(['17'], WIDTH));
  assert.ok(!beginsRecord(['', ''], WIDTH));
  assert.ok(!beginsRecord(['b6', ''], WIDTH));
});

function records(...lines: string[]): string[][] {
  return gather(...lines).map((record) => [...record.cells]);
}

function gather(...lines: string[]): Gathered[] {
  let at = 0;
  const source: Lines = { peek: () => lines[at] ?? null, take: () => void at++ };
  const gathered: Gathered[] = [];
  while (at < lines.length) gathered.push(gatherRecord(source, WIDTH));
  return gathered;
}
