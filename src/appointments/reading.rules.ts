import { dayNumber } from './day-number.rules.ts';

/**
 * Small readers for JSON that someone else wrote. Each takes an unknown value and the words that
 * say where it stands, and returns it typed or throws an InputFault that names that place.
 *
 * Written by hand because a plan has tens of thousands of units and is re-read at every re-plan.
 */

export type JsonObject = Readonly<Record<string, unknown>>;

/** Something is wrong with an instance or a previous plan. The message is one line, for people. */
export class InputFault extends Error {
  readonly code = 'planner.badInput';
}

/** A text in quotes, on one line whatever it holds: control and line-breaking characters escaped. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** An object in braces; throws where it is something else. */
export function readObject(value: unknown, where: string): JsonObject {
  if (!isObject(value)) throw fault(value, where, 'an object in braces');
  return value;
}

/** A list; throws where it is something else. */
export function readList(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw fault(value, where, 'a list');
  return value;
}

/** A text, as it is written; throws where it is something else. */
export function readText(value: unknown, where: string): string {
  if (typeof value !== 'string') throw fault(value, where, 'text in quotes');
  return value;
}

/** A calendar date that exists, `YYYY-MM-DD`, as it is written. */
export function readDate(value: unknown, where: string): string {
  if (typeof value === 'string' && dayNumber(value) !== null) return value;
  throw fault(value, where, 'a date that exists, written YYYY-MM-DD');
}

/** A whole number of at least `least`; `1e2` and `5.0` are whole numbers too. */
export function readCount(value: unknown, where: string, least: number): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least) return value;
  throw fault(value, where, `a whole number of at least ${least}`);
}

/** True or false; throws where it is something else. */
export function readYesOrNo(value: unknown, where: string): boolean {
  if (typeof value !== 'boolean') throw fault(value, where, 'true or false');
  return value;
}

/** A part that may be missing or null, which mean the same: null. */
export function optional<T>(
  value: unknown,
  where: string,
  read: (value: unknown, where: string) => T,
): T | null {
  return value === undefined || value === null ? null : read(value, where);
}

/** Throws, naming the first id that a list holds twice. */
export function refuseRepeats(ids: readonly string[], say: (id: string) => string): void {
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) throw new InputFault(say(id));
    seen.add(id);
  }
}

function fault(value: unknown, where: string, wanted: string): InputFault {
  if (value === undefined) return new InputFault(`${where} is missing: it must be ${wanted}`);
  return new InputFault(`${where} must be ${wanted}, but is ${shown(value)}`);
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (isObject(value)) return 'an object';
  const text = typeof value === 'string' ? quoted(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
