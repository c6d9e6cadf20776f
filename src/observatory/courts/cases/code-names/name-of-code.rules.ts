import { languages } from '#vocabulary/languages.ts';
import type { Names } from '#vocabulary/named.ts';
import { nationalities } from '#vocabulary/nationalities.ts';
import { caseIdentifierNames } from './case-identifiers.rules.ts';
import { caseTypeNames } from './case-types.rules.ts';
import { hearingLocationNames } from './hearing-locations.rules.ts';
import { languageNames } from './languages.rules.ts';
import { nationalityNames } from './nationalities.rules.ts';

/** The code lists of the immigration courts that appear in a table of cases. */
export type CodeList =
  | 'caseIdentifiers'
  | 'caseTypes'
  | 'hearingLocations'
  | 'languages'
  | 'nationalities';

/** Every code of each list with the agency's own name for it. */
export const codeLists: Readonly<Record<CodeList, ReadonlyMap<string, string>>> = {
  caseIdentifiers: read(caseIdentifierNames),
  caseTypes: read(caseTypeNames),
  hearingLocations: read(hearingLocationNames),
  languages: read(languageNames),
  nationalities: read(nationalityNames),
};

const countryNames = new Map<string, Names>();
for (const { courtCode, names } of nationalities) if (courtCode) countryNames.set(courtCode, names);

const tongueNames = new Map<string, Names>();
for (const { courtCodes = [], names } of languages) {
  for (const code of courtCodes) tongueNames.set(code, names);
}

/**
 * The name of a code: for nationalities and languages that Puente knows by their court code, in
 * English or Spanish; else as the agency writes it. Null for a code that is in no list.
 */
export function nameOfCode(list: CodeList, code: string, locale: 'en' | 'es'): string | null {
  const known = list === 'nationalities' ? countryNames : list === 'languages' ? tongueNames : null;
  return known?.get(code)?.[locale] ?? codeLists[list].get(code) ?? null;
}

function read(rows: string): ReadonlyMap<string, string> {
  return new Map(
    rows
      .trim()
      .split('\n')
      .map((row) => {
        const gap = row.indexOf(' ');
        return [row.slice(0, gap), row.slice(gap + 1)];
      }),
  );
}
