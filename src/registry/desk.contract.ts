import { z } from 'zod';
import { contract } from '#platform/contract.ts';
import {
  ANumber,
  Birth,
  CaseKnowledge,
  ConsentInput,
  calendarDate,
  Names,
  PersonInput,
  Relation,
} from './household.ts';
import { HouseholdLine, HouseholdPage, Sex } from './shown-household.ts';

/** Who works with families; nobody else reads a household. */
export const worksWithFamilies = ['registrar', 'coordinator', 'reviewer', 'lawyer'] as const;

const Done = z.object({});

export const search = contract({
  name: 'registry.search',
  summary: 'Find households by folio, A-number, phone, e-mail, or a name as it sounds.',
  method: 'POST',
  path: '/registry/search',
  may: worksWithFamilies,
  limit: { times: 600, seconds: 3600 },
  input: z.object({ query: z.string().trim().min(2).max(120) }),
  output: z.object({
    /** What the query was taken for. */
    by: z.enum(['folio', 'a_number', 'phone', 'email', 'name']),
    /** Best first, at most 50; `matched` is how many words of the name were heard. */
    results: z.array(HouseholdLine.extend({ matched: z.number() })),
    more: z.boolean(),
    /** Other organisations that know this number: ask them. */
    elsewhere: z.array(z.object({ organisationId: z.uuid(), name: z.string() })),
  }),
});

export const possibleDuplicates = contract({
  name: 'registry.possibleDuplicates',
  summary: 'Who may already be registered: same A-number, or same name and birth date.',
  method: 'POST',
  path: '/registry/possible-duplicates',
  may: worksWithFamilies,
  limit: { times: 600, seconds: 3600 },
  input: z.object({
    people: z
      .array(
        z.object({
          names: Names,
          birth: Birth.prefault({ precision: 'unknown' }),
          aNumbers: z.array(ANumber).max(5).default([]),
        }),
      )
      .max(40),
  }),
  output: z.object({
    own: z.array(
      HouseholdLine.extend({
        /** Which person of the form (0 first), and what is the same. */
        matches: z.array(
          z.object({ person: z.number(), same: z.enum(['a_number', 'name_and_birth']) }),
        ),
      }),
    ),
    elsewhere: z.array(
      z.object({ organisationId: z.uuid(), name: z.string(), person: z.number() }),
    ),
  }),
});

export const householdPage = contract({
  name: 'registry.householdPage',
  summary: 'One household, as the role and its consents allow. Opening it is written down.',
  method: 'GET',
  path: '/registry/household-page',
  may: worksWithFamilies,
  input: z.object({ householdId: z.uuid() }),
  output: HouseholdPage,
});

export const showPhone = contract({
  name: 'registry.showPhone',
  summary: 'Show one number or address; each time is written down.',
  method: 'POST',
  path: '/registry/show-phone',
  may: worksWithFamilies,
  limit: { times: 90, seconds: 3600 },
  input: z.object({ householdId: z.uuid(), contactId: z.uuid() }),
  output: z.object({ value: z.string() }),
});

export const workList = contract({
  name: 'registry.workList',
  summary: 'What waits for somebody in our organisation, oldest first; codes, no names.',
  method: 'GET',
  path: '/registry/work-list',
  may: worksWithFamilies,
  input: z.object({}),
  output: z.object({
    items: z.array(
      HouseholdLine.extend({
        what: z.enum(['child_alone', 'new', 'paper', 'confirm', 'correction', 'contact', 'call']),
        since: z.coerce.date(),
      }),
    ),
    counts: z.record(z.string(), z.number()),
  }),
});

export const recentHouseholds = contract({
  name: 'registry.recentHouseholds',
  summary: 'The newest households that we may read, a page at a time.',
  method: 'GET',
  path: '/registry/recent-households',
  may: worksWithFamilies,
  input: z.object({ before: z.coerce.date().nullable().default(null) }),
  output: z.object({ households: z.array(HouseholdLine), more: z.boolean() }),
});

export const addPerson = contract({
  name: 'registry.addPerson',
  summary: 'Add somebody to a household.',
  method: 'POST',
  path: '/registry/add-person',
  may: worksWithFamilies,
  input: z.object({ householdId: z.uuid(), person: PersonInput }),
  output: z.object({ personId: z.uuid() }),
});

export const correctPerson = contract({
  name: 'registry.correctPerson',
  summary: 'Put right what is held about somebody; a date of return needs its paper instead.',
  method: 'POST',
  path: '/registry/correct-person',
  may: worksWithFamilies,
  /** What is left out stays as it is. */
  input: z.object({
    householdId: z.uuid(),
    personId: z.uuid(),
    names: Names.optional(),
    birth: Birth.optional(),
    sex: Sex.optional(),
    relation: Relation.optional(),
    nationality: z
      .string()
      .regex(/^[A-Z]{3}$/u)
      .nullable()
      .optional(),
    language: z.string().max(40).nullable().optional(),
    aNumbers: z.array(ANumber).max(5).optional(),
    inProgramme: z.enum(['yes', 'no', 'unknown']).optional(),
    caseKnowledge: CaseKnowledge.optional(),
    needs: z
      .array(z.string().regex(/^V-[A-Z0-9-]+$/u))
      .max(20)
      .optional(),
    /** The family's request that this answers. */
    correctionId: z.uuid().nullable().default(null),
  }),
  output: Done,
});

export const declineCorrection = contract({
  name: 'registry.declineCorrection',
  summary: 'Say that a requested correction was not made.',
  method: 'POST',
  path: '/registry/decline-correction',
  may: worksWithFamilies,
  input: z.object({ householdId: z.uuid(), correctionId: z.uuid() }),
  output: Done,
});

