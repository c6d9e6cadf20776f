import { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import {
  ANumber,
  Birth,
  CaseKnowledge,
  ContactInput,
  Names,
  PersonInput,
  Relation,
  Whereabouts,
} from './household.ts';
import { findHouseholdSeal, type HouseholdSeal, type SealedColumn } from './household-seal.ts';
import {
  type ContactRecord,
  findRecord,
  type HouseholdRecord,
  type PersonRecord,
} from './record.store.ts';

/** A household as it lies, with the seal that opens its texts. */
export interface OpenedHousehold {
  record: HouseholdRecord;
  seal: HouseholdSeal;
}

/** What of a person is sealed, opened. */
export const OpenedPerson = z.object({
  names: Names,
  birth: Birth,
  sex: PersonInput.shape.sex,
  relation: Relation,
  aNumbers: z.array(ANumber),
  caseKnowledge: CaseKnowledge,
  needs: z.array(z.string()),
});
export type OpenedPerson = z.infer<typeof OpenedPerson>;

const SealedContact = ContactInput.omit({ channel: true, maySay: true });
const Details = z.object({ dialect: z.string().default(''), notes: z.string().default('') });
const SealedBirth = Birth.extend({ sex: PersonInput.shape.sex, relation: Relation });

/** Opens a household; throws `registry.noSuchHousehold` if it is erased or not the actor's to see. */
export function openHousehold(context: Context, householdId: string): Promise<OpenedHousehold> {
  if (!context.readsOnly) return readHousehold(context, householdId);
  const known = openedIn.get(context) ?? new Map<string, Promise<OpenedHousehold>>();
  openedIn.set(context, known);
  const opened = known.get(householdId) ?? readHousehold(context, householdId);
  known.set(householdId, opened);
  return opened;
}

/** What pages ask for together opens a household once. */
const openedIn = new WeakMap<Context, Map<string, Promise<OpenedHousehold>>>();

async function readHousehold(context: Context, householdId: string): Promise<OpenedHousehold> {
  const [record, seal] = await Promise.all([
    findRecord(context.tx, householdId, context.now),
    findHouseholdSeal(context, householdId),
  ]);
  if (!record || !seal) throw new Problem('missing', 'registry.noSuchHousehold');
  return { record, seal };
}

const openedPeople = new WeakMap<PersonRecord, OpenedPerson>();

/** Opens what of a person is sealed; once, however often a use case asks about the same record. */
export function openPerson(seal: HouseholdSeal, person: PersonRecord): OpenedPerson {
  const known = openedPeople.get(person) ?? openAnew(seal, person);
  openedPeople.set(person, known);
  return known;
}

function openAnew(seal: HouseholdSeal, person: PersonRecord): OpenedPerson {
  const opened = (column: SealedColumn, sealed: string | null) =>
    sealed === null ? undefined : opens(seal, column, person.personId, sealed);
  const { sex, relation, ...birth } = SealedBirth.parse(opened('people.birth', person.birth));
  return {
    names: Names.parse(opened('people.names', person.names)),
    birth,
    sex,
    relation,
    aNumbers: OpenedPerson.shape.aNumbers.parse(opened('people.a_numbers', person.aNumbers) ?? []),
    caseKnowledge: CaseKnowledge.parse(opened('people.case', person.case) ?? {}),
    needs: OpenedPerson.shape.needs.parse(opened('people.needs', person.needs) ?? []),
  };
}

/** Opens a contact: its number or address, whose it is, when it is safe. */
export function openContact(seal: HouseholdSeal, contact: ContactRecord) {
  return SealedContact.parse(opens(seal, 'contacts.value', contact.contactId, contact.sealed));
}

/** Opens where they are now. Callers decide who may know. */
export function openWhereabouts({ record, seal }: OpenedHousehold): Whereabouts | null {
  if (!record.whereabouts) return null;
  return Whereabouts.parse(
    seal.open('households.whereabouts', record.householdId, record.whereabouts),
  );
}

/** Opens dialect and notes. */
export function openDetails({ record, seal }: OpenedHousehold): z.infer<typeof Details> {
  if (!record.details) return Details.parse({});
  return Details.parse(seal.open('households.details', record.householdId, record.details));
}

/** Opens bytes that came in JSON. */
export function opens(
  seal: HouseholdSeal,
  column: SealedColumn,
  id: string,
  base64: string,
): unknown {
  return seal.open(column, id, Buffer.from(base64, 'base64'));
}
