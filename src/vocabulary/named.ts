/** The languages our screens speak. */
export const screenLocales = ['es', 'en', 'pt', 'ht'] as const;

/** A language our screens speak. */
export type ScreenLocale = (typeof screenLocales)[number];

/** What people read for one entry of a code list. Spanish and English are always there. */
export interface Names {
  readonly es: string;
  readonly en: string;
  readonly pt?: string;
  readonly ht?: string;
}

/**
 * The name of an entry in one screen language. Where none is known in that language it is the
 * Spanish one (the commonest second language of the people in these programmes), never a guess.
 */
export function nameIn(names: Names, locale: ScreenLocale): string {
  return names[locale] ?? names.es;
}

/** A code list as a look-up by its code. Throws when two entries share a code: a fault in our data. */
export function byCode<Entry extends { readonly code: string }>(
  list: readonly Entry[],
): ReadonlyMap<string, Entry> {
  const map = new Map(list.map((entry) => [entry.code, entry]));
  if (map.size !== list.length) throw new Error('A code stands twice in one code list');
  return map;
}
