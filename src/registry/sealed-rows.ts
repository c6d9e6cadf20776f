import type { Context } from '#platform/context.ts';
import type { HouseholdInput, PersonInput } from './household.ts';
import { type HouseholdSeal, newHouseholdSeal } from './household-seal.ts';
import type { OrganisationKey } from './keys.store.ts';
import { type Lookup, lookupsOf } from './lookups.ts';
import { openingMac } from './words.ts';

/** One person as kept: sealed text, and what planning and counting need in clear. */
export interface PersonRow {
  householdId: string;
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

/** A return under a programme, ready to be written. */
export interface EnrolmentRow {
  householdId: string;
  id: string;
  personId: string;
  enrolment: NonNullable<PersonInput['enrolment']>;
}

/** A way to reach them, sealed, ready to be written. */
export interface ContactRow {
  householdId: string;
  id: string;
  personId: string | null;
  channel: string;
  sealed: Buffer;
  maySay: string;
}

/** Secret words as kept; null where nobody was given any, as for an imported family. */
export interface WordsRow {
  id: string;
  mac: Buffer;
  knownToHelper: boolean;
}

/** Everything of a new household, ready for the store. */
export interface NewHousehold {
  householdId: string;
  seal: HouseholdSeal;
  organisationId: string;
  folio: string;
  registeredAt: Date;
  input: HouseholdInput;
  details: Buffer;
  whereabouts: Buffer;
  openingMac: Buffer | null;
  people: PersonRow[];
  enrolments: EnrolmentRow[];
  contacts: ContactRow[];
  consents: { householdId: string; id: string; purpose: string; recipientId: string | null }[];
  keys: { householdId: string; organisationId: string; version: number; wrapped: Buffer }[];
  lookups: (Lookup & { householdId: string })[];
  words: WordsRow | null;
}

interface Given {
  householdId: string;
  folio: string;
  input: HouseholdInput;
  /** The keeper's key first, then those of the recipients that the family allowed. */
  organisationKeys: readonly [OrganisationKey, ...(readonly OrganisationKey[])];
  words: WordsRow | null;
}

/** Seals what is personal of a new household under a data key of its own. */
export function newHousehold(
  context: Pick<Context, 'newId' | 'now' | 'keyring'>,
  { householdId, folio, input, organisationKeys, words }: Given,
): NewHousehold {
  const seal = newHouseholdSeal(householdId);
  const people = input.people.map((person, at) =>
    personRow(seal, { householdId, personId: context.newId(), position: at }, person),
  );
  const { openingFact } = input;
  return {
    householdId,
    seal,
    organisationId: organisationKeys[0].organisationId,
    folio,
    registeredAt: context.now,
    input,
    details: seal.seal('households.details', householdId, {
      dialect: input.dialect,
      notes: input.notes,
    }),
    whereabouts: seal.seal('households.whereabouts', householdId, input.whereabouts),
    openingMac: openingFact && openingMac(context.keyring, householdId, openingFact.answer),
    people,
    enrolments: enrolmentRows(context, people, input.people),
    contacts: input.contacts.map((contact) => contactRow(context, seal, householdId, contact)),
    consents: input.consents.map((consent) => ({ householdId, id: context.newId(), ...consent })),
    keys: organisationKeys.map((key) => ({
      householdId,
      organisationId: key.organisationId,
      version: key.version,
      wrapped: seal.wrapFor(key),
    })),
    lookups: lookupsOf(context.keyring, people, input).map((lookup) => ({
      householdId,
      ...lookup,
    })),
    words,
  };
}

/** Seals one person; used by registering, adding and correcting alike. */
export function personRow(
  seal: HouseholdSeal,
  place: { householdId: string; personId: string; position: number },
  person: Omit<PersonInput, 'enrolment'>,
): PersonRow {
  const { birth, sex, relation, aNumbers, needs } = person;
  const { personId } = place;
  return {
    ...place,
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

/** The enrolments that people declared, each with its person. */
export function enrolmentRows(
  context: Pick<Context, 'newId'>,
  rows: readonly PersonRow[],
  people: readonly PersonInput[],
): EnrolmentRow[] {
  return people.flatMap(({ enrolment }, at) => {
    const row = rows[at];
    return enrolment && row
      ? [{ householdId: row.householdId, id: context.newId(), personId: row.personId, enrolment }]
      : [];
  });
}

/** Seals one contact. */
export function contactRow(
  context: Pick<Context, 'newId'>,
  seal: HouseholdSeal,
  householdId: string,
  { channel, maySay, ...rest }: HouseholdInput['contacts'][number],
  personId: string | null = null,
): ContactRow {
  const id = context.newId();
  const sealed = seal.seal('contacts.value', id, rest);
  return { householdId, id, personId, channel, maySay, sealed };
}
