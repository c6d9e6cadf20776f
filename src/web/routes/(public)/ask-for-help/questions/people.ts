import { readBirthDate } from '#registry/birth-date.rules.ts';
import { readNationality } from '#registry/nationality.rules.ts';
import { nameIn } from '#vocabulary/named.ts';
import { commonNationalities, nationalityByCode } from '#vocabulary/nationalities.ts';
import type { Words } from '../../../../words/say.ts';
import { type Draft, one, type TypedPage, typedOn } from '../draft.ts';
import {
  type Asking,
  type Fault,
  type Field,
  mustChoose,
  nobody,
  type Question,
} from '../question.ts';
import { dateText, readTypedDate } from '../typed-date.ts';
import { isByHelper, isChildAlone } from './who.ts';

/** Relations to the person who asks. */
export const relations = [
  'partner',
  'child',
  'parent',
  'sibling',
  'grandparent',
  'grandchild',
  'other',
] as const;

/** How a person is called on the pages: as they wrote it, or "person 2". */
export function nameOf(draft: Draft, at: number, { say }: Words): string {
  const typed = typedOn(draft, 'names', at);
  const name = one(typed, 'given') || one(typed, 'first');
  return name || say('ask-for-help.people.nth', { n: draft.people.indexOf(at) + 1 });
}

/** Everybody but a child alone is asked about; of a child alone nothing but the name and the age. */
export const everyPerson = (draft: Draft): readonly number[] => draft.people;

/** What is kept of one person's names. */
export function namesAnswer(draft: Draft, at: number) {
  const typed = typedOn(draft, 'names', at);
  return {
    given: one(typed, 'given'),
    firstSurname: one(typed, 'first'),
    secondSurname: one(typed, 'second'),
  };
}

/** A birth date as the registry takes it: the first day of a month or year that is known only so far. */
export function birthAnswer(typed: TypedPage, today: string) {
  const reading = readBirth(typed, today);
  const value = reading.value;
  if (value === null) return { precision: 'unknown' as const, date: null };
  return { precision: reading.precision, date: `${value}-01-01`.slice(0, 10) };
}

/** What is kept of one person's country and relation. */
export function aboutAnswer(draft: Draft, at: number) {
  const typed = typedOn(draft, 'about', at);
  const isFirst = draft.people[0] === at;
  const said = relations.find((relation) => relation === one(typed, 'relation'));
  return {
    nationality: readCountry(typed),
    relation: isFirst ? ('self' as const) : (said ?? ('unknown' as const)),
  };
}

function readCountry(typed: TypedPage): string | null {
  const chosen = one(typed, 'country');
  if (nationalityByCode.has(chosen)) return chosen;
  return chosen === 'other' || chosen === ''
    ? readNationality(one(typed, 'otherCountry')).value
    : null;
}

function readBirth(typed: TypedPage, today: string) {
  const date = readTypedDate(typed, 'birth', today);
  if (date.kind === 'empty' || date.kind === 'unknown') {
    const age = one(typed, 'age');
    return age === ''
      ? { value: null, precision: 'unknown' as const, finding: null, empty: date.kind === 'empty' }
      : readBirthDate(age, today);
  }
  return date.kind === 'date'
    ? { value: date.value, precision: date.precision, finding: null }
    : { value: null, precision: 'unknown' as const, finding: date.fault };
}

const names: Question = {
  id: 'names',
  part: 3,
  whom: everyPerson,
  view: ({ draft, at, words: { say } }) => ({
    title: namesTitle(draft, at, say),
    hint: say('ask-for-help.names.hint'),
    why: say('ask-for-help.names.why'),
    fields: [
      { kind: 'text', name: 'given', label: say('ask-for-help.names.given') },
      { kind: 'text', name: 'first', label: say('ask-for-help.names.first') },
      { kind: 'text', name: 'second', label: say('ask-for-help.names.second') },
    ],
  }),
  answer: (typed) => [
    ['given', 'first', 'second']
      .map((field) => one(typed, field))
      .filter(Boolean)
      .join(' '),
  ],
  faults: (typed) => {
    const long = ['given', 'first', 'second'].filter((field) => one(typed, field).length > 120);
    if (long.length > 0)
      return long.map((field) => ({ field, message: 'ask-for-help.error.nameLong' }));
    const given = one(typed, 'given') || one(typed, 'first');
    return given === '' ? [{ field: 'given', message: 'ask-for-help.error.name' }] : [];
  },
};

function namesTitle(draft: Draft, at: number | null, say: Words['say']): string {
  const isFirst = draft.people[0] === at;
  if (isFirst && isByHelper(draft)) return say('ask-for-help.names.titleHelped');
  if (isFirst) return say('ask-for-help.names.titleSelf');
  return say('ask-for-help.names.titleNext', { n: draft.people.indexOf(at ?? 0) + 1 });
}

