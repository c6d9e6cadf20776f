import { CASE_TYPE_NAMES } from './case-type-names.ts';
import { IDENTIFIER_NAMES } from './identifier-names.ts';
import { LANGUAGE_NAMES } from './language-names.ts';
import { LOCATION_NAMES } from './location-names.ts';
import { NATIONALITY_NAMES } from './nationality-names.ts';

/** The lists by the dimension whose codes they name. */
const LISTS: Readonly<Record<string, string>> = {
  nationality: NATIONALITY_NAMES,
  language: LANGUAGE_NAMES,
  assigned_location: LOCATION_NAMES,
  current_location: LOCATION_NAMES,
  case_type: CASE_TYPE_NAMES,
  identifiers: IDENTIFIER_NAMES,
};

const read = new Map<string, ReadonlyMap<string, string>>();

/** Whether the values of a dimension are codes with names. */
export function hasNames(dimension: string): boolean {
  return Object.hasOwn(LISTS, dimension);
}

/**
 * The name of a code as the courts wrote it, in English; of identifiers, which can be several, the names
 * joined by a bar as the codes are. Empty where none is known, and for a dimension without codes.
 */
export function nameOfValue(dimension: string, value: string): string {
  const names = namesOf(dimension);
  return value
    .split('|')
    .map((code) => names.get(code) ?? '')
    .join('|')
    .replace(/^\|+$/u, '');
}

function namesOf(dimension: string): ReadonlyMap<string, string> {
  const list = LISTS[dimension] ?? '';
  const known = read.get(list);
  if (known) return known;
  const pairs = list.matchAll(/^(\S+) (.+)$/gmu);
  const names = new Map([...pairs].map(([, code = '', name = '']) => [code, name]));
  read.set(list, names);
  return names;
}
