import { z } from 'zod';
import { contract } from '#platform/contract.ts';
import { takingOutReasons } from './taking-out.rules.ts';

/** What shows who belongs to a household. */
export const householdPapers = [
  'birth_certificate',
  'marriage_certificate',
  'court_paper',
  'identity_paper',
  'guardianship',
  'other',
] as const;

/** A household that grew after it had a place. */
export const Correction = z.object({
  householdId: z.uuid(),
  correctionId: z.uuid(),
  /** Its number in each queue. */
  ticketNumbers: z.array(z.string()),
  sizeFrom: z.number(),
  sizeTo: z.number(),
  noticedAt: z.coerce.date(),
  state: z.enum(['noticed', 'proposed', 'confirmed', 'declined']),
  /** Kind and reference of the paper; null until somebody named it. */
  document: z.object({ kind: z.string(), reference: z.string() }).nullable(),
  /** This member of staff named the paper, so another confirms. */
  proposedByMe: z.boolean(),
});

/** A day of return that one person saw on a paper and that differs from the day by which the place stands. */
export const DateWaiting = z.object({
  householdId: z.uuid(),
  ticketNumber: z.string(),
  standsAt: z.string(),
  undated: z.boolean(),
});

/** Somebody whom one person asks to take out of a household; another decides. */
export const TakingOut = z.object({
  householdId: z.uuid(),
  folio: z.string(),
  requestId: z.uuid(),
  personId: z.uuid(),
  reason: z.enum(takingOutReasons),
  askedAt: z.coerce.date(),
  askedByMe: z.boolean(),
});

export const listCorrections = contract({
  name: 'queue.listCorrections',
  summary: 'Corrections of our households that wait for a paper or for a second person.',
  method: 'GET',
  path: '/queue/list-corrections',
  may: ['registrar', 'coordinator', 'reviewer', 'lawyer'],
  input: z.object({}),
  output: z.object({
    corrections: z.array(Correction),
    dates: z.array(DateWaiting),
    takingOut: z.array(TakingOut),
  }),
});

export const proposeCorrection = contract({
  name: 'queue.proposeCorrection',
  summary: 'Name the paper that shows who belongs to a household that grew.',
  method: 'POST',
  path: '/queue/propose-correction',
  may: ['registrar', 'lawyer', 'coordinator'],
  input: z.object({
    householdId: z.uuid(),
    document: z.object({
      kind: z.enum(householdPapers),
      reference: z.string().trim().min(1).max(120),
    }),
  }),
  output: z.object({ correctionId: z.uuid() }),
});

export const decideCorrection = contract({
  name: 'queue.decideCorrection',
  summary: 'Confirm, as a second person, that a household grew; or not.',
  method: 'POST',
  path: '/queue/decide-correction',
  may: ['registrar', 'lawyer', 'coordinator', 'reviewer'],
  input: z.object({ householdId: z.uuid(), correctionId: z.uuid(), confirm: z.boolean() }),
  output: z.object({}),
});

export const takeOutPerson = contract({
  name: 'queue.takeOutPerson',
  summary: 'Take out of a household somebody who was added by mistake, or ask a second person to.',
  method: 'POST',
  path: '/queue/take-out-person',
  may: ['registrar', 'lawyer', 'coordinator', 'reviewer'],
  countsOnce: true,
  input: z.object({
    householdId: z.uuid(),
    personId: z.uuid(),
    reason: z.enum(takingOutReasons),
  }),
  /** Null: out at once. Else nothing changed, and a second person decides about it by this id. */
  output: z.object({ requestId: z.uuid().nullable() }),
});

export const decideTakingOut = contract({
  name: 'queue.decideTakingOut',
  summary: 'Agree, as a second person, that somebody is taken out of a household; or not.',
  method: 'POST',
  path: '/queue/decide-taking-out',
  may: ['registrar', 'lawyer', 'coordinator', 'reviewer'],
  input: z.object({ householdId: z.uuid(), requestId: z.uuid(), confirm: z.boolean() }),
  output: z.object({}),
});