export const seePaper = contract({
  name: 'registry.seePaper',
  summary: 'Record the paper that shows when and where somebody was returned.',
  method: 'POST',
  path: '/registry/see-paper',
  may: worksWithFamilies,
  /** `enrolmentId` null when nothing was declared. */
  input: z.object({
    householdId: z.uuid(),
    personId: z.uuid(),
    enrolmentId: z.uuid().nullable().default(null),
    enrolledOn: calendarDate,
    precision: z.enum(['day', 'month', 'year']).default('day'),
    port: z.string().max(40).nullable().default(null),
    document: z.object({
      kind: z.enum(['nta', 'tear_sheet', 'i94', 'hearing_notice', 'case_system', 'other']),
      reference: z.string().trim().min(1).max(120),
    }),
  }),
  output: z.object({ enrolmentId: z.uuid() }),
});

export const confirmPaper = contract({
  name: 'registry.confirmPaper',
  summary: 'Confirm, as a second person, the paper that a colleague saw.',
  method: 'POST',
  path: '/registry/confirm-paper',
  may: worksWithFamilies,
  input: z.object({
    householdId: z.uuid(),
    personId: z.uuid(),
    enrolmentId: z.uuid(),
    /** The day that was read beside the paper: another by now is not confirmed unread. */
    enrolledOn: z.iso.date().optional(),
  }),
  output: Done,
});

export const addNote = contract({
  name: 'registry.addNote',
  summary: 'Add a note to a household.',
  method: 'POST',
  path: '/registry/add-note',
  may: worksWithFamilies,
  input: z.object({
    householdId: z.uuid(),
    text: z.string().trim().min(1, 'registry.noteEmpty').max(4000),
    forLawyers: z.boolean().default(false),
  }),
  output: z.object({ noteId: z.uuid() }),
});

export const shareWith = contract({
  name: 'registry.shareWith',
  summary: 'Record that the person, here at the desk, allowed one purpose to one recipient.',
  method: 'POST',
  path: '/registry/share-with',
  may: worksWithFamilies,
  input: ConsentInput.extend({ householdId: z.uuid() }),
  output: z.object({ consentId: z.uuid() }),
});

export const stopSharing = contract({
  name: 'registry.stopSharing',
  summary: 'Record that the person, here at the desk, took a consent back.',
  method: 'POST',
  path: '/registry/stop-sharing',
  may: worksWithFamilies,
  input: z.object({ householdId: z.uuid(), consentId: z.uuid() }),
  output: Done,
});

export const giveWords = contract({
  name: 'registry.giveWords',
  summary: 'Give the person at the desk new secret words: the household’s, or an adult’s own.',
  method: 'POST',
  path: '/registry/give-words',
  may: worksWithFamilies,
  limit: { times: 60, seconds: 3600 },
  input: z.object({ householdId: z.uuid(), personId: z.uuid().nullable().default(null) }),
  output: z.object({ folio: z.string(), words: z.array(z.string()) }),
});

export const markCalled = contract({
  name: 'registry.markCalled',
  summary: 'Say how a requested call went.',
  method: 'POST',
  path: '/registry/mark-called',
  may: worksWithFamilies,
  input: z.object({
    householdId: z.uuid(),
    callId: z.uuid(),
    outcome: z.enum(['spoke', 'no_answer', 'wrong_number']),
  }),
  output: Done,
});

export const linkHouseholds = contract({
  name: 'registry.linkHouseholds',
  summary:
    'Say that two households have the same person, or are family. Joins nothing; can be undone.',
  method: 'POST',
  path: '/registry/link-households',
  may: worksWithFamilies,
  input: z
    .object({
      kind: z.enum(['same_person', 'family_of']),
      householdId: z.uuid(),
      otherHouseholdId: z.uuid(),
      personId: z.uuid().nullable().default(null),
      otherPersonId: z.uuid().nullable().default(null),
    })
    .refine((link) => link.householdId !== link.otherHouseholdId, 'registry.linkToItself'),
  output: z.object({ linkId: z.uuid() }),
});

export const undoLink = contract({
  name: 'registry.undoLink',
  summary: 'Undo a link between two households.',
  method: 'POST',
  path: '/registry/undo-link',
  may: worksWithFamilies,
  input: z.object({ linkId: z.uuid() }),
  output: Done,
});

export const closeHousehold = contract({
  name: 'registry.closeHousehold',
  summary: 'Close a household that needs nothing more; what is held goes 90 days later.',
  method: 'POST',
  path: '/registry/close-household',
  may: ['coordinator', 'reviewer', 'lawyer'],
  input: z.object({
    householdId: z.uuid(),
    reason: z.enum(['arrived', 'no_longer_wanted', 'lost_contact', 'duplicate', 'died', 'other']),
  }),
  output: Done,
});

export const reopenHousehold = contract({
  name: 'registry.reopenHousehold',
  summary: 'Reopen a closed household before what is held is erased.',
  method: 'POST',
  path: '/registry/reopen-household',
  may: ['coordinator', 'reviewer', 'lawyer'],
  input: z.object({ householdId: z.uuid() }),
  output: Done,
});

export const setLegalHold = contract({
  name: 'registry.setLegalHold',
  summary: 'Keep a household from being erased while a legal reason stands, or end that.',
  method: 'POST',
  path: '/registry/set-legal-hold',
  may: ['coordinator', 'lawyer'],
  input: z.object({
    householdId: z.uuid(),
    /** Null ends the hold. */
    reason: z.enum(['litigation', 'court_order', 'complaint', 'crime_evidence']).nullable(),
  }),
  output: Done,
});
