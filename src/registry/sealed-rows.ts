import type { Context } from '#platform/context.ts';
import type { HouseholdInput, PersonInput } from './household.ts';
import type { HouseholdSeal } from './household-seal.ts';
import { openingMac } from './words.ts';

/** One person as kept: sealed text, and what planning and counting need in clear. */
export interface PersonRow {
  personId: string;
  position: number;
  names: Buffer;
  birth: Buffer;
  aNumbers: Buffer | null;
  case: Buffer;
  needs: Buffer | null;
  nationality: string | null;
  language: string | null;
  inProgramme: string;
}

/** Everything of a new household, ready for the store. */
export interface HouseholdRows {
  householdId: string;
  organisationId: string;
  folio: string;
  registeredAt: Date;
  input: HouseholdInput;
  details: Buffer;
  whereabouts: Buffer;
  openingMac: Buffer | null;
  people: PersonRow[];
  enrolments: { id: string; personId: string; enrolment: NonNullable<PersonInput['enrolment']> }[];
  contacts: { id: string; channel: string; sealed: Buffer; maySay: string }[];
  consents: { id: string; purpose: string; recipientId: string | null }[];
}

interface Given {
  householdId: string;
  organisationId: string;
  folio: string;
  input: HouseholdInput;
  seal: HouseholdSeal;
}

/** Seals what is personal of a household that asks for help. */
export function sealedRows(context: Context, given: Given): HouseholdRows {
  const { householdId, input, seal } = given;
  const people = input.people.map((person, position) => personRow(context, seal, person, position));
  const { openingFact } = input;
  return {
    householdId,
    organisationId: given.organisationId,
    folio: given.folio,
    registeredAt: context.now,
    input,
    details: seal.seal('households.details', householdId, {
      dialect: input.dialect,
      notes: input.notes,
    }),
    whereabouts: seal.seal('households.whereabouts', householdId, input.whereabouts),
    openingMac: openingFact && openingMac(context.keyring, householdId, openingFact.answer),
    people,
    enrolments: input.people.flatMap(({ enrolment }, at) => {
      const personId = people[at]?.personId;
      return enrolment && personId ? [{ id: context.newId(), personId, enrolment }] : [];
    }),
    contacts: input.contacts.map(({ channel, maySay, ...rest }) => {
      const id = context.newId();
      return { id, channel, maySay, sealed: seal.seal('contacts.value', id, rest) };
    }),
    consents: input.consents.map((consent) => ({ id: context.newId(), ...consent })),
  };
}

/** Seals one person; used by registering, adding and correcting alike. */
export function personRow(
  context: Context,
  seal: HouseholdSeal,
  person: PersonInput,
  position: number,
  personId: string = context.newId(),
): PersonRow {
  const { birth, sex, relation, aNumbers, needs } = person;
  return {
    personId,
    position,
    names: seal.seal('people.names', personId, person.names),
    birth: seal.seal('people.birth', personId, { ...birth, sex, relation }),
    aNumbers: aNumbers.length > 0 ? seal.seal('people.a_numbers', personId, aNumbers) : null,
    case: seal.seal('people.case', personId, person.caseKnowledge),
    needs: needs.length > 0 ? seal.seal('people.needs', personId, needs) : null,
    nationality: person.nationality,
    language: person.language,
    inProgramme: person.inProgramme,
  };
}
