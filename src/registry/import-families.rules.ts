import { placeByCode } from '#vocabulary/places.ts';
import { HouseholdInput, PersonInput } from './household.ts';
import { isAdult } from './my-view.rules.ts';
import { foldAccents, nameKey } from './name-key.rules.ts';
import type { RosterPerson, RosterReading } from './roster/report.rules.ts';

/** One person of a file with the number of the row that gave them. */
export interface RowPerson {
  row: number;
  person: RosterPerson;
}

/** The rows of one family key; a row without one is a family of its own. */
export interface RosterFamily {
  /** What the family is recognised by when the file comes again. */
  key: string;
  people: RowPerson[];
}

/** The longest town that is kept as a place; a longer text goes into the notes whole. */
const longestPlace = 200;

/**
 * The families of a reading, in the order of the file; repeats are left out. Rows without a family key
 * are never joined: each is known again by its name, birth date and number, and by how many before it
 * are the same.
 */
export function familiesOf(reading: Pick<RosterReading, 'rows'>): RosterFamily[] {
  const families = new Map<string, RosterFamily>();
  for (const { row, person } of reading.rows) {
    if (person === null || person.same_as !== undefined) continue;
    const key = person.family_key === null ? freeKey(person, families) : keyOf(person.family_key);
    const family = families.get(key) ?? { key, people: [] };
    family.people.push({ row, person });
    families.set(key, family);
  }
  return [...families.values()];
}

function keyOf(familyKey: string): string {
  return `family|${foldAccents(familyKey)}`;
}

function freeKey(person: RosterPerson, families: ReadonlyMap<string, RosterFamily>): string {
  const name = nameKey(person.given_names, person.surnames);
  const base = `row|${name}|${person.birth_date ?? ''}|${person.a_number ?? ''}`;
  let count = 1;
  while (families.has(`${base}|${count}`)) count += 1;
  return `${base}|${count}`;
}

/** A row as a person of a household. What the file leaves open is unknown. */
export function personOf(person: RosterPerson): PersonInput {
  return PersonInput.parse({
    names: { given: person.given_names, firstSurname: person.surnames },
    birth: { precision: person.birth_precision, date: firstDay(person.birth_date) },
    sex: person.sex,
    nationality: person.nationality,
    language: person.language,
    aNumbers: person.a_number
      ? [{ digits: person.a_number, confirmed: person.a_number_unconfirmed !== true }]
      : [],
    inProgramme: person.enrolled_on || person.enrolled_port ? 'yes' : 'unknown',
    enrolment:
      person.enrolled_on || person.enrolled_port
        ? {
            enrolledOn: person.enrolled_on,
            precision: person.enrolled_on ? 'day' : 'unknown',
            port: person.enrolled_port,
          }
        : null,
    caseKnowledge: { situation: person.case_situation ?? 'UNKNOWN' },
    needs: person.needs?.split('|') ?? [],
  });
}

/** The first day of a month or year that is known no better. */
function firstDay(date: string | null): string | null {
  return date === null ? null : `${date}-01-01`.slice(0, 10);
}

/**
 * The telephone of a row as a contact. A file carries no permission to say anything, so it is only to
 * be called; `none` as channel means not at all.
 */
export function contactOf({
  phone,
  channel,
}: RosterPerson): HouseholdInput['contacts'][number] | null {
  if (phone === null || channel === 'none') return null;
  const used = channel === 'whatsapp' || channel === 'sms' ? channel : 'voice';
  return { channel: used, value: phone, whose: 'own', safeTimes: 'ask', maySay: 'call_only' };
}

/** A family as a request for help by way of a file; it gives no consent and no words. */
export function householdOf({ people }: RosterFamily, today: string): HouseholdInput {
  const persons = people.map(({ person }) => person);
  const first = <Value>(value: (person: RosterPerson) => Value | null): Value | null =>
    persons.map(value).find((found) => found !== null) ?? null;
  const city = first(({ city }) => city) ?? '';
  const asked = persons.map(personOf);
  const contacts = new Map(
    persons.flatMap((person) => {
      const contact = contactOf(person);
      return contact ? [[contact.value, contact] as const] : [];
    }),
  );
  const reads = first((person) => person.reads);
  const base = HouseholdInput.omit({ people: true, contacts: true }).parse({
    submissionKey: '0'.repeat(16),
    way: 'import',
    language: first(({ language }) => language) ?? 'und',
    reads: reads === null ? null : reads === 'yes',
    childAlone: asked.every(({ birth }) => isAdult(birth, today) === false),
    whereabouts: whereaboutsOf(city),
    notes: city.length > longestPlace ? city.slice(0, 2000) : '',
  });
  return { ...base, people: asked, contacts: [...contacts.values()] };
}

function whereaboutsOf(city: string) {
  if (placeByCode.has(city)) return { country: 'mexico', place: city };
  return city.length > longestPlace ? {} : { placeText: city };
}
