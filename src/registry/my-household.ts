import type { z } from 'zod';
import { familyOf } from '#platform/asker.ts';
import { type Context, todayOf } from '#platform/context.ts';
import type { MyContact, MyHousehold, MyPerson, OwnAnswers } from './my-place.contract.ts';
import { isAdult, mayReadAnswers, type Reader } from './my-view.rules.ts';
import {
  type OpenedHousehold,
  type OpenedPerson,
  openContact,
  openHousehold,
  openPerson,
  openWhereabouts,
} from './opened-household.ts';
import type { ContactRecord, EnrolmentRecord, PersonRecord } from './record.store.ts';
import { undoUntil } from './withdrawal.rules.ts';

/** What is held about the family that asks, as far as this visit may show it. */
export async function myHousehold(context: Context): Promise<MyHousehold> {
  return householdShown(context, await openHousehold(context, familyOf(context).householdId));
}

/** The family's own household, once it is open, as far as this visit may show it. */
export function householdShown(context: Context, opened: OpenedHousehold): MyHousehold {
  const family = familyOf(context);
  const { record } = opened;
  const reader = readerOf(context, opened);
  const ours = record.words.find(({ personId }) => personId === family.personId);
  return {
    householdId: record.householdId,
    folio: record.folio,
    state: record.state,
    stateSince: record.stateSince,
    undoUntil: record.state === 'withdrawn' ? undoUntil(record.stateSince) : null,
    registeredAt: record.registeredAt,
    keeper: {
      organisationId: record.organisationId,
      name: record.keeperName,
      city: record.keeperCity,
    },
    language: record.language,
    secondLanguage: record.secondLanguage,
    reads: record.reads,
    prefersListening: record.prefersListening,
    screenLanguage: record.screenLanguage,
    childAlone: record.childAlone,
    ownWordsNeeded: ours?.knownToHelper ?? false,
    openingQuestion: record.openingQuestion,
    dayOpened: family.proofs?.day === true,
    people: record.people
      .filter(({ leftAt }) => leftAt === null)
      .map((person) => myPerson(opened, person, reader, todayOf(context.now))),
    takenOut: takenOutOf(record.people),
    contacts: record.contacts
      .filter(({ personId }) => personId === null || personId === family.personId)
      .map((contact) => myContact(opened, contact)),
    whereabouts: openWhereabouts(opened),
    consents: record.consents
      .filter(({ withdrawnAt }) => withdrawnAt === null)
      .map(({ consentId, purpose, recipientId, recipientName, givenAt }) => ({
        consentId,
        purpose,
        recipient: recipientOf(recipientId, recipientName),
        givenAt: new Date(givenAt),
      })),
    corrections: record.corrections
      .filter(({ personId }) => family.personId === null || personId === family.personId)
      .map(({ correctionId, about, askedAt, outcome }) => ({
        correctionId,
        about,
        askedAt: new Date(askedAt),
        outcome,
      })),
    callAskedAt: record.calls[0] ? new Date(record.calls[0].askedAt) : null,
  };
}

/** Whom a desk took out: they may belong to another family, so that nothing says who they are. */
function takenOutOf(people: readonly PersonRecord[]): MyHousehold['takenOut'] {
  return people
    .flatMap(({ leftAt, takenOut: reason }) =>
      leftAt !== null && reason !== null ? [{ at: new Date(leftAt), reason }] : [],
    )
    .sort((a, b) => b.at.getTime() - a.at.getTime());
}

/** Who reads in this visit. */
export function readerOf(context: Context, { record }: OpenedHousehold): Reader {
  const { personId, proofs } = familyOf(context);
  const first = record.people.find(({ position }) => position === 0);
  return {
    personId,
    handedAtDesk: record.words.some(
      (words) => words.personId === personId && words.handedBy === 'desk',
    ),
    firstHasOwnWords: record.words.some(
      (words) => words.personId !== null && words.personId === first?.personId,
    ),
    factProven: record.openingQuestion === null || proofs?.day === true,
  };
}

/** A recipient by name; null where a purpose has none. */
export function recipientOf(organisationId: string | null, name: string | null) {
  return organisationId === null ? null : { organisationId, name: name ?? '' };
}

type Person = z.infer<typeof MyPerson>;

function myPerson(
  { record, seal }: OpenedHousehold,
  person: PersonRecord,
  reader: Reader,
  today: string,
): Person {
  const opened = openPerson(seal, person);
  const adult = isAdult(opened.birth, today);
  const enrolments = record.enrolments.filter(({ personId }) => personId === person.personId);
  const { personId, position } = person;
  return {
    personId,
    name: fullName(opened),
    relation: opened.relation,
    adult,
    inProgramme: person.inProgramme,
    hasOwnWords: record.words.some((words) => words.personId === personId),
    you: reader.personId === personId,
    paperNeeded:
      person.inProgramme !== 'no' && !enrolments.some(({ basis }) => basis !== 'declared'),
    answers: mayReadAnswers(reader, { personId, position, adult })
      ? ownAnswers(person, opened, enrolments)
      : null,
  };
}

/** A person's own answers. Needs are not among them: my place never shows them. */
export function ownAnswers(
  person: PersonRecord,
  { birth, sex, aNumbers, caseKnowledge }: OpenedPerson,
  enrolments: EnrolmentRecord[],
): z.infer<typeof OwnAnswers> {
  return {
    birth,
    sex,
    nationality: person.nationality,
    language: person.language,
    aNumberEndings: aNumbers.map(({ digits }) => digits.slice(-3)),
    caseSituation: caseKnowledge.situation,
    enrolments: enrolments.map(({ enrolledOn, precision, port, basis }) => ({
      enrolledOn,
      precision,
      port,
      basis,
    })),
  };
}

/** A name as one text, in the order in which it is written. */
export function fullName({ names }: Pick<OpenedPerson, 'names'>): string {
  return [names.given, names.firstSurname, names.secondSurname].filter(Boolean).join(' ');
}

function myContact({ seal }: OpenedHousehold, contact: ContactRecord): z.infer<typeof MyContact> {
  const { value, whose, safeTimes } = openContact(seal, contact);
  return {
    contactId: contact.contactId,
    channel: contact.channel,
    whose,
    safeTimes,
    maySay: contact.maySay,
    ending: contact.channel === 'email' ? null : value.slice(-2),
    takesEffectAt: new Date(contact.takesEffectAt),
    endsAt: contact.endedAt === null ? null : new Date(contact.endedAt),
  };
}
