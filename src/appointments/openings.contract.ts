import { z } from 'zod';
import { contract } from '#platform/contract.ts';
import { OfProgramme, PlanDay } from '#queue/contract.ts';
import { Port } from './port.contract.ts';

/** When a port is open and how many people it takes a day. */
export const Opening = z
  .object({
    port: Port,
    opensOn: PlanDay,
    closesOn: PlanDay,
    perDay: z.int().min(0).max(100_000),
    /** 1 for Monday to 7 for Sunday. */
    weekdays: z.array(z.int().min(1).max(7)).max(7).default([1, 2, 3, 4, 5]),
    closed: z.array(PlanDay).max(400).default([]),
    /** Day to people, in place of `perDay`. */
    overrides: z.record(PlanDay, z.int().min(0).max(100_000)).default({}),
  })
  .refine(({ opensOn, closesOn }) => closesOn >= opensOn, {
    path: ['closesOn'],
    message: 'appointments.closesBeforeOpening',
  });
export type Opening = z.infer<typeof Opening>;

/** An opening as it was decided: with its version, reason and time. */
export const KeptOpening = z.object({
  ...Opening.shape,
  version: z.number(),
  reason: z.string(),
  changedAt: z.coerce.date(),
});
export type KeptOpening = z.infer<typeof KeptOpening>;

export const setOpening = contract({
  name: 'appointments.setOpening',
  summary: 'Say when a port is open and how many people it takes; earlier versions stay.',
  method: 'POST',
  path: '/appointments/set-opening',
  may: ['planner', 'coordinator'],
  input: OfProgramme.extend({
    /** A port that takes nobody has no people a day: a week without a day would hide that. */
    opening: Opening.refine(({ weekdays }) => weekdays.length > 0, {
      path: ['weekdays'],
      message: 'appointments.weekdayNeeded',
    }),
    reason: z.string().trim().min(1).max(500),
    /** The newest version that was read, 0 for none: refused where another stands by now. Null asks nothing. */
    after: z.int().min(0).nullable().default(null),
  }),
  output: z.object({ version: z.number() }),
});

export const openings = contract({
  name: 'appointments.openings',
  summary: 'When the ports of a programme are open, and every version before.',
  method: 'GET',
  path: '/appointments/openings',
  may: ['planner', 'coordinator', 'registrar', 'observer'],
  input: OfProgramme,
  output: z.object({ current: z.array(KeptOpening), earlier: z.array(KeptOpening) }),
});
