import { daySerial, yearsBefore } from './calendar-day.rules.ts';
import { monthOf } from './month-names.rules.ts';
import { readWrittenDate } from './written-date.rules.ts';

/**
 * How exact a birth date is: `day` `YYYY-MM-DD`, `month` `YYYY-MM`, `year` and `age` `YYYY`
 * (approximate, from a year or an age), `uncertain` one of several readings of a whole date, never
 * used to match, `unknown` none.
 */
export type BirthPrecision = 'day' | 'month' | 'year' | 'age' | 'uncertain' | 'unknown';

/** What was made of a birth date as somebody wrote it. */
export interface BirthDateReading {
  readonly value: string | null;
  readonly precision: BirthPrecision;
  readonly finding: DateFinding | null;
  /** The readings between which nobody but the person can choose. */
  readonly readings?: readonly string[];
}

/** What can be said of a date; the roster's table of findings has the sentences. */
export type DateFinding =
  | 'date-rewritten'
  | 'date-from-serial'
  | 'date-two-readings'
  | 'date-impossible'
  | 'date-in-future'
  | 'date-too-old'
  | 'date-month-only'
  | 'date-year-only'
  | 'date-age'
  | 'date-unreadable';

/** Nobody in a roster is older: a date further back is a slip of the pen. */
const oldestAge = 120;

const none = (finding: DateFinding): BirthDateReading => ({
  value: null,
  precision: 'unknown',
  finding,
});
const age =
  /^(?:edad|age|idade)?[:\s]*(?:aprox\.?|approx\.?|unos|unas|about|~)?\s*(\d{1,3})\s*(?:a[nñ]os?(?: de edad)?|anos|a\.?|years?(?: old)?|yrs?(?: old)?|yo|y\/o|an)?$/iu;
const ageInMonths = /^(\d{1,2})\s*(?:mes(?:es)?|months?|mois|mo\.?)$/i;
const year =
  /^(?:aprox\.?|approx\.?|circa|ca?\.?|hacia|about|~)?\s*(\d{4})(?:\s*(?:aprox\.?|approx\.?|\?))?$/i;
const monthAndYear = /^(\d{4})[-/.](\d{1,2})$|^(\d{1,2})[-/.](\d{4})$/;
const monthWordAndYear = /^(\p{L}{3,}\.?)[\s\-/]+(?:de[l]?\s+)?(\d{4})$/u;

function approximate(
  value: string,
  today: string,
  finding: 'date-year-only' | 'date-age' | 'date-month-only',
): BirthDateReading {
  if (value > today.slice(0, value.length)) return none('date-in-future');
  if (value < yearsBefore(today, oldestAge + 1).slice(0, value.length)) return none('date-too-old');
  const precision =
    finding === 'date-age' ? 'age' : finding === 'date-year-only' ? 'year' : 'month';
  return { value, precision, finding };
}

function fromAge(text: string, today: string): BirthDateReading | null {
  const years = age.exec(text)?.[1];
  if (years !== undefined) {
    if (Number(years) > oldestAge) return none('date-too-old');
    return approximate(yearsBefore(today, Number(years)).slice(0, 4), today, 'date-age');
  }
  const months = ageInMonths.exec(text)?.[1];
  if (months === undefined) return null;
  const then = new Date(
    Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1 - Number(months), 1),
  );
  return approximate(String(then.getUTCFullYear()), today, 'date-age');
}

function fromMonth(text: string, today: string): BirthDateReading | null {
  const numbers = monthAndYear.exec(text);
  const words = monthWordAndYear.exec(text);
  const month = numbers ? Number(numbers[2] ?? numbers[3]) : words?.[1] ? monthOf(words[1]) : null;
  const inYear = numbers ? (numbers[1] ?? numbers[4]) : words?.[2];
  if (month === null || inYear === undefined) return null;
  if (month < 1 || month > 12) return none('date-impossible');
  return approximate(`${inYear}-${String(month).padStart(2, '0')}`, today, 'date-month-only');
}

function fromDay(text: string, today: string): BirthDateReading | null {
  const written = readWrittenDate(text);
  if (written === null) return null;
  if (written.days.length === 0) return none('date-impossible');
  return chooseDay(written.days, today, written.asStored ? null : 'date-rewritten');
}

/** One possible day is the day; with two the first is kept as uncertain; with more, none. */
function chooseDay(
  days: readonly string[],
  today: string,
  finding: DateFinding | null,
): BirthDateReading {
  const oldest = yearsBefore(today, oldestAge);
  const possible = days.filter((day) => day <= today && day >= oldest);
  const [first] = possible;
  if (first === undefined)
    return none(days.some((day) => day > today) ? 'date-in-future' : 'date-too-old');
  const rivals = days.filter((day) => day !== first && day.slice(0, 4) === first.slice(0, 4));
  if (possible.length === 1 && rivals.length === 0)
    return { value: first, precision: 'day', finding };
  const sameYear = possible.every((day) => day.slice(0, 4) === first.slice(0, 4));
  return sameYear
    ? { value: first, precision: 'uncertain', finding: 'date-two-readings', readings: possible }
    : { ...none('date-two-readings'), readings: possible };
}

/**
 * Reads a birth date, or an age, as people write it; never guesses. A text with two readings
 * (`03/04/2019`) gives the day-first one marked uncertain; a day the calendar has not, in the future
 * or more than 120 years ago gives nothing. Five digits are a spreadsheet's serial number.
 * @param today calendar date `YYYY-MM-DD`
 */
export function readBirthDate(text: string, today: string, from1904 = false): BirthDateReading {
  const written = text.trim();
  if (/^\d{5}(?:\.\d+)?$/.test(written)) {
    const day = daySerial(Number(written), from1904);
    return day === null ? none('date-unreadable') : chooseDay([day], today, 'date-from-serial');
  }
  const inYear = year.exec(written)?.[1];
  if (inYear !== undefined) return approximate(inYear, today, 'date-year-only');
  return (
    fromAge(written, today) ??
    fromDay(written, today) ??
    fromMonth(written, today) ??
    none('date-unreadable')
  );
}
