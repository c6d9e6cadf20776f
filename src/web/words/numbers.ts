import type { ScreenLocale } from '#vocabulary/named.ts';
import { perLanguage } from './formats.ts';

const figures = perLanguage((locale) => new Intl.NumberFormat(locale));
const lists = perLanguage((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));

/** A number as people of that language write it. */
export function numberText(language: ScreenLocale, value: number): string {
  return figures(language).format(value);
}

/** Several things in one sentence: "Ana, Bruno y Chantal". */
export function listText(language: ScreenLocale, items: readonly string[]): string {
  if (language !== 'ht') return lists(language).format(items);
  const [last = '', ...before] = items.toReversed();
  return before.length === 0 ? last : `${before.reverse().join(', ')} ak ${last}`;
}
