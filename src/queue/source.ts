import { z } from 'zod';

/** A public text that a decision rests on. */
export const Source = z.object({
  name: z.string().trim().min(3).max(300),
  address: z.string().trim().min(3).max(500),
  says: z.string().trim().max(1000).default(''),
  retrieved: z.iso.date(),
});
export type Source = z.infer<typeof Source>;

/** A fact still to be asked, of the member at that place in the household (from 0). */
export const Missing = z.object({ member: z.number().nullable(), fact: z.string() });
export type Missing = z.infer<typeof Missing>;
