import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { HouseholdInput } from '#registry/household.ts';
import type { Chance } from './chance.ts';

type Household = z.input<typeof HouseholdInput>;
type Person = Household['people'][number];

/** What the maker of families draws from. All of it is invented; shares follow the published ones loosely. */
const nationalities = [
  ['HND', 26],
  ['GTM', 22],
  ['CUB', 14],
  ['VEN', 10],
  ['SLV', 9],
  ['NIC', 7],
  ['ECU', 5],
  ['HTI', 4],
  ['BRA', 3],
] as const;
const indigenous = [
  ['mam', 5],
  ['quc', 4],
  ['kek', 3],
  ['kjb', 2],
  ['ixl', 1],
] as const;
const women = [
  'Rosaura',
  'Maribel',
  'Yolanda',
  'Dayana',
  'Mirna',
  'Wendy',
  'Ixchel',
  'Odalis',
] as const;
const men = ['Wilmer', 'Eliseo', 'Noé', 'Yunior', 'Abner', 'Selvin', 'Josué', 'Darwin'] as const;
const children = [
  'Keily',
  'Ángel',
  'Génesis',
  'Milton',
  'Dulce',
  'Kevin',
  'Estrella',
  'Isaí',
] as const;
const surnames = [
  'Demopaz',
  'Ficticio',
  'Inventado',
  'Muestra',
  'Ejemplar',
  'Supuesto',
  'Ensayo',
] as const;
const towns = [
  ['tijuana', '2504', 30],
  ['ciudad-juarez', '2402', 28],
  ['matamoros', '2301', 26],
  ['nuevo-laredo', '2304', 8],
  ['tapachula', '2504', 8],
] as const;
const situations = [
  ['ACTIVE-NOHEAR', 26],
  ['ACTIVE-HEAR', 22],
  ['ACTIVE-BIA', 4],
  ['INABS', 18],
  ['TERM-DHS', 8],
  ['DENIED-PRESENT', 6],
  ['INACTIVE-NTA', 4],
  ['UNKNOWN', 12],
] as const;
const needs = [
  'V-PREG',
  'V-MED-URG',
  'V-AGE',
  'V-DIS',
  'V-HEAD1',
  'V-KIDNAP',
  'V-HOMELESS',
] as const;

/** One invented household, as its people would tell it. `number` keeps every phone and A-number apart. */
export function demoFamily(chance: Chance, number: number): Household {
  const nationality = chance.weighted(nationalities, 'HND');
  const [place, port] = town(chance);
  const enrolledOn = returnDay(chance);
  const situation = chance.weighted(situations, 'UNKNOWN');
  const surname = chance.one(surnames);
  const enrolment: Person['enrolment'] = { enrolledOn, precision: 'day', port };
  const adult = (given: string, at: number, relation: 'self' | 'partner'): Person => ({
    names: { given, firstSurname: surname, secondSurname: chance.one(surnames) },
    birth: { precision: 'day', date: birthday(chance, 1965, 2000) },
    sex: relation === 'self' ? 'F' : 'M',
    relation,
    nationality,
    aNumbers: [{ digits: String(990_000_000 + number * 10 + at) }],
    inProgramme: 'yes',
    enrolment,
    caseKnowledge: { situation, ...orderOf(chance, situation) },
    needs: at === 0 && chance.happens(0.25) ? [chance.one(needs)] : [],
  });
  const people: Household['people'] = [adult(chance.one(women), 0, 'self')];
  if (chance.happens(0.45)) people.push(adult(chance.one(men), 1, 'partner'));
  for (let child = chance.between(0, 3); child > 0; child -= 1) {
    people.push(demoChild(chance, surname, { nationality, enrolment }));
  }
  return {
    submissionKey: randomUUID(),
    way: 'web',
    ...languageOf(chance, nationality),
    people,
    whereabouts: { country: 'mexico', place },
    contacts: contactsOf(chance, number),
    openingFact: { question: 'own_word', answer: 'puente' },
    consents: [{ purpose: 'help' }, ...(chance.happens(0.9) ? [statistics] : [])],
  };
}

const statistics = { purpose: 'statistics' } as const;

function town(chance: Chance): readonly [place: string, port: string] {
  const drawn = chance.weighted(
    towns.map(([place, port, weight]) => [[place, port] as const, weight] as const),
    ['tijuana', '2504'] as const,
  );
  return drawn;
}

/** Between February 2019 and December 2020, most of them in the summer of 2019. */
function returnDay(chance: Chance): string {
  const day = Math.floor((chance.next() + chance.next()) * 0.5 * 680);
  return new Date(Date.UTC(2019, 1, 1 + day)).toISOString().slice(0, 10);
}

function birthday(chance: Chance, from: number, to: number): string {
  const date = Date.UTC(chance.between(from, to), chance.between(0, 11), chance.between(1, 28));
  return new Date(date).toISOString().slice(0, 10);
}

function orderOf(chance: Chance, situation: string) {
  if (situation !== 'INABS' && situation !== 'DENIED-PRESENT') return {};
  return { orderOn: birthday(chance, 2020, 2020), orderPrecision: 'month' as const };
}

function demoChild(
  chance: Chance,
  surname: string,
  { nationality, enrolment }: { nationality: string; enrolment: Person['enrolment'] },
): Person {
  const bornWaiting = chance.happens(0.2);
  return {
    names: { given: chance.one(children), firstSurname: surname },
    birth: {
      precision: 'day',
      date: bornWaiting ? birthday(chance, 2021, 2024) : birthday(chance, 2008, 2018),
    },
    relation: 'child',
    nationality: bornWaiting ? 'MEX' : nationality,
    inProgramme: bornWaiting ? 'no' : 'yes',
    enrolment: bornWaiting ? null : enrolment,
  };
}

function languageOf(chance: Chance, nationality: string) {
  if (nationality === 'HTI') return { language: 'hat', screenLanguage: 'ht' as const };
  if (nationality === 'BRA') return { language: 'por', screenLanguage: 'pt' as const };
  if (nationality !== 'GTM' || !chance.happens(0.5)) return { language: 'spa', reads: true };
  return {
    language: chance.weighted(indigenous, 'mam'),
    secondLanguage: 'spa',
    reads: false,
    prefersListening: true,
  };
}

/** Invented numbers that nothing ever dials: the demonstration sends no message. */
function contactsOf(chance: Chance, number: number): Household['contacts'] {
  const phone = `+52664555${String(number).padStart(4, '0')}`;
  const byPhone = {
    channel: chance.one(['whatsapp', 'voice', 'sms']),
    value: phone,
    whose: chance.one(['own', 'relative', 'shelter']),
    maySay: 'news_only',
  } as const;
  if (!chance.happens(0.3)) return [byPhone];
  const mail = { channel: 'email', value: `familia${number}@example.org`, whose: 'own' } as const;
  return [byPhone, { ...mail, maySay: chance.happens(0.5) ? 'everything' : 'news_only' }];
}
