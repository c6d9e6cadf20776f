import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { FARTHEST, publicFigure, publicShare } from './disclosure.rules.ts';

const keyedBy = (key: string) => (text: string) => createHmac('sha256', key).update(text).digest();
const keyed = keyedBy('one key');

test('below ten nothing is shown, zero too, whatever the key', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.nat(9), (key, cell, count) => {
      assert.equal(publicFigure(keyedBy(key), cell, count), null);
    }),
  );
});

test('a figure is a multiple of five, ten at least, never farther than it may be, and always the same', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 10, max: 1e7 }), (cell, count) => {
      const figure = publicFigure(keyed, cell, count);
      assert.equal(publicFigure(keyed, cell, count), figure);
      if (figure === null) {
        assert.ok(count < 10 + FARTHEST);
        return;
      }
      assert.equal(figure % 5, 0);
      assert.ok(figure >= 10 && Math.abs(figure - count) <= FARTHEST);
    }),
  );
});

test('a count of ten or little more is ten or more, or hidden like what is below ten', () => {
  const figures = Array.from({ length: 2000 }, (_, at) =>
    publicFigure(keyed, `small ${at}`, 10 + (at % 5)),
  );
  assert.ok(figures.every((figure) => figure === null || figure >= 10));
  assert.ok(figures.includes(null) && figures.includes(10) && figures.includes(15));
});

test('figures are right on average, and near: nine in ten within eleven cases', () => {
  const errors = Array.from({ length: 20_000 }, (_, at) => {
    const count = 500 + (at % 83);
    return (publicFigure(keyed, `cell ${at}`, count) ?? 0) - count;
  });
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  assert.ok(Math.abs(mean) < 0.3, `${mean}`);
  const near = errors.filter((error) => Math.abs(error) <= 11).length;
  assert.ok(near / errors.length > 0.88, `${near}`);
});

test('another key gives other figures, and so does another cell', () => {
  const figures = (key: string, name: string) =>
    Array.from({ length: 50 }, (_, at) => publicFigure(keyedBy(key), `${name} ${at}`, 300));
  assert.notDeepEqual(figures('one key', 'cell'), figures('another', 'cell'));
  assert.notDeepEqual(figures('one key', 'cell'), figures('one key', 'other'));
});

test('a share is made from figures, and of a hundred at least', () => {
  assert.equal(publicShare(50, 200), 25);
  assert.equal(publicShare(205, 200), 100);
  assert.equal(publicShare(50, 95), null);
  assert.equal(publicShare(null, 200), null);
});
