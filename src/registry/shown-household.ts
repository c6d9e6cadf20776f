import { z } from 'zod';
import {
  ANumber,
  Birth,
  CaseKnowledge,
  Enrolment,
  Names,
  Relation,
  Whereabouts,
} from './household.ts';

export const Sex = z.enum(['F', 'M', 'X']).nullable();

/** A household on a list: codes and counts, no name. */
export const HouseholdLine = z.object({
  householdId: z.uuid(),
  folio: z.string(),
  size: z.number(),
  language: z.string(),
  state: z.enum(['registered', 'withdrawn', 'closed', 'erased']),
  way: z.string(),
  registeredAt: z.coerce.date(),
  childAlone: z.boolean(),
  /** Kept by our own organisation; otherwise the family shares it with us. */
  own: z.boolean(),
});
export type HouseholdLine = z.infer<typeof HouseholdLine>;

export const DeskEnrolment = Enrolment.extend({
  enrolmentId: z.uuid(),
  /** The kind and reference of the paper that was seen; null while only declared. */
  document: z.object({ kind: z.string(), reference: z.string() }).nullable(),
  /** Who saw the paper may not confirm it. */
  mayConfirm: z.boolean(),
});

export const DeskPerson = z.object({
  personId: z.uuid(),
  position: z.number(),
  names: Names,
  birth: Birth,
  sex: Sex,
  relation: Relation,
  nationality: z.string().nullable(),
  language: z.string().nullable(),
  aNumbers: z.array(ANumber),
  inProgramme: z.enum(['yes', 'no', 'unknown']),
  enrolments: z.array(DeskEnrolment),
  caseKnowledge: CaseKnowledge,
  /** Null for who may not see them: codes of needs are for the keeper's own staff. */
  needs: z.array(z.string()).nullable(),
  leftAt: z.coerce.date().nullable(),
  /** Why a desk took them out; null for who left of their own will. */
  takenOut: z.string().nullable(),
  hasOwnWords: z.boolean(),
});
export type DeskPerson = z.infer<typeof DeskPerson>;

export const DeskContact = z.object({
  contactId: z.uuid(),
  personId: z.uuid().nullable(),
  channel: z.string(),
  whose: z.string(),
  safeTimes: z.string(),
  maySay: z.string(),
  takesEffectAt: z.coerce.date(),
  endsAt: z.coerce.date().nullable(),
});

export const HouseholdPage = HouseholdLine.extend({
  keeper: z.object({ organisationId: z.uuid(), name: z.string() }),
  stateSince: z.coerce.date(),
  byProxy: z.boolean(),
  secondLanguage: z.string().nullable(),
  dialect: z.string(),
  reads: z.boolean().nullable(),
  prefersListening: z.boolean().nullable(),
  screenLanguage: z.enum(['es', 'en', 'pt', 'ht']),
  legalHold: z.string().nullable(),
  people: z.array(DeskPerson),
  /** Without numbers: `showPhone` shows one at a time. */
  contacts: z.array(DeskContact),
  /** Where they are and how they entered: for a lawyer's role only; null for everybody else. */
  whereabouts: Whereabouts.nullable(),
  consents: z.array(
    z.object({
      consentId: z.uuid(),
      purpose: z.string(),
      recipient: z.object({ organisationId: z.uuid(), name: z.string() }).nullable(),
      givenAt: z.coerce.date(),
      withdrawnAt: z.coerce.date().nullable(),
    }),
  ),
  notes: z.array(
    z.object({
      noteId: z.uuid(),
      at: z.coerce.date(),
      by: z.string().nullable(),
      forLawyers: z.boolean(),
      text: z.string(),
    }),
  ),
  corrections: z.array(
    z.object({
      correctionId: z.uuid(),
      personId: z.uuid().nullable(),
      about: z.string(),
      shouldBe: z.string(),
      askedAt: z.coerce.date(),
      outcome: z.enum(['waiting', 'made', 'not_made']),
    }),
  ),
  calls: z.array(
    z.object({ callId: z.uuid(), contactId: z.uuid().nullable(), askedAt: z.coerce.date() }),
  ),
  links: z.array(
    z.object({
      linkId: z.uuid(),
      kind: z.enum(['same_person', 'family_of']),
      householdId: z.uuid(),
      folio: z.string(),
      personId: z.uuid().nullable(),
      otherPersonId: z.uuid().nullable(),
    }),
  ),
  /** Oldest first. `by` is the colleague's name in one's own organisation, else null. */
  history: z.array(
    z.object({
      at: z.coerce.date(),
      what: z.string(),
      payload: z.record(z.string(), z.json()),
      actor: z.enum(['anyone', 'family', 'staff', 'system']),
      organisation: z.string().nullable(),
      by: z.string().nullable(),
    }),
  ),
});
export type HouseholdPage = z.infer<typeof HouseholdPage>;
