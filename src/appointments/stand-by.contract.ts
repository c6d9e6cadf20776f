import { z } from 'zod';
import { contract } from '#platform/contract.ts';
import { OfProgramme, OwnOrNamed, OwnOrNamedPlace, PlanDay } from '#queue/contract.ts';
import { Port } from './port.contract.ts';

export const joinStandBy = contract({
  name: 'appointments.joinStandBy',
  summary:
    'Say that the household could travel at short notice: to which ports, how soon, until when.',
  method: 'POST',
  path: '/appointments/join-stand-by',
  may: ['family', 'registrar', 'coordinator', 'lawyer'],
  input: OwnOrNamedPlace.extend({
    ports: z
      .array(Port)
      .min(1, 'queue.portNeeded')
      .max(20)
      .refine((ports) => new Set(ports).size === ports.length, 'queue.portNotInProgramme'),
    /** Hours it needs to get ready, before the way; the way is reckoned from where it waits. */
    readyHours: z.coerce.number().int().min(0).max(240),
    until: PlanDay,
  }),
  output: z.object({}),
});

export const leaveStandBy = contract({
  name: 'appointments.leaveStandBy',
  summary: 'Leave the stand-by list; the place in the queue stays.',
  method: 'POST',
  path: '/appointments/leave-stand-by',
  may: ['family', 'registrar', 'coordinator', 'lawyer'],
  input: OwnOrNamedPlace,
  output: z.object({}),
});

export const answerStandBy = contract({
  name: 'appointments.answerStandBy',
  summary: 'Accept or refuse a place at short notice; who refuses keeps place and stand-by.',
  method: 'POST',
  path: '/appointments/answer-stand-by',
  may: ['family', 'registrar', 'coordinator', 'lawyer'],
  input: OwnOrNamed.extend({
    askId: z.uuid(),
    answer: z.enum(['accept', 'refuse']),
  }),
  output: z.object({}),
});

/** What a household said for one programme, and what it is asked. */
export const MyStandBy = z.object({
  programmeId: z.uuid(),
  ports: z.array(z.string()),
  /** For each port, the hours before the day begins there: to get ready, and the way. */
  noticeHours: z.array(z.number()),
  readyHours: z.number(),
  until: z.string(),
  joinedAt: z.coerce.date(),
});
export type MyStandBy = z.infer<typeof MyStandBy>;

/** A place at short notice that the household is asked about, or was. */
export const StandByAsk = z.object({
  askId: z.uuid(),
  programmeId: z.uuid(),
  state: z.enum(['asked', 'accepted', 'refused', 'unanswered', 'over']),
  stateSince: z.coerce.date(),
  answerBy: z.coerce.date(),
  reason: z.string().nullable(),
  /** The clocks by which the end is told. */
  timeZone: z.string().nullable(),
  /** Null until the family has proven its own fact in this visit. */
  day: z.string().nullable(),
  port: z.string().nullable(),
});
export type StandByAsk = z.infer<typeof StandByAsk>;

const Shown = z.object({ standBy: z.array(MyStandBy), asks: z.array(StandByAsk) });

export const myStandBy = contract({
  name: 'appointments.myStandBy',
  summary: 'What the family said about travelling at short notice, and what it is asked.',
  method: 'GET',
  path: '/appointments/my-stand-by',
  may: ['family'],
  input: z.object({}),
  output: Shown,
});

export const standByOf = contract({
  name: 'appointments.standByOf',
  summary: 'What a household said about travelling at short notice, and what it is asked.',
  method: 'GET',
  path: '/appointments/stand-by-of',
  may: ['registrar', 'coordinator', 'lawyer', 'reviewer'],
  input: z.object({ householdId: z.uuid() }),
  output: Shown,
});

export const showStandBy = contract({
  name: 'appointments.showStandBy',
  summary: 'Places free at short notice, and who is on stand-by in the published order, by number.',
  method: 'GET',
  path: '/appointments/show-stand-by',
  may: ['planner', 'coordinator'],
  input: OfProgramme,
  output: z.object({
    /** People that still fit on days nearer than the notice of a plan. */
    free: z.array(z.object({ port: z.string(), day: z.string(), room: z.number() })),
    list: z.array(
      z.object({
        ticketNumber: z.string(),
        size: z.number(),
        ports: z.array(z.string()),
        until: z.string(),
        /** It is asked now, and its answer waited for. */
        asked: z.boolean(),
      }),
    ),
    /** Since the programme began; `overtaken` by the reason code `stand_by`. */
    counts: z.object({
      asked: z.number(),
      accepted: z.number(),
      refused: z.number(),
      unanswered: z.number(),
      over: z.number(),
      overtaken: z.number(),
    }),
  }),
});
