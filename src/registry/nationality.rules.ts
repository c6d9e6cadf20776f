import { conflictingCountryCodes } from '#vocabulary/conflicting-codes.ts';
import { demonyms } from '#vocabulary/demonyms.ts';
import { nationalities, nationalityByCode } from '#vocabulary/nationalities.ts';
import { codeWords, wordKey } from './code-words.rules.ts';

/** What was made of a word or code: the stored code, or why there is none. */
export interface CodeReading<Code extends string = string> {
  readonly value: Code | null;
  readonly finding: 'value-mapped' | 'value-unknown' | 'code-two-readings' | null;
}

const words = codeWords(
  nationalities.map(
    ({ code, names }) => [code, [...Object.values(names), ...(demonyms[code] ?? [])]] as const,
  ),
);
const twoLetters = new Map([
  ...nationalities.flatMap(({ code, courtCode }) =>
    courtCode ? [[courtCode, code] as const] : [],
  ),
  ...nationalities.map(({ code, alpha2 }) => [alpha2, code] as const),
]);
const formalStart =
  /^(?:la\s+|the\s+)?(?:rep[uú]blica|republic)\s+(?:de|del|of|of the)\s+(?:los\s+|la\s+|el\s+)?/i;

/**
 * Reads a nationality: alpha-3 as it stands, a country or a demonym in Spanish, English, Portuguese
 * or Haitian Creole, or a code of two letters that has one reading only. `ES` has two (Spain in ISO
 * 3166, El Salvador in the courts' table) and gives nothing.
 */
export function readNationality(text: string): CodeReading {
  const written = text.trim();
  const upper = written.toUpperCase();
  if (nationalityByCode.has(upper)) {
    const asIs = written === upper || written === written.toLowerCase();
    return { value: upper, finding: asIs ? null : 'value-mapped' };
  }
  if (conflictingCountryCodes.has(upper)) return { value: null, finding: 'code-two-readings' };
  const value =
    twoLetters.get(upper) ??
    words.get(wordKey(written)) ??
    words.get(wordKey(written.replace(formalStart, '')));
  return value === undefined
    ? { value: null, finding: 'value-unknown' }
    : { value, finding: 'value-mapped' };
}
