import { type Code, NO_CODE } from '../code.rules.ts';
import { type Day, dayOf, NO_DAY } from '../day.rules.ts';

/**
 * Cells of a row that fits, read from its bytes without making a string. A cell is `from` up to `to`;
 * its bytes are latin-1, with blanks at its ends at most.
 */

const BLANK = 0x20;

/** The null tokens that a column of three characters can hold. */
const B6 = 0x623600;
const NOT_AVAILABLE = 0x4e2f41;
const QUESTION_1 = 0x3f0000;
const QUESTION_2 = 0x3f3f00;
const QUESTION_3 = 0x3f3f3f;

/** A code of at most three characters, in upper case. */
export function readCode(bytes: Uint8Array, from: number, to: number): Code {
  let start = from;
  let end = to;
  while (start < end && bytes[start] === BLANK) start++;
  while (end > start && bytes[end - 1] === BLANK) end--;
  if (start === end) return NO_CODE;
  const first = bytes[start] ?? 0;
  const second = end - start > 1 ? (bytes[start + 1] ?? 0) : 0;
  const third = end - start > 2 ? (bytes[start + 2] ?? 0) : 0;
  const code = (first << 16) | (second << 8) | third;
  if (code === B6 || code === NOT_AVAILABLE) return NO_CODE;
  if (code === QUESTION_1 || code === QUESTION_2 || code === QUESTION_3) return NO_CODE;
  return (upper(first) << 16) | (upper(second) << 8) | upper(third);
}

/** A date, or NO_DAY where there is none or the calendar does not know it. */
export function readDate(bytes: Uint8Array, from: number, to: number): Day {
  if (to - from < 10) return NO_DAY;
  const start = bytes[from] === BLANK ? afterBlanks(bytes, from, to) : from;
  if (to - start < 10) return NO_DAY;
  const year =
    digit(bytes, start) * 1000 +
    digit(bytes, start + 1) * 100 +
    digit(bytes, start + 2) * 10 +
    digit(bytes, start + 3);
  const month = digit(bytes, start + 5) * 10 + digit(bytes, start + 6);
  const date = digit(bytes, start + 8) * 10 + digit(bytes, start + 9);
  // Short of the end of any month, the calendar need not be asked.
  if (date > 0 && date < 29 && month > 0 && month < 13 && year > 0) {
    return year * 10_000 + month * 100 + date;
  }
  return dayOf(year, month, date);
}

/** A whole number with a sign or without. */
export function readInt(bytes: Uint8Array, from: number, to: number): number {
  const sign = bytes[from];
  let value = 0;
  for (let at = sign === 0x2d || sign === 0x2b ? from + 1 : from; at < to; at++) {
    value = value * 10 + digit(bytes, at);
  }
  return sign === 0x2d ? -value : value;
}

/** Whether the cell says a word, given as upper-case ASCII bytes, in whatever case. */
export function saysWord(bytes: Uint8Array, from: number, to: number, word: Uint8Array): boolean {
  let start = from;
  let end = to;
  while (start < end && bytes[start] === BLANK) start++;
  while (end > start && bytes[end - 1] === BLANK) end--;
  if (end - start !== word.length) return false;
  for (let at = 0; at < word.length; at++) {
    if (upper(bytes[start + at] ?? 0) !== word[at]) return false;
  }
  return true;
}

/** Upper case within latin-1: a letter whose capital lies outside it stays. */
function upper(byte: number): number {
  if (byte < 0x61) return byte;
  if (byte <= 0x7a) return byte - 0x20;
  return byte >= 0xe0 && byte !== 0xf7 && byte !== 0xff ? byte - 0x20 : byte;
}

function digit(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) - 0x30;
}

function afterBlanks(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && bytes[at] === BLANK) at++;
  return at;
}
