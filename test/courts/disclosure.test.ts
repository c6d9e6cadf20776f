import assert from 'node:assert/strict';
import { test } from 'node:test';
import { publicFigure } from '#observatory/courts/figures/disclosure.rules.ts';
import { attack } from './disclosure-attacker.ts';
import { readEverything } from './disclosure-reading.ts';
import { keyedBy, onlyRounded, published } from './disclosure-schemes.ts';
import { twoReleases, type WorldDimension } from './disclosure-world.ts';

/** Every rule by which one condition implies another has its dimensions in one of these. */
const worlds: Readonly<Record<string, readonly WorldDimension[]>> = {
  'who came, and what came of it': [
    ...(['nta_month', 'phase', 'attendance'] as const),
    ...(['outcome', 'represented', 'nationality'] as const),
  ],
  'where the case is': [
    ...(['current_location', 'transferred_out', 'status'] as const),
    ...(['outcome', 'attendance', 'represented'] as const),
  ],
};

for (const [world, dimensions] of Object.entries(worlds)) {
  test(`every table of two releases together tells no count below ten: ${world}`, () => {
    const reading = readEverything(twoReleases(7, 700, 1600), dimensions, published);
    assert.deepEqual(reading.contradictions, [], 'one set of cases has one figure');
    assert.ok(reading.tables > 2000, `${reading.tables} tables`);
    const found = attack(reading, published);
    assert.equal(found.missed, 0, 'the attack is sound');
    assert.ok(found.cells > 1000, `${found.cells} cells below ten`);
    assert.deepEqual({ narrowed: found.narrowed, told: found.told }, { narrowed: 0, told: 0 });
    assert.ok(found.separation < 0.7, `the best guess is right in ${found.separation} of pairs`);
  });
}

test('the same attack corners small cells behind mere rounding, whatever the base', () => {
  const [dimensions = []] = Object.values(worlds);
  for (const base of [5, 20]) {
    const scheme = onlyRounded(base);
    const found = attack(readEverything(twoReleases(7, 700, 1600), dimensions, scheme), scheme);
    assert.equal(found.missed, 0);
    assert.ok(found.told > 500, `base ${base}: ${found.told}`);
  }
});

test('what many releases say of a cell that stays and a whole that moves does not average out', () => {
  const figureOf = (cell: string, count: number) =>
    publicFigure(keyedBy('secret'), cell, count) ?? 0;
  const errors = Array.from({ length: 400 }, (_, cell) => {
    const monthly = Array.from({ length: 60 }, (__, month) => {
      const others = 300 + 3 * month;
      return figureOf(`whole ${cell}`, others + 4) - figureOf(`others ${cell}`, others);
    });
    return monthly.reduce((sum, one) => sum + one, 0) / monthly.length - 4;
  });
  const meanSquare = errors.reduce((sum, one) => sum + one * one, 0) / errors.length;
  assert.ok(
    Math.sqrt(meanSquare) > 5,
    `after 60 releases still ${Math.sqrt(meanSquare)} cases off`,
  );
});
