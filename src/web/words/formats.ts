import type { ScreenLocale } from '#vocabulary/named.ts';

/**
 * Whose figures, plurals and commas each language of our screens writes. ICU knows no Haitian Creole
 * and would fall to English: Haiti's French has the same figures, and Creole nouns do not change
 * with the number. Names of months and weekdays never come from here for Creole.
 */
export const formatLocale: Readonly<Record<ScreenLocale, string>> = {
  es: 'es-MX',
  en: 'en-US',
  pt: 'pt-BR',
  ht: 'fr-HT',
};

/** Makes something once for each language and keeps it: formatters of `Intl` are slow to make. */
export function perLanguage<Made>(
  make: (locale: string, language: ScreenLocale) => Made,
): (language: ScreenLocale) => Made {
  const made = new Map<ScreenLocale, Made>();
  return (language) => {
    const known = made.get(language);
    if (known !== undefined) return known;
    const fresh = make(formatLocale[language], language);
    made.set(language, fresh);
    return fresh;
  };
}
