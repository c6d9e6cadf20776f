import type { Context } from '#platform/context.ts';
import { announce } from './announce.ts';
import { announceCorrected } from './change-answers.ts';
import { keepContacts, keepEnrolments, keepLookups, keepPeople } from './household.store.ts';
import type { PersonInput } from './household.ts';
import { contactOf, personOf, type RowPerson } from './import-families.rules.ts';
import type { ComparisonNote } from './import-findings.rules.ts';
import { changeDeclared } from './imports.store.ts';
import { contactLookup, lookupsOfPerson, surnamesOf } from './lookups.ts';
import { type KnownPerson, matchPerson, type PersonMarks } from './match-person.rules.ts';
import { normalPerson } from './normal-household.rules.ts';
import {
  type OpenedHousehold,
  type OpenedPerson,
  openContact,
  openHousehold,
  openPerson,
} from './opened-household.ts';
import { dropLookupsOf, growHousehold, updatePerson } from './people.store.ts';
import type { PersonRecord } from './record.store.ts';
import { contactRow, enrolmentRows, personRow } from './sealed-rows.ts';
import { contactTakesEffect } from './withdrawal.rules.ts';

interface Updated {
  added: number;
  updated: number;
  notes: ComparisonNote[];
  rows: { personId: string; row: RowPerson }[];
}

/**
 * Takes changed rows into a household that the file brought before. A row is somebody of the household
 * or somebody new; nobody is removed because a row is missing. `spoken` are the people whose own rows
 * stand unchanged in the file: no other row is one of them.
 */
export async function updateFamily(
  context: Context,
  householdId: string,
  changed: readonly RowPerson[],
  spoken: ReadonlySet<string>,
): Promise<Updated> {
  const opened = await openHousehold(context, householdId);
  const here = opened.record.people.filter(({ leftAt }) => leftAt === null);
  const people = new Map(here.map((record) => [record.personId, record]));
  const known = here.map((record) => knownPerson(record, openPerson(opened.seal, record)));
  const free = new Map(
    known.filter(({ id }) => !spoken.has(id)).map((person) => [person.id, person]),
  );
  const result: Updated = { added: 0, updated: 0, notes: [], rows: [] };
  for (const row of changed) {
    const match = matchPerson(marksOf(row), [...free.values()]);
    const record = match.kind === 'same' ? people.get(match.id) : undefined;
    if (record) {
      free.delete(record.personId);
      await changePerson(context, opened, record, row, result);
    } else {
      if (match.kind === 'new' && match.reason) {
        result.notes.push({ row: row.row, code: match.reason });
      }
      await addRow(context, opened, row, result);
    }
    await addContact(context, opened, row);
  }
  await announceCorrected(context, householdId, 'import');
  return result;
}

function marksOf({ person }: RowPerson): PersonMarks {
  return {
    aNumber: person.a_number_unconfirmed ? null : person.a_number,
    givenNames: person.given_names,
    surnames: person.surnames,
    birthDate: person.birth_date,
    birthPrecision: person.birth_precision,
  };
}

function knownPerson({ personId }: PersonRecord, opened: OpenedPerson): KnownPerson {
  return {
    id: personId,
    aNumber: opened.aNumbers.find(({ confirmed }) => confirmed)?.digits ?? null,
    givenNames: opened.names.given,
    surnames: surnamesOf(opened.names),
    birthDate: opened.birth.date,
    birthPrecision: opened.birth.precision,
  };
}

/** Lays what the row knows over what is held; an empty cell takes nothing away. */
async function changePerson(
  context: Context,
  { record, seal }: OpenedHousehold,
  before: PersonRecord,
  row: RowPerson,
  result: Updated,
): Promise<void> {
  const { householdId } = record;
  const { personId, position } = before;
  const told = personOf(row.person);
  const person = normalPerson(overlaid(openPerson(seal, before), before, told));
  const lookups = lookupsOfPerson(context.keyring, personId, person);
  await Promise.all([
    updatePerson(context.tx, personRow(seal, { householdId, personId, position }, person)),
    dropLookupsOf(context.tx, householdId, personId),
    keepLookups(
      context.tx,
      lookups.map((lookup) => ({ householdId, ...lookup })),
    ),
  ]);
  await changeEnrolment(context, record, personId, { told, row: row.row }, result);
  result.updated += 1;
  result.rows.push({ personId, row });
}

