/**
 * Months and weekdays in Haitian Creole. Node's ICU has no data for it and would answer in English.
 * Source: the locale `ht` of Day.js (github.com/iamkun/dayjs, src/locale/ht.js). No speaker of ours has
 * reviewed them yet.
 */
export const months = [
  'janvye',
  'fevriye',
  'mas',
  'avril',
  'me',
  'jen',
  'jiyè',
  'out',
  'septanm',
  'oktòb',
  'novanm',
  'desanm',
] as const;

/** From Sunday, as `Date.getUTCDay` counts. */
export const weekdays = [
  'dimanch',
  'lendi',
  'madi',
  'mèkredi',
  'jedi',
  'vandredi',
  'samdi',
] as const;
