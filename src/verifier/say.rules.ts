import type { Fault } from '#transparency/verify/read-log.rules.ts';
import type { HoldCode, SealedCode } from './verify-log.rules.ts';
import type { PlaceCode } from './verify-place.rules.ts';
import en from './words/en.json' with { type: 'json' };
import es from './words/es.json' with { type: 'json' };
import ht from './words/ht.json' with { type: 'json' };
import pt from './words/pt.json' with { type: 'json' };

const sentences = { en, es, pt, ht };

/** The languages in which a check is told. */
export type Language = keyof typeof sentences;
/** In the order in which a page offers them. */
export const languages: readonly Language[] = ['en', 'es', 'pt', 'ht'];

/** What has a sentence. */
export type SentenceCode = Exclude<keyof typeof en, '_meta'>;

/** One thing to say: a code with a sentence, and what the sentence names. */
export interface Saying {
  code: Fault['code'] | HoldCode | SealedCode | PlaceCode;
  values: Fault['values'];
}

/** The sentence of a code. What a stranger's file put into it is kept short and on its line. */
export function say(
  language: Language,
  code: SentenceCode,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return fill(sentences[language][code], values);
}

/** Why a file cannot be read, and whether it is the one to compare with. */
export function sayUnreadable(
  language: Language,
  { code, line, isKept }: { code: SentenceCode; line: number; isKept: boolean },
): string {
  const why = say(language, code, { line });
  return isKept ? `${say(language, 'keptUnreadable')} ${why}` : why;
}

/** Room for a key under the longest name that one may have. */
const mostOfValue = 260;

/** A sentence with what it names, each kept short and on its line. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{([a-zA-Z]+)\}/gu, (_, name: string) =>
    String(values[name] ?? '')
      .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '?')
      .slice(0, mostOfValue),
  );
}

/** True where a speaker has read the sentences of a language. */
export function isReviewed(language: Language): boolean {
  return sentences[language]._meta.reviewed;
}

/** How many sentences of one code are told before they are only counted. */
const mostOfOne = 20;

/** The sentences of what was found, each once; after many of one kind the others are counted. */
export function tell(language: Language, sayings: readonly Saying[]): string[] {
  return [...Map.groupBy(sayings, ({ code }) => code)].flatMap(([code, some]) => {
    const different = [...new Set(some.map(({ values }) => say(language, code, values)))];
    const told = different.slice(0, mostOfOne);
    const more = different.length - told.length;
    return more > 0 ? [...told, say(language, 'more', { count: more })] : told;
  });
}

const dayInMilliseconds = 86_400_000;

/**
 * Of which log it is and of which day its last entry; and that this day has not come yet, by the clock of whoever
 * checks: days are those at UTC, and a clock may be some hours off. Nothing where no entry was read.
 */
export function tellLastDay(
  language: Language,
  { origin, lastDay }: { origin: string; lastDay: string },
  now: Date,
): string[] {
  if (lastDay === '') return [];
  const tomorrow = new Date(now.getTime() + dayInMilliseconds).toISOString().slice(0, 10);
  return [
    say(language, 'lastDay', { origin, day: lastDay }),
    ...(lastDay > tomorrow ? [say(language, 'lastDayAhead', { day: lastDay })] : []),
  ];
}
