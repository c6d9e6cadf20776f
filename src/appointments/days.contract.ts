import { z } from 'zod';
import { contract } from '#platform/contract.ts';
import { OfProgramme, PlanDay } from '#queue/contract.ts';
import { Port } from './port.contract.ts';

export const confirmDay = contract({
  name: 'appointments.confirmDay',
  summary: 'Record who confirmed a day with the port, and when.',
  method: 'POST',
  path: '/appointments/confirm-day',
  may: ['planner', 'coordinator'],
  input: OfProgramme.extend({
    port: Port,
    day: PlanDay,
    /** Whom at the port it was confirmed with: an office or function rather than a name. */
    confirmedWith: z.string().trim().min(2).max(120),
    confirmedAt: z.coerce.date(),
  }),
  output: z.object({ confirmed: z.number() }),
});

export const calendar = contract({
  name: 'appointments.calendar',
  summary: 'How full each port is, day by day.',
  method: 'GET',
  path: '/appointments/calendar',
  may: ['planner', 'coordinator', 'registrar'],
  input: OfProgramme.extend({
    from: PlanDay,
    days: z.coerce.number().int().min(1).max(92).default(28),
  }),
  output: z.object({
    days: z.array(
      z.object({
        port: z.string(),
        day: z.string(),
        /** People; -1 on a day that is not open. */
        capacity: z.number(),
        people: z.number(),
        households: z.number(),
        offered: z.number(),
        accepted: z.number(),
        confirmed: z.number(),
        arrived: z.number(),
        missed: z.number(),
        turnedAway: z.number(),
        /** Households whose day came from the stand-by list. */
        standBy: z.number(),
        /** People whose answer is waited for: their place is held. */
        asked: z.number(),
      }),
    ),
  }),
});

export const dayList = contract({
  name: 'appointments.dayList',
  summary: 'Who has a day at a port whose outcome one may record, by ticket number.',
  method: 'GET',
  path: '/appointments/day-list',
  may: ['planner', 'coordinator', 'registrar'],
  input: OfProgramme.extend({ port: Port, day: PlanDay }),
  output: z.object({
    slots: z.array(
      z.object({
        slotId: z.uuid(),
        ticketNumber: z.string(),
        size: z.number(),
        state: z.string(),
        confirmed: z.boolean(),
        /** What was recorded of the day can still be put right. */
        mayPutRight: z.boolean(),
        /** Somebody said that it came after all: a second person is missing. */
        cameSaid: z
          .object({ mine: z.boolean(), reason: z.string(), at: z.coerce.date() })
          .nullable(),
      }),
    ),
  }),
});
