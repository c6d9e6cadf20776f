import type { ScreenLocale } from '#vocabulary/named.ts';

/** What each language of our screens calls itself. */
export const ownNames: Readonly<Record<ScreenLocale, string>> = {
  es: 'Español',
  en: 'English',
  pt: 'Português',
  ht: 'Kreyòl',
};
