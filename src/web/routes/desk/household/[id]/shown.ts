import type { DeskPerson, HouseholdPage } from '#registry/contract.ts';
import { caseSituationByCode } from '#vocabulary/case-situations.ts';
import { channelByCode } from '#vocabulary/channels.ts';
import { type Names, nameIn, type ScreenLocale } from '#vocabulary/named.ts';
import { nationalityByCode } from '#vocabulary/nationalities.ts';
import { needByCode } from '#vocabulary/needs.ts';
import { placeByCode } from '#vocabulary/places.ts';
import { portByCode } from '#vocabulary/ports.ts';
import { dateIn, dayText, monthText } from '../../../../words/dates.ts';
import type { Words } from '../../../../words/say.ts';
import { deskZone, languageText } from '../../lines.ts';

/** A household ready for the screen: every code in words, every date written out. */
export function shownHousehold(page: HouseholdPage, words: Words, now: Date) {
  const { say, language } = words;
  const today = dateIn(now, deskZone);
  const day = (at: Date) => dayText(language, dateIn(at, deskZone));
  return {
    householdId: page.householdId,
    folio: page.folio,
    size: page.size,
    state: page.state,
    childAlone: page.childAlone,
    own: page.own,
    byProxy: page.byProxy,
    legalHold: page.legalHold,
    keeper: page.keeper.name,
    registered: say('families.household.registered', { date: day(page.registeredAt) }),
    way: wayText(page.way, words),
    screenLanguage: page.screenLanguage,
    understands: understandsText(page, words),
    people: page.people.map((person) => shownPerson(person, words, today)),
    contacts: page.contacts.map((contact) => shownContact(contact, words, now)),
    whereabouts: page.whereabouts && whereaboutsText(page.whereabouts, words),
    consents: page.consents.map(({ consentId, purpose, recipient, givenAt, withdrawnAt }) => ({
      consentId,
      purpose: coded(words, 'household.consent', purpose),
      recipient: recipient?.name ?? null,
      given: day(givenAt),
      withdrawn: withdrawnAt ? day(withdrawnAt) : null,
    })),
    notes: page.notes.map(({ noteId, at, by, forLawyers, text }) => ({
      noteId,
      by,
      forLawyers,
      text,
      at: day(at),
    })),
    corrections: page.corrections
      .filter(({ outcome }) => outcome === 'waiting')
      .map(({ correctionId, personId, shouldBe, askedAt }) => ({
        correctionId,
        personId,
        shouldBe,
        asked: day(askedAt),
      })),
    calls: page.calls.map(({ callId, askedAt }) => ({ callId, asked: day(askedAt) })),
    links: page.links.map(({ linkId, kind, householdId, folio }) => ({
      linkId,
      kind,
      householdId,
      folio,
    })),
  };
}
export type ShownHousehold = ReturnType<typeof shownHousehold>;
export type ShownPerson = ShownHousehold['people'][number];

function shownPerson(person: DeskPerson, words: Words, today: string) {
  const { say, language } = words;
  const { given, firstSurname, secondSurname } = person.names;
  return {
    personId: person.personId,
    position: person.position,
    name: [given, firstSurname, secondSurname].filter((part) => part !== '').join(' '),
    relation: say(`families.relation.${person.relation}`),
    sex: person.sex && say(`families.sex.${person.sex}`),
    born: bornText(person.birth, words),
    age: ageText(person.birth, words, today),
    nationality: named(
      nationalityByCode.get(person.nationality ?? '')?.names,
      person.nationality ?? '',
      language,
    ),
    language: languageText(person.language, language),
    aNumbers: person.aNumbers.map(({ digits }) => grouped(digits)),
    inProgramme: say(`families.${person.inProgramme}`),
    situation: named(
      caseSituationByCode.get(person.caseKnowledge.situation)?.names,
      person.caseKnowledge.situation,
      language,
    ),
    order: person.caseKnowledge.orderOn
      ? say('families.household.case.order', {
          date: dateText(
            person.caseKnowledge.orderOn,
            person.caseKnowledge.orderPrecision,
            language,
          ),
        })
      : null,
    signedReturn: person.caseKnowledge.signedReturn === 'yes',
    needs: person.needs?.map((code) => named(needByCode.get(code)?.names, code, language)) ?? null,
    left: person.leftAt && dayText(language, dateIn(person.leftAt, deskZone)),
    takenOut: person.takenOut && coded(words, 'household.out', person.takenOut),
    hasOwnWords: person.hasOwnWords,
    enrolments: person.enrolments.map((enrolment) => shownEnrolment(enrolment, words)),
    /** As the form to correct it is filled. */
    typed: typedAgain(person, language),
    numbers: person.aNumbers.length > 1 ? 'several' : 'one',
    knowledge: {
      situation: person.caseKnowledge.situation,
      order: typedDate(person.caseKnowledge.orderOn, person.caseKnowledge.orderPrecision),
      missedBecause: person.caseKnowledge.missedBecause,
      signedReturn: person.caseKnowledge.signedReturn,
    },
  };
}

