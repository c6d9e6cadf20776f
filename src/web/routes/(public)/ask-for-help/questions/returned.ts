import { readAnumber } from '#registry/a-number.rules.ts';
import { nameIn } from '#vocabulary/named.ts';
import { placeByCode } from '#vocabulary/places.ts';
import { portByCode, ports } from '#vocabulary/ports.ts';
import type { Key } from '../../../../words/catalogue.ts';
import { type Draft, many, one, type TypedPage, typedOn } from '../draft.ts';
import {
  type Asking,
  type Fault,
  type Field,
  mustChoose,
  nobody,
  once,
  type Question,
} from '../question.ts';
import { firstDayOf, readTypedDate } from '../typed-date.ts';
import { aboutPerson, nameOf } from './people.ts';
import { isChildAlone } from './who.ts';

/** Whether a person was returned to Mexico to wait; unknown where nobody said. */
export function inProgramme(draft: Draft, at: number): 'yes' | 'no' | 'unknown' {
  const chosen = many(typedOn(draft, 'returned'), 'who');
  if (chosen.length === 0 || chosen.includes('unknown')) return 'unknown';
  return chosen.includes(String(at)) ? 'yes' : 'no';
}

/** Those who were returned, or may have been. */
export function maybeReturned(draft: Draft): number[] {
  if (isChildAlone(draft)) return [];
  return draft.people.filter((at) => inProgramme(draft, at) !== 'no');
}

const returnedPeople = (draft: Draft) =>
  draft.people.filter((at) => inProgramme(draft, at) === 'yes');

/** The first of a group, and the others only where the first's page says that theirs is different. */
export function firstOrEach(
  draft: Draft,
  group: readonly number[],
  page: string,
): readonly number[] {
  const [first] = group;
  if (first === undefined) return nobody;
  return one(typedOn(draft, page, first), 'same') === 'no' ? group : [first];
}

/** Whose answer counts for a person: their own, or that of the first of the group. */
export function answeredBy(
  draft: Draft,
  group: readonly number[],
  page: string,
  at: number,
): number {
  return firstOrEach(draft, group, page).includes(at) ? at : (group[0] ?? at);
}

/** "Is it the same for everyone?", on the first page of a group of two or more. */
export function sameField(
  { draft, at, words: { say } }: Asking,
  group: readonly number[],
): Field[] {
  if (group.length < 2 || group[0] !== at || draft.people.length < 2) return [];
  return [
    {
      kind: 'choices',
      name: 'same',
      question: say('ask-for-help.same.question'),
      choices: [
        { value: 'yes', label: say('ask-for-help.same.yes') },
        { value: 'no', label: say('ask-for-help.same.no') },
      ],
    },
  ];
}

/** The fault of leaving "same for everyone?" open. */
export function sameFaults(typed: TypedPage, { at }: Asking, group: readonly number[]): Fault[] {
  return group.length >= 2 && group[0] === at ? mustChoose(typed, 'same') : [];
}

/** A person's numbers as nine digits; eight digits are kept to be checked against a paper. */
export function aNumbersAnswer(draft: Draft, at: number) {
  const written = splitNumbers(one(typedOn(draft, 'a-numbers'), `a.${at}`));
  return written.flatMap((text) => {
    const { value, unconfirmed } = readAnumber(text);
    return value === null ? [] : [{ digits: value, confirmed: !unconfirmed }];
  });
}

/** When and where a person was returned; always as the family declares it. */
export function enrolmentAnswer(draft: Draft, at: number, today: string) {
  if (inProgramme(draft, at) !== 'yes') return null;
  const by = answeredBy(draft, returnedPeople(draft), 'returned-on', at);
  const { date, precision } = firstDayOf(
    readTypedDate(typedOn(draft, 'returned-on', by), 'on', today),
  );
  const port = one(typedOn(draft, 'returned-at', by), 'port');
  return {
    enrolledOn: date,
    precision,
    port: portByCode.has(port) ? port : null,
    basis: 'declared' as const,
  };
}

/** For staff: on what the date of return rests. */
export function basisNote(draft: Draft): string[] {
  const [first] = returnedPeople(draft);
  const basis = first === undefined ? '' : one(typedOn(draft, 'returned-on', first), 'basis');
  const said = { paper: 'lo dice un papel que la familia tiene', memory: 'la familia se acuerda' }[
    basis
  ];
  return said ? [`Fecha de regreso: ${said}.`] : [];
}

const splitNumbers = (text: string) =>
  text
    .split(/[,;\n]/)
    .map((one) => one.trim())
    .filter(Boolean);

const returned: Question = {
  id: 'returned',
  part: 4,
  whom: (draft) => (isChildAlone(draft) ? nobody : once),
  view: ({ draft, words }) => ({
    title: words.say('ask-for-help.returned.title'),
    hint: words.say('ask-for-help.returned.hint'),
    why: words.say('ask-for-help.returned.why'),
    fields: [
      {
        kind: 'choices',
        name: 'who',
        many: true,
        choices: [
          ...draft.people.map((at) => ({ value: String(at), label: nameOf(draft, at, words) })),
          { value: 'none', label: words.say('ask-for-help.returned.none') },
        ],
        mayNotKnow: true,
      },
      { kind: 'hidden', name: 'asked', value: draft.people.join(' ') },
    ],
  }),
  faults: (typed, { draft }) => {
    const chosen = many(typed, 'who');
    const asked = one(typed, 'asked').split(' ');
    if (draft.people.some((at) => !asked.includes(String(at)))) {
      return [{ field: 'who', message: 'ask-for-help.error.newPerson' }];
    }
    const alone = chosen.includes('none') || chosen.includes('unknown');
    return alone && chosen.length > 1
      ? [{ field: 'who', message: 'ask-for-help.error.noneAndSome' }]
      : mustChoose(typed, 'who');
  },
};

