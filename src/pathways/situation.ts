import { z } from 'zod';

/** Yes, no, or not known. Unknown is an answer like the others. */
export const triSchema = z.enum(['yes', 'no', 'unknown']);

/** Yes, no, or not known. */
export type Tri = z.infer<typeof triSchema>;

/** The court-case situations of one person; UNKNOWN is never replaced by a guess. */
export const caseStatuses = [
  'ACTIVE-NOHEAR',
  'ACTIVE-HEAR',
  'ACTIVE-BIA',
  'INABS',
  'TERM-DHS',
  'TERM-OTHER',
  'DENIED-PRESENT',
  'DENIED-APPEAL',
  'INACTIVE-NTA',
  'ABANDON/WITHDRAW',
  'AVR',
  'GRANT-ASY',
  'GRANT-WH',
  'GRANT-CAT',
  'ADMCLOSE',
  'PAROLED-VENUE-MOVED',
  'DISENROLLED',
  'UNKNOWN',
] as const;

/** A date as far as the person knows it; `none` says that there is no such event. */
const dateFactSchema = z.discriminatedUnion('precision', [
  z.strictObject({ precision: z.literal('day'), date: z.iso.date() }),
  z.strictObject({
    precision: z.literal('month'),
    /** `YYYY-MM` */
    month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  }),
  z.strictObject({ precision: z.literal('none') }),
  z.strictObject({ precision: z.literal('unknown') }),
]);

/** A date as far as the person knows it. */
export type DateFact = z.infer<typeof dateFactSchema>;

/** Urgent needs as proposed in this project after the official lists of 2019 and 2021 [proposed]. */
export const urgentNeeds = [
  'V-MED-URG',
  'V-MH',
  'V-DIS',
  'V-AGE',
  'V-LGBTQI',
  'V-UAC',
  'V-CHILD',
  'V-PREG',
  'V-SGBV',
  'V-TORT',
  'V-TRAFF',
  'V-KIDNAP',
  'V-THREAT',
  'V-INDIG',
  'V-HEAD1',
  'V-HOMELESS',
  'V-LEGAL',
] as const;

/**
 * What a rule of law may read about one person. A household is several of these: the facts
 * `childAlone`, `memberOutsideProgramme` and `urgentNeeds` are then the same in each.
 */
export const situationSchema = z.strictObject({
  /** Where the person is now; asked only when a route needs it, seen by a lawyer's role only. */
  where: z.enum(['mexico', 'us', 'origin', 'other', 'unknown']),
  /** The programme that returned the person to wait. */
  programme: z.enum(['mpp-2019', 'mpp-2021', 'mpp-2025', 'none', 'unknown']),
  status: z.enum(caseStatuses),
  /** An order of removal stands, whatever kind. */
  removalOrder: triSchema,
  /** Day of the order made in the person's absence. */
  orderedOn: dateFactSchema,
  /** Day of the judge's decision after a hearing. */
  decidedOn: dateFactSchema,
  /** Why the notice of the hearing did not reach the person, in the person's own account. */
  noticeProblem: z.enum(['no-notice', 'in-custody', 'none', 'unknown']),
  /** Something beyond the person's control kept them from the hearing (INA 240(e)(1)). */
  exceptionalCircumstances: triSchema,
  appealPending: triSchema,
  /** A notice to appear (NTA) stands filed with an immigration court today. */
  ntaFiled: triSchema,
  /** The last arrival in the United States: people of the programme entered several times. */
  arrival: z.strictObject({ earliest: dateFactSchema, latest: dateFactSchema }),
  /** Day of the last change of address; `none` when the court has the right one. */
  movedOn: dateFactSchema,
  signedVoluntaryReturn: triSchema,
  /** The person is a child without a parent or guardian. */
  childAlone: triSchema,
  /** Someone of the household was never in the programme. */
  memberOutsideProgramme: triSchema,
  /** Codes of urgent needs, an empty list when asked and none, or `unknown`. */
  urgentNeeds: z.union([z.array(z.enum(urgentNeeds)), z.literal('unknown')]),
});

/** What a rule of law may read about one person. */
export type Situation = z.infer<typeof situationSchema>;

const unknownDate: DateFact = { precision: 'unknown' };

/** A situation in which nothing is known yet: the one to start from. */
export const nothingKnown: Situation = {
  where: 'unknown',
  programme: 'unknown',
  status: 'UNKNOWN',
  removalOrder: 'unknown',
  orderedOn: unknownDate,
  decidedOn: unknownDate,
  noticeProblem: 'unknown',
  exceptionalCircumstances: 'unknown',
  appealPending: 'unknown',
  ntaFiled: 'unknown',
  arrival: { earliest: unknownDate, latest: unknownDate },
  movedOn: unknownDate,
  signedVoluntaryReturn: 'unknown',
  childAlone: 'unknown',
  memberOutsideProgramme: 'unknown',
  urgentNeeds: 'unknown',
};
