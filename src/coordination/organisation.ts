import { z } from 'zod';

/** What kind of work an organisation of the coalition does, as families and colleagues see it. */
export const organisationKinds = [
  'shelter',
  'legal',
  'humanitarian',
  'faith',
  'health',
  'international',
  'coordination',
  'other',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** An organisation as it is founded. */
export const OrganisationInput = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'coordination.organisationNameNeeded')
    .max(120, 'coordination.nameTooLong'),
  kind: z.enum(organisationKinds),
  /** The town where it works, as people there say it; null if it is better not said. */
  city: z
    .string()
    .trim()
    .max(120, 'coordination.nameTooLong')
    .transform((city) => city || null)
    .nullable()
    .default(null),
});
export type OrganisationInput = z.infer<typeof OrganisationInput>;
