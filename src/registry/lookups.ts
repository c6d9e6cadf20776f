import type { Keyring } from '#platform/crypto/keyring.ts';
import type { ContactInput, HouseholdInput, Names, PersonInput } from './household.ts';
import { nameKey } from './name-key.rules.ts';
import { soundsOf } from './query.rules.ts';

/** What a household can be found by. */
export type LookupKind = 'a_number' | 'phone' | 'email' | 'name' | 'sound' | 'name_and_birth';

/** One keyed hash by which a household, or one person of it, is found. */
export interface Lookup {
  personId: string | null;
  kind: LookupKind;
  token: Buffer;
}

/** The keyed hash of one thing that may be looked for. */
export function lookupToken(keyring: Keyring, kind: LookupKind, value: string): Buffer {
  return keyring.token('lookups', kind, value);
}

/** The surnames as one text. */
export function surnamesOf({ firstSurname, secondSurname }: Names): string {
  return `${firstSurname} ${secondSurname}`.trim();
}

/** Everything that a household can be found by. An unconfirmed A-number never finds anybody alone. */
export function lookupsOf(
  keyring: Keyring,
  people: readonly { personId: string }[],
  input: Pick<HouseholdInput, 'people' | 'contacts'>,
): Lookup[] {
  const ofPeople = input.people.flatMap((person, at) =>
    lookupsOfPerson(keyring, people[at]?.personId ?? null, person),
  );
  const ofContacts = input.contacts.map((contact) => contactLookup(keyring, contact));
  return [...ofPeople, ...ofContacts];
}

/** How a contact is found again. */
export function contactLookup(
  keyring: Keyring,
  { channel, value }: Pick<ContactInput, 'channel' | 'value'>,
): Lookup {
  const kind = channel === 'email' ? 'email' : 'phone';
  return { personId: null, kind, token: lookupToken(keyring, kind, value.toLowerCase()) };
}

/** What one person can be found by. */
export function lookupsOfPerson(
  keyring: Keyring,
  personId: string | null,
  person: Pick<PersonInput, 'names' | 'birth' | 'aNumbers'>,
): Lookup[] {
  const of = (kind: LookupKind, value: string): Lookup => ({
    personId,
    kind,
    token: lookupToken(keyring, kind, value),
  });
  const surnames = surnamesOf(person.names);
  const key = nameKey(person.names.given, surnames);
  const exact = person.birth.precision === 'day' ? person.birth.date : null;
  return [
    of('name', key),
    ...(exact ? [of('name_and_birth', `${key}|${exact}`)] : []),
    ...soundsOf(key).map((sound) => of('sound', sound)),
    ...person.aNumbers
      .filter(({ confirmed }) => confirmed)
      .map(({ digits }) => of('a_number', digits)),
  ];
}
