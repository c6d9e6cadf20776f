import type { ScreenLocale } from '#vocabulary/named.ts';
import { type Area, areas, catalogue } from './catalogue.ts';
import { type Dictionary, type Words, wordsFrom } from './say.ts';

const spoken = new Map<ScreenLocale, Words>();

/**
 * All the words of a language, for pages made on the server. A sentence that a language lacks is
 * said in Spanish. Pages that go on in the browser are handed a {@link dictionary} instead: this
 * module carries every sentence of every language.
 */
export function words(language: ScreenLocale): Words {
  const known = spoken.get(language);
  if (known) return known;
  const made = wordsFrom(language, { ...catalogue.es, ...catalogue[language] });
  spoken.set(language, made);
  return made;
}

/** The sentences of some areas, for `wordsFrom` in the browser. */
export function dictionary(language: ScreenLocale, wanted: readonly Area[]): Dictionary {
  const all = { ...catalogue.es, ...catalogue[language] };
  return Object.fromEntries(
    Object.entries(all).filter(([key]) => wanted.some((area) => key.startsWith(`${area}.`))),
  );
}

/** True for Spanish, the original, and for a language whose every file a speaker has read. */
export function isReviewed(language: ScreenLocale): boolean {
  return language === 'es' || Object.values(areas[language]).every(({ _meta }) => _meta.reviewed);
}
