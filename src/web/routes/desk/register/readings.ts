import { readAnumber } from '#registry/a-number.rules.ts';
import { readBirthDate } from '#registry/birth-date.rules.ts';
import { readLanguage } from '#registry/language.rules.ts';
import { readNationality } from '#registry/nationality.rules.ts';
import { readPhone } from '#registry/phone.rules.ts';
import { languageByCode } from '#vocabulary/languages.ts';
import { nameIn } from '#vocabulary/named.ts';
import { nationalityByCode } from '#vocabulary/nationalities.ts';
import { dayText, monthText } from '../../../words/dates.ts';
import type { Words } from '../../../words/say.ts';

/** What was made of one field: the value, or what is wrong, and words to read back. */
export interface FieldReading<Value> {
  value: Value;
  error?: string;
  echo?: string;
}

/** A date to the precision at which it is known; `date` is its first day. */
export interface ReadDate {
  date: string | null;
  precision: 'day' | 'month' | 'year' | 'age' | 'uncertain' | 'unknown';
}

const unknown: ReadDate = { date: null, precision: 'unknown' };

/** Reads a birth date or an age however it is typed. `today` is `YYYY-MM-DD`. */
export function birthReading(typed: string, today: string, words: Words): FieldReading<ReadDate> {
  if (typed === '') return { value: unknown };
  const { value, precision, finding, readings } = readBirthDate(typed, today);
  if (value === null) return { value: unknown, error: dateError(finding, words) };
  const echo =
    precision === 'uncertain'
      ? words.say('families.register.understood.two', {
          text: (readings ?? []).map((day) => dayText(words.language, day)).join(' · '),
        })
      : understood(words, dateText(value, precision, words));
  return { value: { date: firstDay(value), precision }, echo };
}

/** Reads the day of a return: as a birth date, but never by age, and never with two readings. */
export function returnReading(
  typed: string,
  today: string,
  words: Words,
): FieldReading<{ date: string | null; precision: 'day' | 'month' | 'year' | 'unknown' }> {
  const none = { date: null, precision: 'unknown' as const };
  if (typed === '') return { value: none };
  const { value, precision, finding } = readBirthDate(typed, today);
  if (precision === 'uncertain') {
    return { value: none, error: words.say('families.error.date-two-readings') };
  }
  if (value === null || precision === 'age' || precision === 'unknown') {
    return { value: none, error: dateError(precision === 'age' ? null : finding, words) };
  }
  const echo = understood(words, dateText(value, precision, words));
  return { value: { date: firstDay(value), precision }, echo };
}

/** Reads an A-number however it is typed. */
export function aNumberReading(
  typed: string,
  words: Words,
): FieldReading<{ digits: string; confirmed: boolean } | null> {
  if (typed === '') return { value: null };
  const { value, unconfirmed, finding } = readAnumber(typed);
  if (value === null) {
    const key = `families.error.${finding ?? ''}`;
    return {
      value: null,
      error: words.say(words.has(key) ? key : 'families.error.a-number-wrong-length'),
    };
  }
  const grouped = `${value.slice(0, 3)} ${value.slice(3, 6)} ${value.slice(6)}`;
  const echo = unconfirmed
    ? words.say('families.register.understood.unconfirmed', { text: grouped })
    : understood(words, `A ${grouped}`);
  return { value: { digits: value, confirmed: !unconfirmed }, echo };
}

/** Reads a country or a demonym. */
export function nationalityReading(typed: string, words: Words): FieldReading<string | null> {
  if (typed === '') return { value: null };
  const { value } = readNationality(typed);
  const known = value === null ? undefined : nationalityByCode.get(value);
  if (!known) return { value: null, error: words.say('families.error.nationality') };
  const name = nameIn(known.names, words.language);
  return name === typed ? { value } : { value, echo: understood(words, name) };
}

/** Reads a language by any of its names. */
export function languageReading(typed: string, words: Words): FieldReading<string | null> {
  if (typed === '') return { value: null };
  const { value } = readLanguage(typed);
  if (value === null) return { value: null, error: words.say('families.error.language') };
  const known = languageByCode.get(value);
  const name = known ? nameIn(known.names, words.language) : value;
  return name === typed ? { value } : { value, echo: understood(words, name) };
}

/** Reads a telephone number or an e-mail address. */
export function reachReading(typed: string, words: Words): FieldReading<string | null> {
  if (typed === '') return { value: null };
  if (typed.includes('@')) {
    const sound = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed);
    return sound ? { value: typed } : { value: null, error: words.say('families.error.email') };
  }
  const { value } = readPhone(typed);
  if (value === null) return { value: null, error: words.say('families.error.phone') };
  return { value, echo: understood(words, value) };
}

function firstDay(value: string): string {
  return `${value}-01-01`.slice(0, 10);
}

function dateText(value: string, precision: ReadDate['precision'], words: Words): string {
  if (precision === 'day') return dayText(words.language, value);
  if (precision === 'month') return monthText(words.language, value);
  const text = words.say('families.register.understood.year', { text: value });
  return precision === 'age' ? words.say('families.register.understood.age', { text }) : text;
}

function dateError(finding: string | null, words: Words): string {
  const key = `families.error.${finding ?? ''}`;
  return words.say(words.has(key) ? key : 'families.error.date-unreadable');
}

function understood(words: Words, text: string): string {
  return words.say('families.register.understood', { text });
}
