import type { ScreenLocale } from '#vocabulary/named.ts';
import { formatLocale, perLanguage } from './formats.ts';
import { months, weekdays } from './haitian-creole.ts';

const fullDay = perLanguage(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }),
);
const monthOfYear = perLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
);
const monthAlone = perLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }),
);
const clocks = new Map<string, Intl.DateTimeFormat>();
const calendars = new Map<string, Intl.DateTimeFormat>();

/** A calendar date (`YYYY-MM-DD`) with its weekday and its month in words. */
export function dayText(language: ScreenLocale, date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  if (language !== 'ht') return fullDay(language).format(day);
  const month = months[day.getUTCMonth()];
  return `${weekdays[day.getUTCDay()]} ${day.getUTCDate()} ${month} ${day.getUTCFullYear()}`;
}

/** A month (`YYYY-MM`) in words, for dates known only so far. */
export function monthText(language: ScreenLocale, month: string): string {
  const first = new Date(`${month}-01T00:00:00Z`);
  if (language !== 'ht') return monthOfYear(language).format(first);
  return `${months[first.getUTCMonth()]} ${first.getUTCFullYear()}`;
}

/** The twelve months by name, for a list to choose from. */
export function monthNames(language: ScreenLocale): readonly string[] {
  if (language === 'ht') return months;
  return months.map((_, index) => monthAlone(language).format(new Date(Date.UTC(2024, index, 1))));
}

/** What a moment is on the clocks of one town: the zone is an IANA name, the town as people say it. */
export interface Town {
  timeZone: string;
  name: string;
}

/** The time of day in a town, with the town's name: "3:30 p.m. (Tijuana)". */
export function clockText(language: ScreenLocale, moment: Date, town: Town): string {
  return `${clock(language, town.timeZone).format(moment)} (${town.name})`;
}

/** The day and the time in a town, with the town's name. */
export function momentText(language: ScreenLocale, moment: Date, town: Town): string {
  return `${dayText(language, dateIn(moment, town.timeZone))}, ${clockText(language, moment, town)}`;
}

/** The calendar date (`YYYY-MM-DD`) that a moment falls on in a time zone. */
export function dateIn(moment: Date, timeZone: string): string {
  const known = calendars.get(timeZone);
  // Sweden writes dates as ISO 8601 does.
  const calendar = known ?? new Intl.DateTimeFormat('sv-SE', { timeZone });
  if (!known) calendars.set(timeZone, calendar);
  return calendar.format(moment);
}

/**
 * The day under which a log keeps something, read in a place: the log counts its days at UTC, which is in the
 * evening already at the next one. A day that has not come there is not told.
 */
export function dayThatCame(on: string, now: Date, timeZone: string): string {
  const today = dateIn(now, timeZone);
  return on < today ? on : today;
}

function clock(language: ScreenLocale, timeZone: string): Intl.DateTimeFormat {
  const key = `${language} ${timeZone}`;
  const known = clocks.get(key);
  if (known) return known;
  const fresh = new Intl.DateTimeFormat(formatLocale[language], {
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
  });
  clocks.set(key, fresh);
  return fresh;
}
