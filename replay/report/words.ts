import { caseSituations } from '#vocabulary/case-situations.ts';
import { nationalityByCode } from '#vocabulary/nationalities.ts';
import { portByCode } from '#vocabulary/ports.ts';

const whole = {
  en: new Intl.NumberFormat('en', { maximumFractionDigits: 0 }),
  es: new Intl.NumberFormat('es', { maximumFractionDigits: 0, useGrouping: 'always' }),
};

/** A number with thousands apart: `71,036`. */
export function number(value: number, locale: 'en' | 'es' = 'en'): string {
  return whole[locale].format(value);
}

/** A share in whole per cent: `58 %`. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** The name of a port or nationality. */
export function nameOf(kind: 'port' | 'nationality', code: string): string {
  const known =
    kind === 'port' ? portByCode.get(code)?.name : nationalityByCode.get(code)?.names.en;
  return known ?? code;
}

/** A case situation of `data/` in words. */
export function situationNamed(code: string): string {
  if (code === 'ACTIVE') return 'Pending in courts of the programme';
  return caseSituations.find((one) => one.code === code)?.names.en ?? code;
}

/** How long from one day to a later one, in whole months: `1 year and 8 months`. */
export function spanIn(from: string, to: string, locale: 'en' | 'es' = 'en'): string {
  const [year = 0, month = 0, day = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number);
  const months = (toYear - year) * 12 + toMonth - month - (toDay < day ? 1 : 0);
  const counted = (unit: 'year' | 'month', count: number) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
  const parts = [
    { unit: 'year', count: Math.floor(months / 12) },
    { unit: 'month', count: months % 12 },
  ] as const;
  const told = parts
    .filter(({ count }) => count > 0)
    .map(({ unit, count }) => counted(unit, count));
  return new Intl.ListFormat(locale).format(told.length > 0 ? told : [counted('month', 0)]);
}

/** `31 March 2021`. */
export function dateIn(day: string, locale: 'en-GB' | 'es' = 'en-GB'): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
