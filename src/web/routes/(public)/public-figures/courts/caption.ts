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
import type { Layout } from './laid-out.ts';

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

/** The finding of a chart in words: its largest figure. */
export function largestIn({ say, language }: Words, layout: Layout): string {
  let largest = { figure: 0, value: '' };
  layout.rows.slice(0, -1).forEach((row, at) => {
    const cells = layout.groups.at(-1)?.figures[at] ?? [];
    cells.slice(0, layout.by.length > 1 ? -1 : undefined).forEach((cell, column) => {
      const figure = cell[0] ?? 0;
      const parts = layout.by.length > 1 ? [row.label, layout.columns[column]?.label] : [row.label];
      if (figure > largest.figure) largest = { figure, value: parts.join(', ') };
    });
  });
  const { figure, value } = largest;
  return figure === 0 ? '' : say('courts.largest', { figure: figureText(language, figure), value });
}

/** The day that the figures stand for and the release, of both where two stand beside one another. */
export function asOfText({ say, language }: Words, { series }: Answer): string {
  const releases = new Map(series.map(({ release }) => [release.name, release]));
  const [first, other] = [...releases.values()].map(({ name, asOf, isReconciled }) => ({
    date: dayText(language, asOf),
    release: isReconciled ? name : `${name}, ${say('courts.unreconciledMark')}`,
  }));
  if (!first) return '';
  if (!other) return say('courts.asOf', first);
  return say('courts.asOfTwo', { ...first, otherDate: other.date, other: other.release });
}
