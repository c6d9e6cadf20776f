import type { z } from 'zod';
import type { registerHousehold } from '#registry/contract.ts';
import { placeByCode } from '#vocabulary/places.ts';
import { owners, times } from '../../../contact-choices.ts';
import type { FieldError } from '../../../field-errors.ts';
import { isScreenLocale } from '../../../preferences.ts';
import type { Words } from '../../../words/say.ts';
import { readPerson } from './read-person.ts';
import { type FieldReading, languageReading, reachReading } from './readings.ts';
import { all, isEmptyRow, text, typedPeople } from './typed.ts';

type Household = z.input<(typeof registerHousehold)['input']>;
type Contact = NonNullable<Household['contacts']>[number];

/** What the form says: what would be registered, what is wrong, what was understood. */
export interface HouseholdReading {
  household: Omit<Household, 'submissionKey'>;
  errors: FieldError[];
  echoes: Record<string, string>;
  /** For each person of `household`, its row in the form. */
  rows: number[];
}

/** Reads the whole form as typed. `today` is a calendar date, `YYYY-MM-DD`. */
export function readHousehold(form: FormData, today: string, words: Words): HouseholdReading {
  const typed = typedPeople(form);
  const rows = [...typed.keys()].filter((at) => !isEmptyRow(typed[at] ?? {}));
  const people = rows.map((at) => readPerson(typed[at] ?? {}, `p${at}`, today, words));
  const language = languageReading(text(form, 'language'), words);
  const secondLanguage = languageReading(text(form, 'secondLanguage'), words);
  const reach = reachReading(text(form, 'reach'), words);
  const said = {
    ...Object.assign({}, ...people.map((one) => one.said)),
    language,
    secondLanguage,
    reach,
  };
  const screen = text(form, 'screenLanguage');
  return {
    household: {
      way: 'desk',
      byProxy: form.has('byProxy'),
      childAlone: form.has('childAlone'),
      language: language.value ?? 'und',
      secondLanguage: secondLanguage.value,
      dialect: text(form, 'dialect').slice(0, 120),
      reads: yesNo(text(form, 'reads')),
      prefersListening: yesNo(text(form, 'listening')),
      screenLanguage: isScreenLocale(screen) ? screen : 'es',
      people: people.map(({ person }) => person),
      whereabouts: whereaboutsOf(form),
      contacts: contactsOf(form, reach.value),
      openingFact: openingFactOf(form),
      consents: consentsOf(form),
      notes: text(form, 'notes').slice(0, 2000),
    },
    errors: [...fieldErrors(said), ...missing(form, rows.length, words)],
    echoes: echoesOf(said),
    rows,
  };
}

function fieldErrors(said: Record<string, FieldReading<unknown>>): FieldError[] {
  return Object.entries(said).flatMap(([field, { error }]) =>
    error === undefined ? [] : [{ field, message: error }],
  );
}

function echoesOf(said: Record<string, FieldReading<unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(said).flatMap(([field, { echo }]) =>
      echo === undefined ? [] : [[field, echo]],
    ),
  );
}

/** What must be there before anything is kept; not yet asked while the form is being typed. */
function missing(form: FormData, people: number, { say }: Words): FieldError[] {
  const opening = text(form, 'openingQuestion');
  const answer = text(form, 'openingAnswer').length;
  return [
    people === 0 && { field: 'p0.given', message: say('families.error.somebody') },
    text(form, 'language') === '' && {
      field: 'language',
      message: say('families.error.languageNeeded'),
    },
    opening !== '' &&
      (answer < 2 || answer > 60) && {
        field: 'openingAnswer',
        message: say('families.error.openingAnswer'),
      },
    !all(form, 'consent').includes('help|') && {
      field: 'consent-0',
      message: say('families.error.help'),
    },
  ].filter((error) => error !== false);
}

function yesNo(typed: string): boolean | null {
  return typed === '' ? null : typed === 'yes';
}

function whereaboutsOf(form: FormData): Household['whereabouts'] {
  const place = text(form, 'place');
  return placeByCode.has(place) ? { country: 'mexico', place } : {};
}

function contactsOf(form: FormData, value: string | null): Contact[] {
  if (value === null) return [];
  const channel = value.includes('@') ? 'email' : oneOf(form, 'channel', channels, 'whatsapp');
  return [
    {
      channel,
      value,
      whose: oneOf(form, 'whose', owners, 'own'),
      safeTimes: oneOf(form, 'safeTimes', times, 'any'),
      maySay: oneOf(form, 'maySay', sayings, 'news_only'),
    },
  ];
}

/** Ways to reach a household by its number; an address with an @ is e-mail. */
export const channels = ['whatsapp', 'sms', 'voice'] as const;

/** How much may be said there, the usual first. */
export const sayings = ['news_only', 'everything', 'call_only'] as const;

/** The questions of the opening fact. */
const openingQuestions = ['mother_name', 'home_town', 'own_word'] as const;

function oneOf<Code extends string>(
  form: FormData,
  name: string,
  codes: readonly Code[],
  otherwise: Code,
): Code {
  return codes.find((code) => code === text(form, name)) ?? otherwise;
}

function openingFactOf(form: FormData): Household['openingFact'] {
  const question = openingQuestions.find((code) => code === text(form, 'openingQuestion'));
  const answer = text(form, 'openingAnswer');
  return question && answer.length >= 2 ? { question, answer } : null;
}

const purposes = [
  'help',
  'legal',
  'shelter',
  'expedite',
  'statistics',
  'travel_in_messages',
] as const;

function consentsOf(form: FormData): Household['consents'] {
  return all(form, 'consent').flatMap((ticked) => {
    const [first = '', recipientId = ''] = ticked.split('|');
    const purpose = purposes.find((code) => code === first);
    return purpose ? [{ purpose, recipientId: recipientId === '' ? null : recipientId }] : [];
  });
}
