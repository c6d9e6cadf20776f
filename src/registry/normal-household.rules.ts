import type { FieldProblem } from '#platform/problem.ts';
import { isIso6393 } from '#vocabulary/iso-639-3.ts';
import { languageByCode } from '#vocabulary/languages.ts';
import { portByCode } from '#vocabulary/ports.ts';
import { hasRecipient } from './consent-questions.rules.ts';
import type { ContactInput, Enrolment, HouseholdInput, PersonInput } from './household.ts';
import { isAdult } from './my-view.rules.ts';
import { normalPhone } from './phone.rules.ts';

/** What was told in its one form, and what of it must be mended first. */
export interface NormalHousehold {
  household: HouseholdInput;
  problems: FieldProblem[];
}

/**
 * Brings a form into the form in which it is kept: numbers as E.164, dates that agree with their
 * precision, codes that exist (they lie in clear, so free text never gets there), a declared basis.
 * @param today calendar date `YYYY-MM-DD`
 */
export function normalHousehold(input: HouseholdInput, today: string): NormalHousehold {
  const problems: FieldProblem[] = [];
  const people = input.people.map((person, at) => {
    problems.push(...personProblems(person, `people.${at}`, today));
    return normalPerson(person);
  });
  const contacts = input.contacts.map((contact, at) => {
    const value = contactValue(contact);
    if (value === null) problems.push(contactProblem(contact, `contacts.${at}.value`));
    return { ...contact, value: value ?? contact.value };
  });
  const household = {
    ...input,
    people,
    contacts,
    language: knownLanguage(input.language) ?? 'und',
    secondLanguage: knownLanguage(input.secondLanguage),
    consents: distinctConsents(input.consents),
    childAlone: input.childAlone || people.every(({ birth }) => isAdult(birth, today) === false),
  };
  return { household, problems };
}

/** A person with dates and codes in the form in which they are kept. */
export function normalPerson<Person extends PersonInput>(person: Person): Person {
  const { precision, date } = person.birth;
  const known = date !== null && precision !== 'unknown';
  return {
    ...person,
    birth: known ? person.birth : { precision: 'unknown', date: null },
    language: knownLanguage(person.language),
    enrolment: person.enrolment && normalEnrolment(person.enrolment),
  };
}

function normalEnrolment(enrolment: Enrolment): Enrolment {
  const known = enrolment.enrolledOn !== null && enrolment.precision !== 'unknown';
  return {
    ...enrolment,
    enrolledOn: known ? enrolment.enrolledOn : null,
    precision: known ? enrolment.precision : 'unknown',
    port: enrolment.port !== null && portByCode.has(enrolment.port) ? enrolment.port : null,
  };
}

/** What about one person cannot be: dates that have not come yet. */
export function personProblems(
  { birth, enrolment }: Pick<PersonInput, 'birth' | 'enrolment'>,
  field: string,
  today: string,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (birth.date !== null && birth.date > today) {
    problems.push({ field: `${field}.birth.date`, code: 'registry.birthInFuture' });
  }
  if (enrolment?.enrolledOn && enrolment.enrolledOn > today) {
    problems.push({ field: `${field}.enrolment.enrolledOn`, code: 'registry.returnInFuture' });
  }
  return problems;
}

/** A contact's number as E.164 or its address in small letters; null when it is neither. */
export function contactValue({ channel, value }: ContactInput): string | null {
  if (channel !== 'email') return normalPhone(value);
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(value) ? value.toLowerCase() : null;
}

/** What to say of a contact that nobody could use. */
export function contactProblem({ channel }: ContactInput, field: string): FieldProblem {
  return {
    field,
    code: channel === 'email' ? 'registry.emailUnreadable' : 'registry.phoneUnreadable',
  };
}

/** A language that ISO 639-3 or our own list has; null for anything else. */
export function knownLanguage(code: string | null): string | null {
  return code !== null && (languageByCode.has(code) || isIso6393(code)) ? code : null;
}

function distinctConsents(consents: HouseholdInput['consents']): HouseholdInput['consents'] {
  const distinct = new Map<string, HouseholdInput['consents'][number]>();
  for (const { purpose, recipientId } of consents) {
    const consent = { purpose, recipientId: hasRecipient(purpose) ? recipientId : null };
    distinct.set(`${consent.purpose} ${consent.recipientId}`, consent);
  }
  return [...distinct.values()];
}
