import { IntlMessageFormat } from 'intl-messageformat';
import type { ScreenLocale } from '#vocabulary/named.ts';
import type { Key } from './catalogue.ts';
import { formatLocale } from './formats.ts';

/** What fills the gaps of a sentence. Dates and times come as text from `dates.ts`. */
export type Values = Readonly<Record<string, string | number>>;

/** Sentences by their `area.key`, of one language: what a page in the browser is handed. */
export type Dictionary = Readonly<Record<string, string>>;

/** The words of one language. */
export interface Words {
  language: ScreenLocale;
  /** The sentence under `area.key`, its gaps filled. */
  say(key: Key, values?: Values): string;
  /** True for a key that exists: for codes that come from elsewhere, such as those of problems. */
  has(key: string): key is Key;
}

/** The words of a dictionary. Each sentence is compiled when it is first said, and kept. */
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

function compile(language: ScreenLocale, sentence: string): (values: Values) => string {
  if (!/[{}'#]/.test(sentence)) return () => sentence;
  const format = new IntlMessageFormat(sentence, formatLocale[language], undefined, {
    ignoreTag: true,
  });
  return (values) => String(format.format(values));
}