const birth: Question = {
  id: 'birth',
  part: 3,
  whom: everyPerson,
  view: (asking) => ({
    title: aboutPerson(asking, 'ask-for-help.birth.titleSelf', 'ask-for-help.birth.title'),
    why: asking.words.say('ask-for-help.birth.why'),
    fields: [
      {
        kind: 'date',
        name: 'birth',
        question: asking.words.say('ask-for-help.birth.date'),
        hint: asking.words.say('ask-for-help.birth.hint'),
      },
      {
        kind: 'text',
        name: 'age',
        label: asking.words.say('ask-for-help.birth.age'),
        inputmode: 'numeric',
        width: 'short',
      },
    ],
  }),
  answer: birthText,
  faults: (typed, { today }) => birthFaults(typed, today),
};

/** The date, or the age where there is no date. */
function birthText(typed: TypedPage, { words, today }: Asking): string[] {
  const date = readTypedDate(typed, 'birth', today);
  if (date.kind === 'date') return [dateText(words.language, date.value)];
  const age = one(typed, 'age');
  return [
    age === '' ? words.say('shell.unknownDate') : words.say('ask-for-help.birth.about', { age }),
  ];
}

function birthFaults(typed: TypedPage, today: string): Fault[] {
  const reading = readBirth(typed, today);
  if ('empty' in reading && reading.empty) {
    return [{ field: 'birth', message: 'ask-for-help.error.birthEmpty' }];
  }
  if (reading.value !== null || reading.finding === null) return [];
  const date = readTypedDate(typed, 'birth', today);
  if (date.kind === 'wrong') return [{ field: 'birth', message: date.message }];
  return [{ field: 'age', message: 'ask-for-help.error.age' }];
}

const about: Question = {
  id: 'about',
  part: 3,
  whom: (draft) => (isChildAlone(draft) ? nobody : draft.people),
  view: (asking) => ({
    title: aboutPerson(asking, 'ask-for-help.about.titleSelf', 'ask-for-help.about.title'),
    fields: [
      ...(asking.draft.people[0] === asking.at ? [] : [relationField(asking)]),
      countryField(asking),
      {
        kind: 'text',
        name: 'otherCountry',
        label: asking.words.say('ask-for-help.about.otherCountry'),
        width: 'medium',
      },
    ],
  }),
  faults: (typed, { draft, at }) => [
    ...(draft.people[0] === at ? [] : mustChoose(typed, 'relation')),
    ...countryFaults(typed),
  ],
};

function relationField({ draft, words: { say } }: Asking) {
  const first = draft.people[0] ?? 1;
  const names = typedOn(draft, 'names', first);
  return {
    kind: 'choices' as const,
    name: 'relation',
    question: isByHelper(draft)
      ? say('ask-for-help.about.relationTo', { name: one(names, 'given') || one(names, 'first') })
      : say('ask-for-help.about.relation'),
    choices: relations.map((relation) => ({
      value: relation,
      label: say(`ask-for-help.relation.${relation}`),
    })),
    mayNotSay: true,
  };
}

function countryField({ words: { say, language } }: Asking): Field {
  const codes = [...commonNationalities, 'MEX'];
  const named = codes.flatMap((code) => nationalityByCode.get(code) ?? []);
  return {
    kind: 'select',
    name: 'country',
    label: say('ask-for-help.about.country'),
    options: [
      ...named.map(({ code, names }) => ({ value: code, label: nameIn(names, language) })),
      { value: 'other', label: say('ask-for-help.about.other') },
      { value: 'unknown', label: say('shell.dontKnow') },
      { value: 'not-said', label: say('shell.ratherNotSay') },
    ],
  };
}

function countryFaults(typed: TypedPage): Fault[] {
  const chosen = one(typed, 'country');
  if (chosen === 'unknown' || chosen === 'not-said' || readCountry(typed) !== null) return [];
  if (chosen === '' && one(typed, 'otherCountry') === '') {
    return [{ field: 'country', message: 'ask-for-help.error.choose' }];
  }
  return [{ field: 'otherCountry', message: 'ask-for-help.error.country' }];
}

/** A title that speaks to the person who asks, or names whom it is about. */
export function aboutPerson(
  { draft, at, words }: Asking,
  self: Parameters<Words['say']>[0],
  other: Parameters<Words['say']>[0],
): string {
  if (at === null) return words.say(self);
  const isSelf = draft.people[0] === at && !isByHelper(draft);
  return isSelf ? words.say(self) : words.say(other, { name: nameOf(draft, at, words) });
}

/** Part 3, for each person. */
export const peopleQuestions = [names, birth, about];