function overlaid(held: OpenedPerson, before: PersonRecord, told: PersonInput): PersonInput {
  return {
    names: told.names,
    birth: told.birth.date === null ? held.birth : told.birth,
    sex: told.sex ?? held.sex,
    relation: held.relation,
    nationality: told.nationality ?? before.nationality,
    language: told.language ?? before.language,
    aNumbers: told.aNumbers.length > 0 ? told.aNumbers : held.aNumbers,
    inProgramme: told.inProgramme === 'unknown' ? before.inProgramme : told.inProgramme,
    enrolment: null,
    caseKnowledge:
      told.caseKnowledge.situation === 'UNKNOWN'
        ? held.caseKnowledge
        : { ...held.caseKnowledge, situation: told.caseKnowledge.situation },
    needs: told.needs.length > 0 ? told.needs : held.needs,
  };
}

/** A declared day of return follows the file; one that a paper shows stays, with a warning. */
async function changeEnrolment(
  context: Context,
  record: OpenedHousehold['record'],
  personId: string,
  { told, row }: { told: PersonInput; row: number },
  result: Updated,
): Promise<void> {
  const { enrolment } = told;
  if (!enrolment?.enrolledOn) return;
  const { householdId } = record;
  const held = record.enrolments.find((one) => one.personId === personId);
  if (!held) {
    const place = { householdId, id: context.newId(), personId, enrolment };
    return keepEnrolments(context.tx, [place]);
  }
  if (held.enrolledOn === enrolment.enrolledOn) return;
  const { enrolledOn, port } = enrolment;
  const { enrolmentId } = held;
  if (!(await changeDeclared(context.tx, { householdId, enrolmentId, enrolledOn, port }))) {
    result.notes.push({ row, code: 'enrolment-has-paper' });
  }
}

async function addRow(
  context: Context,
  { record, seal }: OpenedHousehold,
  row: RowPerson,
  result: Updated,
): Promise<void> {
  const { householdId } = record;
  const personId = context.newId();
  const last = Math.max(-1, ...record.people.map(({ position }) => position));
  const person = normalPerson(personOf(row.person));
  const place = { householdId, personId, position: last + 1 + result.added };
  const sealed = personRow(seal, place, person);
  const lookups = lookupsOfPerson(context.keyring, personId, person);
  await Promise.all([
    keepPeople(context.tx, [sealed]),
    keepEnrolments(context.tx, enrolmentRows(context, [sealed], [person])),
    keepLookups(
      context.tx,
      lookups.map((lookup) => ({ householdId, ...lookup })),
    ),
    growHousehold(context.tx, householdId),
  ]);
  result.added += 1;
  result.rows.push({ personId, row });
}

/** A number that the household has not yet is added, in force after 72 hours like any change. */
async function addContact(
  context: Context,
  { record, seal }: OpenedHousehold,
  { person }: RowPerson,
): Promise<void> {
  const contact = contactOf(person);
  if (!contact) return;
  const held = record.contacts.map((one) => openContact(seal, one).value);
  if (held.includes(contact.value)) return;
  const { householdId } = record;
  const takesEffectAt = contactTakesEffect(context.now);
  const row = contactRow(context, seal, householdId, contact);
  await keepContacts(context.tx, [row], { addedAt: context.now, takesEffectAt });
  await keepLookups(context.tx, [{ householdId, ...contactLookup(context.keyring, contact) }]);
  await announce(context, householdId, 'registry.contactChanged', {
    contactId: row.id,
    replaces: null,
    takesEffectAt: takesEffectAt.toISOString(),
  });
}