type Contact = HouseholdPage['contacts'][number];

function shownContact(contact: Contact, words: Words, now: Date) {
  const { language } = words;
  const day = (at: Date) => dayText(language, dateIn(at, deskZone));
  return {
    contactId: contact.contactId,
    channel: named(channelByCode.get(channelOf(contact.channel))?.names, contact.channel, language),
    whose: coded(words, 'whose', contact.whose),
    safeTimes: coded(words, 'safe', contact.safeTimes),
    maySay: coded(words, 'maySay', contact.maySay),
    from: contact.takesEffectAt > now ? day(contact.takesEffectAt) : null,
    until: contact.endsAt ? day(contact.endsAt) : null,
  };
}

function shownEnrolment(enrolment: DeskPerson['enrolments'][number], words: Words) {
  const { enrolmentId, enrolledOn, precision, port, basis, document, mayConfirm } = enrolment;
  return {
    enrolmentId,
    on: enrolledOn
      ? dateText(enrolledOn, precision, words.language)
      : words.say('families.unknown'),
    port: portByCode.get(port ?? '')?.name ?? null,
    portCode: port ?? '',
    basis,
    document: document
      ? `${coded(words, 'household.paper', document.kind)} · ${document.reference}`
      : null,
    mayConfirm,
    day: enrolledOn,
  };
}

function typedAgain(person: DeskPerson, language: ScreenLocale) {
  const { given, firstSurname, secondSurname } = person.names;
  return {
    given,
    first: firstSurname,
    second: secondSurname,
    birth: typedDate(person.birth.date, person.birth.precision),
    sex: person.sex ?? '',
    relation: person.relation,
    nationality: named(nationalityByCode.get(person.nationality ?? '')?.names, '', language),
    aNumber: person.aNumbers[0]?.digits ?? '',
    programme: person.inProgramme === 'unknown' ? '' : person.inProgramme,
    situation: person.caseKnowledge.situation,
    needs: person.needs ?? [],
  };
}

/** A date to its precision, in words. */
export function dateText(date: string, precision: string, language: ScreenLocale): string {
  if (precision === 'year' || precision === 'age') return date.slice(0, 4);
  if (precision === 'month') return monthText(language, date.slice(0, 7));
  return dayText(language, date);
}

function bornText({ date, precision }: DeskPerson['birth'], { say, language }: Words): string {
  if (date === null) return say('families.unknown');
  const text = dateText(date, precision, language);
  return precision === 'uncertain' ? `${text} (?)` : text;
}

/** Whole years, where the day or the month is known; about so many, where only the year is. */
function ageText({ date, precision }: DeskPerson['birth'], { say }: Words, today: string): string {
  if (date === null) return '';
  const hadBirthday = today.slice(5) >= date.slice(5);
  const years = Number(today.slice(0, 4)) - Number(date.slice(0, 4)) - (hadBirthday ? 0 : 1);
  const exact = precision === 'day' || precision === 'month';
  return `${exact ? '' : '≈ '}${say('families.household.age', { years })}`;
}

/** A date as somebody would type it, to its precision. */
function typedDate(date: string | null, precision: string): string {
  if (date === null) return '';
  if (precision === 'month') return date.slice(0, 7);
  return precision === 'year' || precision === 'age' ? date.slice(0, 4) : date;
}

function understandsText(page: HouseholdPage, words: Words): string {
  const { say, language } = words;
  const reads = page.reads === null ? null : page.reads ? 'yes' : 'no';
  return [
    languageText(page.language, language),
    languageText(page.secondLanguage, language),
    page.dialect,
    reads && say(`families.household.reads.${reads}`),
    page.prefersListening ? say('families.household.listens') : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

function whereaboutsText(
  { country, place, placeText }: NonNullable<HouseholdPage['whereabouts']>,
  words: Words,
): string {
  const town = named(placeByCode.get(place ?? '')?.names, '', words.language);
  return [town, placeText, words.say(`families.household.country.${country}`)]
    .filter(Boolean)
    .join(', ');
}

function wayText(way: string, words: Words): string {
  return coded(words, 'household.way', way);
}

/** The words of a code under `families.GROUP.CODE`; the code itself where there are none. */
export function coded({ say, has }: Words, group: string, code: string): string {
  const key = `families.${group}.${code}`;
  return has(key) ? say(key) : code;
}

function named(names: Names | undefined, otherwise: string, language: ScreenLocale): string {
  return names ? nameIn(names, language) : otherwise;
}

function channelOf(code: string): 'whatsapp' | 'sms' | 'voice' | 'email' | 'none' {
  const known = (['whatsapp', 'sms', 'voice', 'email'] as const).find((one) => one === code);
  return known ?? 'none';
}

function grouped(digits: string): string {
  return `A ${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}`;
}
