import { type CountryCode, parsePhoneNumberWithError } from 'libphonenumber-js';

/** What was made of a telephone number as somebody wrote it. */
export interface PhoneReading {
  /** E.164 (`+525512345678`), or null when the text is not one whole number. */
  readonly value: string | null;
  readonly finding:
    | 'phone-rewritten'
    | 'phone-too-short'
    | 'phone-too-long'
    | 'phone-unreadable'
    | null;
}

const unreadable: PhoneReading = { value: null, finding: 'phone-unreadable' };

/**
 * Mexico's old prefixes: 044 and 045 before a mobile, 01 before a long-distance call, and a 1 between
 * the country code and a mobile. None has been dialled since August 2019 (Instituto Federal de
 * Telecomunicaciones, national numbering plan), yet papers and telephones still carry them.
 */
function withoutOldPrefixes(digits: string, country: CountryCode): string {
  if (country !== 'MX') return digits;
  const local = digits.replace(/^(?:044|045|01)(?=\d{10}$)/, '');
  return local.replace(/^52(?:1|044|045|01)?(?=\d{10}$)/, '+52');
}

function dialled(text: string, country: CountryCode): string {
  const digits = text.replace(/[^\d+]/g, '').replace(/(?!^)\+/g, '');
  const international = digits.replace(/^(?:00|011)(?=[1-9]\d{7})/, '+');
  if (!international.startsWith('+')) return withoutOldPrefixes(international, country);
  return international.replace(/^\+52(?:1|044|045|01)(?=\d{10}$)/, '+52');
}

function lengthFinding(digits: string): PhoneReading {
  const count = digits.replace(/\D/g, '').length;
  if (count < 10) return { value: null, finding: 'phone-too-short' };
  return count > 12 ? { value: null, finding: 'phone-too-long' } : unreadable;
}

/**
 * Reads a telephone number however it is written. A number without country code is taken to be of
 * `country`, by default Mexico. A number too short or too long to be dialled is never kept.
 */
export function readPhone(text: string, country: CountryCode = 'MX'): PhoneReading {
  const written = text
    .trim()
    .replace(/^'/, '')
    .replace(/^(?:tel(?:[eé]fono)?|cel(?:ular)?|whatsapp|m[oó]vil|phone)[.:]?\s*/i, '');
  if (!/^[\d\s\u00a0()+.\-–—/]+$/.test(written) || !/\d/.test(written)) return unreadable;
  const digits = dialled(written, country);
  try {
    const parsed = parsePhoneNumberWithError(digits, country);
    if (!parsed.isPossible() || parsed.ext) return lengthFinding(digits);
    return { value: parsed.number, finding: parsed.number === text ? null : 'phone-rewritten' };
  } catch {
    return lengthFinding(digits);
  }
}

/** E.164, or null when the text is not one whole number. A number without country code is Mexican. */
export function normalPhone(text: string, country: CountryCode = 'MX'): string | null {
  return readPhone(text, country).value;
}
