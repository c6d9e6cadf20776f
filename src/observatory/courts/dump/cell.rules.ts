import type { Column } from './layout.ts';

/**
 * One cell as text: what it says once the debris is off, and whether its column can hold it. These are
 * the rules; the scan that reads millions of rows (`fit-row.ts`) agrees with them and asks here
 * whenever it meets anything unusual.
 */

/** The cell without control characters and NUL, then without blanks (also 0xA0) at both ends. */
export function cleanCell(raw: string): string {
  const kept = hasControl(raw) ? withoutControl(raw) : raw;
  let from = 0;
  let to = kept.length;
  while (from < to && isBlank(kept.charCodeAt(from))) from++;
  while (to > from && isBlank(kept.charCodeAt(to - 1))) to--;
  return kept.slice(from, to);
}

/** Whether a clean cell says nothing: empty, the exemption `b6`, `N/A`, or only question marks. */
export function isNull(clean: string): boolean {
  return clean === '' || clean === 'b6' || clean === 'N/A' || /^\?+$/u.test(clean);
}

/** Whether the column can hold the clean cell. A null fits every column but a key column. */
export function fits(clean: string, column: Column): boolean {
  if (isNull(clean)) return !column.isKey;
  if (column.kind === 'text') return clean.length <= column.width;
  if (column.kind === 'int') return isInteger(clean);
  return column.kind === 'any' || hasShapeOfDate(clean);
}

/** A whole number of 32 bits with a sign or without. */
export function isInteger(clean: string): boolean {
  if (!/^[+-]?\d+$/u.test(clean)) return false;
  const value = Number(clean);
  return value >= -0x8000_0000 && value <= 0x7fff_ffff;
}

/** `YYYY-MM-DD`, a time may follow; whether the calendar knows the day is not asked. */
export function hasShapeOfDate(clean: string): boolean {
  return /^\d{4}-\d{2}-\d{2}(?:[ T][\d:]+(?:\.\d*)?)?$/u.test(clean);
}

/** What a cell holds besides its text: a bare line end or another control character, and so on. */
export type Dirt = 'lineBreak' | 'control' | 'nonAscii' | 'padding';

/** The gravest dirt of a raw cell, or null where there is none. */
export function dirtOf(raw: string): Dirt | null {
  if (hasControl(raw)) return /[\r\n]/u.test(raw) ? 'lineBreak' : 'control';
  if (/[\u0080-\u00ff]/u.test(raw)) return 'nonAscii';
  return raw.startsWith(' ') || raw.endsWith(' ') ? 'padding' : null;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0xa0;
}

function isControl(code: number): boolean {
  return code < 0x20 || (code >= 0x7f && code <= 0x9f);
}

function hasControl(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (isControl(text.charCodeAt(at))) return true;
  return false;
}

function withoutControl(text: string): string {
  return Array.from(text)
    .filter((character) => !isControl(character.charCodeAt(0)))
    .join('');
}
