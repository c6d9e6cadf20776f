import { z } from 'zod';
import { contract } from '#platform/contract.ts';
import { worksWithFamilies } from './desk-roles.ts';
import {
  ANumber,
  Birth,
  CaseKnowledge,
  calendarDate,
  Names,
  PersonInput,
  Relation,
} from './household.ts';
import { Sex } from './shown-household.ts';

/** An answer that has nothing to say beyond "done". */
const Done = z.object({});

export const addPerson = contract({
  name: 'registry.addPerson',
  summary: 'Add somebody to a household.',
  method: 'POST',
  path: '/registry/add-person',
  may: worksWithFamilies,
  countsOnce: true,
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
  countsOnce: true,
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
    enrolledOn: z.iso.date(),
  }),
  output: Done,
});
