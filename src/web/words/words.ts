import { IntlMessageFormat } from 'intl-messageformat';
import type { ScreenLocale } from '#vocabulary/named.ts';
import { type Area, areas, catalogue, type Key } from './catalogue.ts';

/** What fills the gaps of a sentence. Dates and times come as text from `dates.ts`. */
export type Values = Readonly<Record<string, string | number>>;

/** Sentences by their key, of one language: what a page in the browser is handed. */
export type Dictionary = Readonly<Record<string, string>>;

/** The words of one language. */
export interface Words {
  language: ScreenLocale;
  /** The sentence under `area.key`. A missing one is shown in Spanish, never as its key. */
  say(key: Key, values?: Values): string;
  /** True for a key that exists: for codes that come from elsewhere, such as those of problems. */
  has(key: string): key is Key;
}

/**
 * How `intl-messageformat` counts in each language. ICU knows no Haitian Creole and would fall to
 * English: Haiti's French has the same figures, and Creole nouns do not change with the number.
 */
const countsLike: Readonly<Record<ScreenLocale, string>> = {
  es: 'es-MX',
  en: 'en-US',
  pt: 'pt-BR',
  ht: 'fr-HT',
};

const spoken = new Map<ScreenLocale, Words>();

/** The words of a language, compiled at first use and kept. */
export function words(language: ScreenLocale): Words {
  const known = spoken.get(language);
  if (known) return known;
  const made = wordsFrom(language, { ...catalogue.es, ...catalogue[language] });
  spoken.set(language, made);
  return made;
}

/** The words of a dictionary that a page was handed (see {@link dictionary}). */
export function wordsFrom(language: ScreenLocale, sentences: Dictionary): Words {
  const compiled = new Map<string, (values: Values) => string>();
  return {
    language,
    has: (key): key is Key => key in sentences,
    say(key, values = {}) {
      const ready = compiled.get(key) ?? compile(language, sentences[key] ?? key);
      compiled.set(key, ready);
      return ready(values);
    },
  };
}

/** The sentences of some areas, for pages that go on speaking in the browser. */
export function dictionary(language: ScreenLocale, wanted: readonly Area[]): Dictionary {
  const all = { ...catalogue.es, ...catalogue[language] };
  return Object.fromEntries(
    Object.entries(all).filter(([key]) => wanted.some((area) => key.startsWith(`${area}.`))),
  );
}

/** True when a speaker of the language has read this area's sentences. Spanish is the original. */
export function isReviewed(language: ScreenLocale, area: Area): boolean {
  return areas[language][area]._meta.reviewed;
}

function compile(language: ScreenLocale, sentence: string): (values: Values) => string {
  if (!/[{}'#<]/.test(sentence)) return () => sentence;
  const format = new IntlMessageFormat(sentence, countsLike[language], undefined, {
    ignoreTag: true,
  });
  return (values) => String(format.format(values));
}
