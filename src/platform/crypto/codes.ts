import { randomInt } from 'node:crypto';

/**
 * The letters and figures of every code that people read aloud or copy by hand: no 0 O, 1 I L,
 * 5 S, 2 Z, 8 B, U V: 23 that are hard to mistake for one another.
 */
export const codeAlphabet = '34679ACDEFGHJKMNPQRTWXY';

const size = codeAlphabet.length;

/** A random code with a check character at its end, e.g. `K7RM4XQ9`. */
export function newCode(length: number): string {
  let body = '';
  for (let at = 0; at < length - 1; at += 1) body += codeAlphabet[randomInt(size)];
  return body + checkCharacter(body);
}

/**
 * The check character: the sum of each value times its place (from 1), modulo 23. As 23 is prime and
 * the weights differ, every single wrong character and every swap of two characters is found
 * (the idea of ISBN-10, ISO 2108:1992).
 */
export function checkCharacter(body: string): string {
  let sum = 0;
  for (let at = 0; at < body.length; at += 1) {
    const value = codeAlphabet.indexOf(body.charAt(at));
    if (value < 0) throw new RangeError('not a character of a code');
    sum += value * (at + 1);
  }
  return codeAlphabet.charAt(sum % size);
}

/** What somebody typed, without blanks and dashes, in capitals; null if it is not such a code. */
export function readCode(typed: string, length: number): string | null {
  const plain = typed.toUpperCase().replace(/[\s\-–.]/gu, '');
  if (plain.length !== length) return null;
  for (const character of plain) if (!codeAlphabet.includes(character)) return null;
  return checkCharacter(plain.slice(0, -1)) === plain.at(-1) ? plain : null;
}

/** In groups of four, as it is printed: `K7RM 4XQ9`. */
export function grouped(code: string): string {
  return code.replace(/(.{4})(?=.)/gu, '$1 ');
}
