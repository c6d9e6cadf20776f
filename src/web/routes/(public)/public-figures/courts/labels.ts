import { nameOfCode } from '#observatory/courts/cases/code-names/name-of-code.rules.ts';
import type { PublicDimension } from '#observatory/courts/figures/cell-definition.rules.ts';
import { languages } from '#vocabulary/languages.ts';
import type { ScreenLocale } from '#vocabulary/named.ts';
import { nationalities } from '#vocabulary/nationalities.ts';
import { monthText } from '../../../../words/dates.ts';
import type { Words } from '../../../../words/say.ts';

const byCourtCode = {
  nationality: new Map(
    nationalities.flatMap(({ courtCode, names }) => (courtCode ? [[courtCode, names]] : [])),
  ),
  language: new Map(
    languages.flatMap(({ courtCodes, names }) => courtCodes.map((code) => [code, names])),
  ),
};

const lists = {
  assigned_location: 'hearingLocations',
  current_location: 'hearingLocations',
  nationality: 'nationalities',
  language: 'languages',
} as const;

/** A value in words: what it is called here, else as the courts write it. '' is nothing recorded. */
export function valueLabel(words: Words, dimension: PublicDimension, value: string): string {
  if (value === '') return words.say('courts.none.value');
  if (dimension === 'nta_month') return monthText(words.language, value);
  if (dimension === 'nationality' || dimension === 'language') {
    const own = ownName(dimension, value, words.language);
    if (own !== undefined) return own;
  }
  const key = `courts.is.${dimension}.${value}`;
  if (words.has(key)) return words.say(key);
  return dimension in lists ? asCourtsWrite(dimension as keyof typeof lists, value) : value;
}

function ownName(
  dimension: keyof typeof byCourtCode,
  code: string,
  language: ScreenLocale,
): string | undefined {
  const names = byCourtCode[dimension].get(code) ?? countryNamed(dimension, code);
  return names && (names[language] ?? names.es);
}

/** A country that the courts call by its English name is called by its own. */
function countryNamed(dimension: string, code: string) {
  const name = dimension === 'nationality' ? nameOfCode('nationalities', code, 'en') : null;
  return name === null ? undefined : byEnglishName.get(name.toUpperCase());
}

const byEnglishName = new Map(nationalities.map(({ names }) => [names.en.toUpperCase(), names]));

function asCourtsWrite(dimension: keyof typeof lists, code: string): string {
  const name = nameOfCode(lists[dimension], code, 'en');
  return name === null ? code : calm(name);
}

/** The courts write in capitals: a name in small letters is easier to read. */
function calm(name: string): string {
  if (name !== name.toUpperCase()) return name;
  return name
    .toLowerCase()
    .replaceAll(/(^|[\s,/(-])(\p{L})/gu, (_, before, letter) => before + letter.toUpperCase())
    .replaceAll(/\b(Mpp|Nyc|Spc)\b/gu, (short) => short.toUpperCase());
}

/** The name of a dimension. */
export function dimensionLabel({ say }: Words, dimension: PublicDimension): string {
  return say(`courts.by.${dimension}`);
}
