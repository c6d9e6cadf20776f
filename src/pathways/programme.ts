import { z } from 'zod';
import { caseStatuses, triSchema } from './situation.ts';

const sourceSchema = z.strictObject({
  name: z.string().min(1),
  address: z.string().min(1),
  says: z.string(),
  retrieved: z.iso.date(),
});

const statusesSchema = z.array(z.enum(caseStatuses.filter((status) => status !== 'UNKNOWN')));

/** A period in which a programme takes people of certain case situations; both days included. */
const phaseSchema = z.strictObject({
  id: z.string().min(1),
  from: z.iso.date(),
  /** Last day; null while no end is ordered. */
  to: z.iso.date().nullable(),
  statuses: statusesSchema,
  source: sourceSchema,
});

/** A period in which a programme takes people of certain case situations. */
export type Phase = z.infer<typeof phaseSchema>;

/** The rules of one programme as data: a coordinator may declare one with the same shape. */
export const programmeRulesSchema = z.strictObject({
  programme: z.string().min(1),
  phases: z.array(phaseSchema).min(1),
  /** Case situations kept out in writing. */
  excluded: z.array(z.strictObject({ statuses: statusesSchema, source: sourceSchema })),
  /** Case situations of which no source says clearly whether they were taken. */
  unclear: z.array(z.strictObject({ statuses: statusesSchema, source: sourceSchema })),
});

/** The rules of one programme as data. */
export type ProgrammeRules = z.infer<typeof programmeRulesSchema>;

/** What eligibility reads of one member of a household; the order of members is the caller's. */
export const memberSchema = z.strictObject({
  /** Whether the person was returned under this programme, or one that it winds down. */
  inProgramme: triSchema,
  status: z.enum(caseStatuses),
});

/** What eligibility reads of one member of a household. */
export type Member = z.infer<typeof memberSchema>;
