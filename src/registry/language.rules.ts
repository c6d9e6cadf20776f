import { conflictingLanguageCodes } from '#vocabulary/conflicting-codes.ts';
import { isIso6393 } from '#vocabulary/iso-639-3.ts';
import { languageByCode, languages } from '#vocabulary/languages.ts';
import { codeWords, wordKey } from './code-words.rules.ts';
import type { CodeReading } from './nationality.rules.ts';

const words = codeWords(
  languages.map(({ code, names, ownName, aliases }) => [
    code,
    [...Object.values(names), ...aliases, ...(ownName ? [ownName] : [])],
  ]),
);
const courtCodes = new Map(
  languages.flatMap(({ code, courtCodes }) => courtCodes.map((one) => [one, code])),
);

/** ISO 639-1, for the languages of our list that have such a code. */
const twoLetters: ReadonlyMap<string, string> = new Map([
  ['ES', 'spa'],
  ['EN', 'eng'],
  ['PT', 'por'],
  ['HT', 'hat'],
  ['QU', 'que'],
  ['RU', 'rus'],
  ['PA', 'pan'],
  ['LN', 'lin'],
]);

/** A code in capitals, or half in capitals: the courts' or ISO's, if both say the same. */
function fromCapitals(upper: string): string | undefined {
  if (upper.length === 3 && languageByCode.has(upper.toLowerCase())) return upper.toLowerCase();
  return courtCodes.get(upper) ?? twoLetters.get(upper);
}

/**
 * Reads a language: a stored code as it stands (any lower-case ISO 639-3), a name in Spanish, English
 * or the language itself, or a code in capitals that ISO and the courts' table read alike. `CAC` is
 * Kaqchikel in that table while `cac` is Chuj: it gives nothing. Never replaced by Spanish.
 */
export function readLanguage(text: string): CodeReading {
  const written = text.trim();
  if (languageByCode.has(written) || (/^[a-z]{3}$/.test(written) && isIso6393(written))) {
    return { value: written, finding: null };
  }
  const upper = written.toUpperCase();
  const word = words.get(wordKey(written));
  if (conflictingLanguageCodes.has(upper) && word === undefined) {
    return { value: null, finding: 'code-two-readings' };
  }
  const value =
    word ??
    fromCapitals(upper) ??
    words.get(wordKey(written.replace(/^(?:idioma|lengua|language)\s+/i, '')));
  return value === undefined
    ? { value: null, finding: 'value-unknown' }
    : { value, finding: 'value-mapped' };
}
