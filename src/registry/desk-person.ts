import type { z } from 'zod';
import type { Staff } from '#platform/asker.ts';
import type { HouseholdSeal } from './household-seal.ts';
import { type OpenedHousehold, openContact, openPerson, opens } from './opened-household.ts';
import type { ContactRecord, EnrolmentRecord, PersonRecord } from './record.store.ts';
import type { DeskContact, DeskEnrolment } from './shown-household.ts';
import { DeskPerson } from './shown-household.ts';

/** One person for the desk. Needs show to the keeper's own staff only. */
export function deskPerson(
  { record, seal }: OpenedHousehold,
  person: PersonRecord,
  asker: Staff,
): DeskPerson {
  const { needs, ...opened } = openPerson(seal, person);
  const own = record.organisationId === asker.organisationId;
  return DeskPerson.parse({
    ...opened,
    personId: person.personId,
    position: person.position,
    nationality: person.nationality,
    language: person.language,
    inProgramme: person.inProgramme,
    leftAt: person.leftAt,
    takenOut: person.takenOut,
    hasOwnWords: record.words.some(({ personId }) => personId === person.personId),
    needs: own && seesNeeds(asker) ? needs : null,
    enrolments: record.enrolments
      .filter(({ personId }) => personId === person.personId)
      .map((enrolment) => deskEnrolment(seal, enrolment, asker)),
  });
}

function seesNeeds({ roles }: Staff): boolean {
  return roles.some((role) => role === 'registrar' || role === 'reviewer' || role === 'lawyer');
}

function deskEnrolment(
  seal: HouseholdSeal,
  { document, decidedBy, personId, ...enrolment }: EnrolmentRecord,
  { staffId }: Staff,
): z.input<typeof DeskEnrolment> {
  const opened = document && opens(seal, 'enrolments.document', enrolment.enrolmentId, document);
  return {
    ...enrolment,
    document: DeskPerson.shape.enrolments.element.shape.document.parse(opened || null),
    mayConfirm: enrolment.basis === 'paper_seen' && decidedBy !== staffId,
  };
}

/** A contact without its number: `showPhone` shows one at a time. */
export function deskContact(
  { seal }: OpenedHousehold,
  { sealed, replaces, endedAt, ...contact }: ContactRecord,
): z.input<typeof DeskContact> {
  const { whose, safeTimes } = openContact(seal, { ...contact, sealed, replaces, endedAt });
  return { ...contact, whose, safeTimes, endsAt: endedAt && new Date(endedAt) };
}
