import { calendarDay } from './calendar-day.rules.ts';
import { monthOf } from './month-names.rules.ts';

/**
 * Every date that a text can mean, as written by people: day first or month first, with a month in
 * words, with a year of two figures. `asStored` when the text is `YYYY-MM-DD` to the letter.
 */
export interface WrittenDate {
  readonly days: readonly string[];
  readonly asStored: boolean;
}

type Numbers = readonly [year: string, month: number, day: number];

const timeOfDay =
  /[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?\s?m\.?)?\s*(?:Z|[+-]\d{2}:?\d{2})?$/i;
const numeric = /^(\d{1,4})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{1,4})$/;
const wordInside =
  /^(\d{1,4})\s*(?:de\s+|[-/.,\s])\s*([\p{L}]{3,}\.?)\s*(?:de[l]?\s+|[-/.,\s])\s*(\d{1,4})$/u;
const wordFirst = /^([\p{L}]{3,}\.?)\s*[\s-]\s*(\d{1,2})(?:st|nd|rd|th)?\s*,?\s+(\d{4})$/u;

/** The years a figure can mean: itself with four figures, either century with two. */
function yearsOf(figure: string): number[] {
  if (figure.length === 4) return [Number(figure)];
  return figure.length === 2 ? [1900 + Number(figure), 2000 + Number(figure)] : [];
}

function daysOf(candidates: readonly Numbers[]): string[] {
  const days = candidates.flatMap(([year, month, day]) =>
    yearsOf(year).map((one) => calendarDay(one, month, day)),
  );
  return [...new Set(days.filter((day) => day !== null))];
}

function fromNumbers(first: string, second: string, third: string): Numbers[] {
  const [a, b, c] = [Number(first), Number(second), Number(third)];
  if (first.length === 4) return third.length > 2 ? [] : [[first, b, c]];
  if (first.length > 2) return [];
  const yearLast: Numbers[] = [
    [third, b, a],
    [third, a, b],
  ];
  return third.length === 2 && first.length === 2 ? [...yearLast, [first, b, c]] : yearLast;
}

function fromWords(first: string, word: string, third: string): Numbers[] {
  const month = monthOf(word);
  if (month === null) return [];
  if (first.length === 4) return [[first, month, Number(third)]];
  const dayFirst: Numbers = [third, month, Number(first)];
  return third.length === 2 && first.length === 2
    ? [dayFirst, [first, month, Number(third)]]
    : [dayFirst];
}

/** All days a text can mean, earliest rule first (day before month); null when it is no date at all. */
export function readWrittenDate(text: string): WrittenDate | null {
  const written = text.trim();
  const plain = written.replace(timeOfDay, '');
  const [, a = '', b = '', c = ''] = numeric.exec(plain) ?? [];
  if (a !== '') {
    return { days: daysOf(fromNumbers(a, b, c)), asStored: /^\d{4}-\d{2}-\d{2}$/.test(written) };
  }
  const inside = wordInside.exec(plain);
  if (inside?.[1] && inside[2] && inside[3] && monthOf(inside[2]) !== null) {
    return { days: daysOf(fromWords(inside[1], inside[2], inside[3])), asStored: false };
  }
  const first = wordFirst.exec(plain);
  if (first?.[1] && first[2] && first[3] && monthOf(first[1]) !== null) {
    return { days: daysOf(fromWords(first[2], first[1], first[3])), asStored: false };
  }
  return null;
}
