/** What a canonical text can hold. A property that is `undefined` is left out, as JSON leaves it out. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/**
 * Lists and objects within one another: nothing of ours has a tenth of them, and what a stranger nests without
 * end must not end the program that reads it.
 */
const deepest = 100;

/**
 * The one text of a JSON value by RFC 8785: keys sorted by UTF-16 code unit, no white space, numbers
 * as ECMAScript writes them. Throws a RangeError for what has no such text: a number that is not
 * finite, half a surrogate pair; and for what is nested without end.
 */
export function canonicalJson(value: Json): string {
  return textOf(value, 0);
}

function textOf(value: Json, depth: number): string {
  if (typeof value === 'number') return textOfNumber(value);
  if (typeof value === 'string') return textOfString(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (depth === deepest) throw new RangeError('a canonical text is not nested without end');
  if (isList(value)) return `[${value.map((one) => textOf(one, depth + 1)).join(',')}]`;
  return `{${membersOf(value, depth + 1).join(',')}}`;
}

/** True when a text is JSON in the one form that {@link canonicalJson} writes. Never throws. */
export function isCanonicalJson(text: string): boolean {
  try {
    const value: Json = JSON.parse(text);
    return canonicalJson(value) === text;
  } catch {
    return false;
  }
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function membersOf(value: { readonly [key: string]: Json | undefined }, depth: number): string[] {
  const members: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member !== undefined) members.push(`${textOfString(key)}:${textOf(member, depth)}`);
  }
  return members;
}

function textOfNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError('a number in a canonical text is finite');
  return JSON.stringify(value);
}

function textOfString(value: string): string {
  if (!value.isWellFormed()) throw new RangeError('a canonical text holds no half surrogate pair');
  return JSON.stringify(value);
}
