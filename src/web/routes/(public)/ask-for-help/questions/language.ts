import { languageByCode, languages, ownLanguageName } from '#vocabulary/languages.ts';
import { nameIn, type ScreenLocale } from '#vocabulary/named.ts';
import type { Words } from '../../../../words/say.ts';
import { type Draft, one, type TypedPage, typedOn } from '../draft.ts';
import {
  type Choice,
  type Fault,
  mustChoose,
  nobody,
  once,
  type PageView,
  type Question,
} from '../question.ts';
import { isChildAlone } from './who.ts';

/**
 * Offered at once: the languages most spoken in the programmes' court cases, and those for which
 * public messages were asked first; all others stand in the list below them.
 */
const offeredFirst = ['spa', 'hat', 'por', 'eng', 'quc', 'mam', 'kek', 'kjb', 'ixl', 'cab'];
const screenLanguageOf: Readonly<Record<string, ScreenLocale>> = {
  spa: 'es',
  eng: 'en',
  por: 'pt',
  hat: 'ht',
};
/** ISO 639-2: a language that is not known. */
const undetermined = 'und';

/** The language understood best, or null before it was said. */
export function languageOf(draft: Draft): string | null {
  return readLanguage(typedOn(draft, 'language'));
}

/** What is kept of this part. */
export function languageAnswers(draft: Draft) {
  const second = readLanguage(typedOn(draft, 'second-language'));
  const how = one(typedOn(draft, 'reading'), 'how');
  return {
    language: languageOf(draft) ?? undetermined,
    secondLanguage: second === undetermined ? null : second,
    dialect: one(typedOn(draft, 'town'), 'town').slice(0, 120),
    reads: how === 'read' || how === 'both' ? true : how === 'listen' ? false : null,
    prefersListening: how === 'read' ? false : how === 'listen' || how === 'both' ? true : null,
  };
}

/** A language's name in the language of the screen. */
export function languageName(code: string, locale: ScreenLocale): string {
  const known = languageByCode.get(code);
  return known ? nameIn(known.names, locale) : code;
}

/** The language whose town matters: one that our screens do not speak, best understood or second. */
function localLanguageOf(draft: Draft): string | null {
  const both = [languageOf(draft), readLanguage(typedOn(draft, 'second-language'))];
  const local = both.find((code) => code && code !== undetermined && !screenLanguageOf[code]);
  return local ?? null;
}

function readLanguage(typed: TypedPage): string | null {
  const chosen = one(typed, 'language');
  const other = one(typed, 'other');
  if (chosen === 'unknown') return undetermined;
  if (chosen !== '' && chosen !== 'other') return languageByCode.has(chosen) ? chosen : null;
  return languageByCode.has(other) ? other : null;
}

function choiceOf(code: string, locale: ScreenLocale): Choice {
  const own = ownLanguageName(code);
  const here = languageName(code, locale);
  const lang = screenLanguageOf[code];
  return {
    value: code,
    label: own,
    ...(own === here ? {} : { hint: here }),
    ...(lang ? { lang } : {}),
  };
}

interface Besides {
  /** Offered before all languages. */
  none?: Choice;
  /** Said before, and not offered again. */
  said?: string | null;
}

function languageFields(
  { say, language }: Words,
  { none, said }: Besides = {},
): PageView['fields'] {
  const first = offeredFirst.filter((code) => code !== said);
  const rest = languages.filter(({ code }) => code !== said && !offeredFirst.includes(code));
  const options = rest.map(({ code, names, spokenIn }) => ({
    value: code,
    label: spokenIn ? `${nameIn(names, language)} (${spokenIn})` : nameIn(names, language),
  }));
  options.sort((a, b) => a.label.localeCompare(b.label, 'es'));
  return [
    {
      kind: 'choices',
      name: 'language',
      choices: [
        ...(none ? [none] : []),
        ...first.map((code) => choiceOf(code, language)),
        { value: 'other', label: say('ask-for-help.language.other') },
      ],
      mayNotKnow: true,
    },
    { kind: 'select', name: 'other', label: say('ask-for-help.language.otherWhich'), options },
  ];
}

function languageFaults(typed: TypedPage): Fault[] {
  if (readLanguage(typed) !== null) return [];
  return one(typed, 'language') === 'other'
    ? [{ field: 'other', message: 'ask-for-help.error.languageOther' }]
    : [{ field: 'language', message: 'ask-for-help.error.choose' }];
}

/** Says openly when the screens go on in another language, or offers the family's own. */
function screenNotice(draft: Draft, { say, language }: Words): PageView['notice'] {
  const own = languageOf(draft);
  if (own === null || own === undetermined) return undefined;
  const screen = screenLanguageOf[own];
  if (screen === language) return undefined;
  const name = ownLanguageName(own);
  if (!screen) return { text: say('ask-for-help.language.fallback', { language: name }) };
  const link = say('ask-for-help.language.switch', { language: name });
  return {
    text: say('ask-for-help.language.weSpeak', { language: name }),
    href: `?lang=${screen}`,
    link,
  };
}

const language: Question = {
  id: 'language',
  part: 1,
  whom: () => once,
  view: ({ words }) => ({
    title: words.say('ask-for-help.language.title'),
    hint: words.say('ask-for-help.language.hint'),
    why: words.say('ask-for-help.language.why'),
    fields: languageFields(words),
  }),
  faults: languageFaults,
};

const secondLanguage: Question = {
  id: 'second-language',
  part: 1,
  whom: (draft) => (isChildAlone(draft) ? nobody : once),
  view: ({ draft, words }) => ({
    title: words.say('ask-for-help.second.title'),
    notice: screenNotice(draft, words),
    fields: languageFields(words, {
      none: { value: 'none', label: words.say('ask-for-help.second.none') },
      said: languageOf(draft),
    }),
  }),
  faults: (typed) => (one(typed, 'language') === 'none' ? [] : languageFaults(typed)),
};

const reading: Question = {
  id: 'reading',
  part: 1,
  whom: () => once,
  view: ({ words: { say } }) => ({
    title: say('ask-for-help.reading.title'),
    why: say('ask-for-help.reading.why'),
    fields: [
      {
        kind: 'choices',
        name: 'how',
        choices: [
          { value: 'read', label: say('ask-for-help.reading.read') },
          { value: 'both', label: say('ask-for-help.reading.both') },
          { value: 'listen', label: say('ask-for-help.reading.listen') },
        ],
        mayNotSay: true,
      },
    ],
  }),
  faults: (typed) => mustChoose(typed, 'how'),
};

const town: Question = {
  id: 'town',
  part: 1,
  whom: (draft) => (localLanguageOf(draft) === null ? nobody : once),
  view: ({ draft, words: { say } }) => ({
    title: say('ask-for-help.town.title', {
      language: ownLanguageName(localLanguageOf(draft) ?? ''),
    }),
    hint: say('ask-for-help.town.hint'),
    why: say('ask-for-help.town.why'),
    fields: [{ kind: 'text', name: 'town', label: say('ask-for-help.town.label') }],
  }),
  faults: () => [],
};

/** Part 1: which language, and how. */
export const languageQuestions = [language, secondLanguage, reading, town];
