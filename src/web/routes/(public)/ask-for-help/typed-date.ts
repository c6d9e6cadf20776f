import { readBirthDate } from '#registry/birth-date.rules.ts';
import type { ScreenLocale } from '#vocabulary/named.ts';
import type { Key } from '../../../words/catalogue.ts';
import { dayText, monthText } from '../../../words/dates.ts';
import { one, type TypedPage } from './draft.ts';

/** A date typed in three parts, as exactly as it is known. */
export type TypedDate =
  | { kind: 'empty' }
  | { kind: 'unknown' }
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, as the precision says. */
  | { kind: 'date'; value: string; precision: 'day' | 'month' | 'year' }
  | { kind: 'wrong'; message: Key; fault: 'date-unreadable' };

const wrong = (message: Key): TypedDate => ({ kind: 'wrong', message, fault: 'date-unreadable' });

/** Reads the fields NAME.day, NAME.month, NAME.year and NAME.unknown. `today` is `YYYY-MM-DD`. */
export function readTypedDate(typed: TypedPage, name: string, today: string): TypedDate {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => one(typed, `${name}.${part}`));
  if (!day && !month && !year) {
    return { kind: one(typed, `${name}.unknown`) === '' ? 'empty' : 'unknown' };
  }
  if (!year || !/^\d{4}$/.test(year)) return wrong('ask-for-help.error.year');
  if (day && !month) return wrong('ask-for-help.error.month');
  if (month && !/^(1[0-2]|[1-9])$/.test(month)) return wrong('ask-for-help.error.month');
  if (day && !/^\d{1,2}$/.test(day)) return wrong('ask-for-help.error.date');
  const text = [year, month, day]
    .filter(Boolean)
    .map((part) => part?.padStart(2, '0'))
    .join('-');
  const { value, finding } = readBirthDate(text, today);
  if (value === null) {
    return wrong(
      finding === 'date-in-future' ? 'ask-for-help.error.future' : 'ask-for-help.error.date',
    );
  }
  return { kind: 'date', value, precision: day ? 'day' : month ? 'month' : 'year' };
}

/** The day, or the first day of the month or year, as the registry keeps it. */
export function firstDayOf(date: TypedDate): {
  date: string | null;
  precision: 'day' | 'month' | 'year' | 'unknown';
} {
  if (date.kind !== 'date') return { date: null, precision: 'unknown' };
  const whole = date.precision === 'year' ? `${date.value}-01-01` : `${date.value}-01`;
  return { date: whole.slice(0, 10), precision: date.precision };
}

/** A date as exactly as it is known: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
export function dateText(language: ScreenLocale, value: string): string {
  if (value.length === 10) return dayText(language, value);
  return value.length === 7 ? monthText(language, value) : value;
}