const aNumbers: Question = {
  id: 'a-numbers',
  part: 4,
  whom: (draft) => (maybeReturned(draft).length > 0 ? once : nobody),
  view: ({ draft, words }) => ({
    title: words.say('ask-for-help.aNumber.title'),
    hint: words.say('ask-for-help.aNumber.hint'),
    why: words.say('ask-for-help.aNumber.why'),
    fields: [
      ...maybeReturned(draft).map((at) => ({
        kind: 'text' as const,
        name: `a.${at}`,
        label: words.say('ask-for-help.aNumber.of', { name: nameOf(draft, at, words) }),
        width: 'medium' as const,
      })),
      {
        kind: 'choices',
        name: 'none',
        many: true,
        question: words.say('ask-for-help.aNumber.or'),
        choices: [{ value: 'yes', label: words.say('ask-for-help.aNumber.none') }],
        mayNotSay: true,
      },
    ],
  }),
  answer: aNumberTexts,
  faults: (typed, { draft }) => {
    const all = maybeReturned(draft);
    const faults = all.flatMap((at) => aNumberFaults(typed, `a.${at}`));
    const empty =
      all.every((at) => one(typed, `a.${at}`) === '') && many(typed, 'none').length === 0;
    return empty ? [{ field: `a.${all[0]}`, message: 'ask-for-help.error.aNumberEmpty' }] : faults;
  },
};

/** As they stand on the papers; one whose first figure is not certain says so. */
function aNumberTexts(_: TypedPage, { draft, words }: Asking): string[] {
  const texts = maybeReturned(draft).flatMap((at) =>
    aNumbersAnswer(draft, at).map(({ digits, confirmed }) => {
      const number = `A${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}`;
      const doubt = confirmed ? '' : ` (${words.say('ask-for-help.aNumber.eight')})`;
      return `${nameOf(draft, at, words)}: ${number}${doubt}`;
    }),
  );
  return texts.length > 0 ? texts : [words.say('ask-for-help.aNumber.none')];
}

function aNumberFaults(typed: TypedPage, field: string): Fault[] {
  const written = splitNumbers(one(typed, field));
  if (written.length > 5) return [{ field, message: 'ask-for-help.error.aNumberMany' }];
  const wrong = written.map((text) => readAnumber(text)).find(({ value }) => value === null);
  if (!wrong) return [];
  const message: Key =
    wrong.finding === 'a-number-letter'
      ? 'ask-for-help.error.aNumberLetter'
      : 'ask-for-help.error.aNumberLength';
  return [{ field, message }];
}

const returnedOn: Question = {
  id: 'returned-on',
  part: 4,
  whom: (draft) =>
    isChildAlone(draft) ? nobody : firstOrEach(draft, returnedPeople(draft), 'returned-on'),
  view: (asking) => ({
    title: aboutPerson(asking, 'ask-for-help.on.titleSelf', 'ask-for-help.on.title'),
    hint: asking.words.say('ask-for-help.on.hint'),
    why: asking.words.say('ask-for-help.on.why'),
    fields: [
      { kind: 'date', name: 'on', question: asking.words.say('ask-for-help.on.date') },
      {
        kind: 'choices',
        name: 'basis',
        question: asking.words.say('ask-for-help.on.basis'),
        choices: [
          { value: 'paper', label: asking.words.say('ask-for-help.on.paper') },
          { value: 'memory', label: asking.words.say('ask-for-help.on.memory') },
        ],
        mayNotKnow: true,
      },
      ...sameField(asking, returnedPeople(asking.draft)),
    ],
  }),
  faults: (typed, asking) => {
    const date = readTypedDate(typed, 'on', asking.today);
    const same = sameFaults(typed, asking, returnedPeople(asking.draft));
    if (date.kind === 'empty')
      return [{ field: 'on', message: 'ask-for-help.error.dateEmpty' }, ...same];
    if (date.kind === 'wrong') return [{ field: 'on', message: date.message }, ...same];
    return [...(date.kind === 'date' ? mustChoose(typed, 'basis') : []), ...same];
  },
};

const returnedAt: Question = {
  id: 'returned-at',
  part: 4,
  whom: returnedOn.whom,
  view: (asking) => ({
    title: aboutPerson(asking, 'ask-for-help.at.titleSelf', 'ask-for-help.at.title'),
    hint: asking.words.say('ask-for-help.at.hint'),
    fields: [
      {
        kind: 'choices',
        name: 'port',
        // Hidalgo returned nobody: it opened for the wind-down only.
        choices: ports
          .filter(({ returnsFrom }) => returnsFrom)
          .map(({ code, place }) => ({
            value: code,
            label: nameIn(
              placeByCode.get(place)?.names ?? { es: place, en: place },
              asking.words.language,
            ),
          })),
        mayNotKnow: true,
      },
    ],
  }),
  faults: (typed) => mustChoose(typed, 'port'),
};

/** Part 4: who was returned, their numbers, when and where. */
export const returnedQuestions = [returned, aNumbers, returnedOn, returnedAt];
