import { nationalityByCode } from '#vocabulary/nationalities.ts';
import { portByCode } from '#vocabulary/ports.ts';

/** A number with thousands apart: `71,036`. */
export function number(value: number): string {
  return Math.round(value).toLocaleString('en');
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

/** `31 March 2021`. */
export function dateIn(day: string, locale: 'en-GB' | 'es' = 'en-GB'): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
