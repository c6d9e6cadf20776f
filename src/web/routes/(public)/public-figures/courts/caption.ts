import type { Answer } from '#observatory/contract.ts';
import {
  PUBLIC_DIMENSIONS,
  type PublicDimension,
} from '#observatory/courts/figures/cell-definition.rules.ts';
import { NOT_RECORDED } from '#observatory/courts/figures/question.rules.ts';
import { dayText } from '../../../../words/dates.ts';
import { listText } from '../../../../words/numbers.ts';
import type { Words } from '../../../../words/say.ts';
import type { Asked } from './asked.ts';
import { figureText } from './figure-text.ts';
import { dimensionLabel, valueLabel } from './labels.ts';
import { comparesCases, type Layout, shareOf } from './laid-out.ts';
import { releaseText } from './release-text.ts';

/** The dimensions by which a question filters. */
export function filterNames(asked: Asked): PublicDimension[] {
  return PUBLIC_DIMENSIONS.filter((name) => asked[name] !== undefined);
}

/** What a table counts: which cases, by what, and which of them alone. */
export function titleOf(words: Words, { by, series }: Answer, asked: Asked): string {
  const { say, language } = words;
  const cases = [...new Set(series.map(({ programme }) => say(`courts.programme.${programme}`)))];
  const what = `${say('courts.cases')}: ${listText(language, cases)}`;
  const names = by.map((name) => dimensionLabel(words, name).toLocaleLowerCase(language));
  const caption =
    by.length === 0 ? what : say('courts.caption', { what, dimensions: listText(language, names) });
  const filters = filterNames(asked).map((name) => {
    const value = asked[name] === NOT_RECORDED ? '' : (asked[name] ?? '');
    return `${dimensionLabel(words, name)}: ${valueLabel(words, name, value)}`;
  });
  return filters.length === 0
    ? caption
    : say('courts.captionOnly', { caption, filters: filters.join('; ') });
}

/** The finding of a chart in words: where the shares of two counts differ most, or the largest figure. */
export function findingOf(words: Words, layout: Layout): string {
  return comparesCases(layout) ? widestGap(words, layout) : largestFigure(words, layout);
}

function widestGap({ say }: Words, layout: Layout): string {
  const gaps = layout.rows.slice(0, -1).flatMap(({ label: value }, row) => {
    const [one, other] = [shareOf(layout, row, 0), shareOf(layout, row, 1)];
    return one === null || other === null
      ? []
      : [{ value, one, other, gap: Math.abs(one - other) }];
  });
  const [widest] = gaps.sort((first, second) => second.gap - first.gap);
  const [first, second] = layout.series;
  if (!widest || !first || !second) return '';
  return say('courts.differs', {
    value: widest.value,
    one: say('courts.percent', { n: widest.one }),
    oneCases: first.label,
    other: say('courts.percent', { n: widest.other }),
    otherCases: second.label,
  });
}

function largestFigure({ say, language }: Words, layout: Layout): string {
  const cells = layout.rows.slice(0, -1).flatMap((row, at) => {
    const figures = layout.groups.at(-1)?.figures[at] ?? [];
    const own = layout.by.length > 1 ? figures.slice(0, -1) : figures;
    return own.map(([figure = null], column) => ({
      figure: figure ?? 0,
      value: [row.label, ...(layout.by.length > 1 ? [layout.columns[column]?.label] : [])],
    }));
  });
  const largest = cells.reduce((one, other) => (other.figure > one.figure ? other : one), {
    figure: 0,
    value: [''],
  });
  if (largest.figure === 0) return '';
  return say('courts.largest', {
    figure: figureText(language, largest.figure),
    value: largest.value.join(', '),
  });
}

/** The day that the figures stand for and the release, of both where two stand beside one another. */
export function asOfText(words: Words, { series }: Answer): string {
  const { say, language } = words;
  const releases = new Map(series.map(({ release }) => [release.name, release]));
  const [first, other] = [...releases.values()].map((release) => ({
    date: dayText(language, release.asOf),
    release: releaseText(words, release),
  }));
  if (!first) return '';
  if (!other) return say('courts.asOf', first);
  return say('courts.asOfTwo', { ...first, otherDate: other.date, other: other.release });
}
