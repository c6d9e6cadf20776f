import type { ScreenLocale } from '#vocabulary/named.ts';
import { clockText, dateIn, dayText, type Town } from '../../../words/dates.ts';
import { perLanguage } from '../../../words/formats.ts';
import { listText } from '../../../words/numbers.ts';
import { dayOfWeek } from './opening-text.ts';

const short = perLanguage(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      timeZone: 'UTC',
    }),
);

/** A calendar date for a narrow column: "lun 9 nov". In Creole, which ICU does not know, in full. */
export function shortDay(language: ScreenLocale, date: string): string {
  if (language === 'ht') return dayText(language, date);
  return short(language).format(new Date(`${date}T00:00:00Z`));
}

/** A moment for a narrow column, by the clocks of a town: "lun 9 nov, 3:30 p.m. (Tijuana)". */
export function shortMoment(language: ScreenLocale, moment: Date, town: Town): string {
  const day = shortDay(language, dateIn(moment, town.timeZone));
  return `${day}, ${clockText(language, moment, town)}`;
}

const weekday = perLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }),
);

/** The name of a weekday: 1 is Monday, 7 Sunday. */
export function weekdayName(language: ScreenLocale, number: number): string {
  const date = dayOfWeek(number);
  if (language === 'ht') return dayText(language, date).split(' ')[0] ?? '';
  return weekday(language).format(new Date(`${date}T00:00:00Z`));
}

/** Several weekdays in one sentence, in the order of the week. */
export function weekdayNames(language: ScreenLocale, numbers: readonly number[]): string {
  const names = numbers.toSorted((a, b) => a - b).map((number) => weekdayName(language, number));
  return listText(language, names);
}
