import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsFrom } from '../../../../words/say.ts';
import { type Layout, laidOut } from './laid-out.ts';
import { chartOf } from './marks.ts';

const words = wordsFrom('en', { 'courts.total': 'Total', 'courts.none.value': 'None' });
const release = { name: '2026-08-03', asOf: '2026-08-03', isReconciled: true, isInvented: false };
const own = { label: 'mpp', isOutside: false };
const others = { label: 'others', isOutside: true };

type Line = readonly [values: (string | null)[], ...figures: (number | null)[]];

function layoutOf(by: Layout['by'], lines: readonly Line[], series = [own]): Layout {
  const values = by.map((_, at) => {
    const found = lines.flatMap(([line]) => line[at] ?? []);
    return [...new Set(found)].sort();
  });
  const answer = {
    series: series.map(() => ({ release, programme: 'mpp' as const })),
    by: [...by],
    values,
    isCut: by.map(() => false),
    lines: lines.map(([line, ...figures]) => ({ values: line, figures })),
  };
  return laidOut(answer, words, series);
}

test('a line over months has the months that are not listed too, as few', () => {
  const chart = chartOf(
    layoutOf(
      ['nta_month'],
      [
        [['2019-11'], 100],
        [['2020-01'], 50],
        [[null], 150],
      ],
    ),
  );
  assert.ok(chart?.kind === 'lines');
  assert.equal(chart.lines[0]?.path, 'M0 0L50 95L100 50');
  assert.equal(chart.top, 100);
  assert.deepEqual(
    chart.ticks.map(({ label }) => label),
    ['2019-11', '2019-12', '2020-01'],
  );
});

test('bars stand by figure, the longest whole; beside other cases they compare shares', () => {
  const lines: Line[] = [
    [['GT'], 50, 400],
    [['HO'], 150, 100],
    [[null], 200, 500],
  ];
  const alone = chartOf(layoutOf(['nationality'], lines));
  assert.ok(alone?.kind === 'bars' && !alone.isPercent);
  assert.deepEqual(
    alone.bars.map(({ lengths }) => lengths[0]),
    [100, 33.3],
  );
  const compared = chartOf(layoutOf(['nationality'], lines, [own, others]));
  assert.ok(compared?.kind === 'bars' && compared.isPercent);
  assert.deepEqual(
    compared.bars.map(({ told }) => told),
    [
      [75, 20],
      [25, 80],
    ],
  );
});

test('a heat map has every cell once: in one shade, or below ten', () => {
  const lines: Line[] = [
    [['HO', 'relief'], 30],
    [['HO', 'removal'], null],
    [['GT', 'relief'], 10],
    [['GT', 'removal'], 500],
    ...['HO', 'GT'].map((one): Line => [[one, null], 600]),
    ...['relief', 'removal'].map((one): Line => [[null, one], 600]),
    [[null, null], 1200],
  ];
  const chart = chartOf(layoutOf(['nationality', 'outcome'], lines));
  assert.ok(chart?.kind === 'heat');
  const [map] = chart.maps;
  const cells = [map?.small ?? '', ...(map?.paths ?? [])].flatMap((path) =>
    [...path.matchAll(/M(\d) (\d)H(\d)v1H\1z/gu)].flatMap(([, from, row, to]) =>
      Array.from({ length: Number(to) - Number(from) }, (_, at) => `${Number(from) + at} ${row}`),
    ),
  );
  assert.deepEqual(cells.sort(), ['0 0', '0 1', '1 0', '1 1']);
  assert.equal([...(map?.small ?? '').matchAll(/M/gu)].length, 1);
  const steps = map?.steps ?? [];
  assert.ok(steps.every(({ from, to }, at) => from <= to && from > (steps[at - 1]?.to ?? 0)));
});

test('a table of nothing but a total has no chart', () => {
  assert.equal(chartOf(layoutOf([], [[[], 100]])), null);
});
