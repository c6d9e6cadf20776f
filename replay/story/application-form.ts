import type { z } from 'zod';
import type { HouseholdInput } from '#registry/household.ts';
import type { Chance } from '../../src/server/demo/chance.ts';
import { plusDays } from '../days.ts';
import type { InventedHousehold } from '../population/household.ts';

type Form = z.input<typeof HouseholdInput>;
type Person = Form['people'][number];

const surnames = [
  'Inventado',
  'Supuesto',
  'Ejemplar',
  'Ficticio',
  'Muestra',
  'Ensayo',
  'Imaginario',
] as const;
const names = [
  'Rosaura',
  'Wilmer',
  'Mirna',
  'Selvin',
  'Yolanda',
  'Darwin',
  'Keily',
  'Noé',
] as const;

/** What a household tells when it asks for help. Nobody of these people exists. */
export function formOf(invented: InventedHousehold, chance: Chance, submissionKey: string): Form {
  const surname = chance.one(surnames);
  const returned = Array.from({ length: invented.cases }, (_person, at) =>
    returnedPerson(invented, chance, surname, at),
  );
  const babies = Array.from({ length: invented.babies }, () => baby(invented, chance, surname));
  return {
    submissionKey,
    way: invented.asksBy,
    language: invented.language,
    secondLanguage: invented.language === 'spa' ? null : 'spa',
    people: [...returned, ...babies],
    whereabouts: { country: invented.country, place: invented.place },
    contacts: contactsOf(invented),
    openingFact: { question: 'own_word', answer: 'puente' },
    consents: [{ purpose: 'help' }],
  };
}

function returnedPerson(
  { number, cases, children, nationality, enrolledOn, port, situation }: InventedHousehold,
  chance: Chance,
  surname: string,
  at: number,
): Person {
  const isChild = at >= cases - children;
  const year = isChild ? chance.between(2004, 2018) : chance.between(1965, 2000);
  return {
    names: { given: chance.one(names), firstSurname: surname },
    birth: { precision: 'year', date: `${year}-01-01` },
    relation: at === 0 ? 'self' : isChild ? 'child' : 'partner',
    nationality,
    // Nine digits that only this person has.
    aNumbers: [{ digits: String(300_000_000 + number * 10 + at) }],
    inProgramme: 'yes',
    enrolment: { enrolledOn, precision: 'day', port },
    caseKnowledge: { situation },
  };
}

function baby({ enrolledOn }: InventedHousehold, chance: Chance, surname: string): Person {
  return {
    names: { given: chance.one(names), firstSurname: surname },
    birth: { precision: 'day', date: plusDays(enrolledOn, chance.between(1, 28)) },
    relation: 'child',
    nationality: 'MEX',
    inProgramme: 'no',
  };
}

function contactsOf({ number, contact }: InventedHousehold): Form['contacts'] {
  if (contact === 'none') return [];
  return [
    {
      channel: 'whatsapp',
      value: `+52868${String(1_000_000 + number)}`,
      whose: contact,
      maySay: 'news_only',
    },
  ];
}
