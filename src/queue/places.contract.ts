import { z } from 'zod';
import { contract } from '#platform/contract.ts';
import { TakingOut } from './decisions/correct-household.contract.ts';
import { OfProgramme } from './fields.contract.ts';
import { Programme } from './programme.contract.ts';
import { Missing, Source } from './source.ts';

/** Where a household stands in one programme, and why. */
export const Place = z.object({
  programme: Programme,
  outcome: z.enum([
    'eligible',
    'not_yet',
    'not_eligible',
    'unknown',
    'lawyer_first',
    'child_alone',
  ]),
  reason: z.string().nullable(),
  from: z.string().nullable(),
  source: Source.nullable(),
  missing: z.array(Missing),
  ticket: z
    .object({
      ticketNumber: z.string(),
      state: z.enum(['waiting', 'offered', 'accepted', 'served', 'withdrawn']),
      stateSince: z.coerce.date(),
      heldReason: z.string().nullable(),
      /** What to do or expect next; words are under `next.<key>`. */
      nextStep: z.enum([
        'lawyer_first',
        'child_alone',
        'answer_questions',
        'wait_together',
        'bring_paper',
        'second_look',
        'wait_for_draw',
        'wait_for_turn',
        'programme_paused',
        'programme_ended',
        'answer_offer',
        'prepare_to_travel',
        'done',
        'may_come_back',
      ]),
      /** Priority or normal: a class shows no ground. */
      class: z.enum(['priority', 'normal']),
      enrolledOn: z.string(),
      enrolmentPrecision: z.enum(['day', 'month', 'year', 'unknown']),
      enrolmentBasis: z.enum(['declared', 'paper_seen', 'confirmed']),
      ports: z.array(z.string()),
      readyFrom: z.string().nullable(),
      /** Until when the same place can be taken up again, once left. */
      canReturnUntil: z.coerce.date().nullable(),
      position: z
        .object({
          band: z.object({ from: z.number(), to: z.number() }),
          waiting: z.number(),
          beforeAtPorts: z.number(),
          /** Null: we do not know yet. */
          weeks: z.object({ from: z.number(), to: z.number() }).nullable(),
          computedAt: z.coerce.date(),
        })
        .nullable(),
    })
    .nullable(),
});
export type Place = z.infer<typeof Place>;

export const myPlaces = contract({
  name: 'queue.myPlaces',
  summary: 'Where the family stands, in each programme, and why.',
  method: 'GET',
  path: '/queue/my-places',
  may: ['family'],
  input: z.object({}),
  output: z.object({ places: z.array(Place) }),
});

export const placesOf = contract({
  name: 'queue.placesOf',
  summary: 'Where a household stands, in each programme, and why.',
  method: 'GET',
  path: '/queue/places-of',
  may: ['registrar', 'coordinator', 'reviewer', 'lawyer'],
  input: z.object({ householdId: z.uuid() }),
  output: z.object({
    places: z.array(Place),
    /** Requests to go earlier that wait: for a first decision or for a second person. */
    requests: z.array(
      z.object({
        programmeId: z.uuid(),
        waits: z.enum(['first', 'second']),
        decideBy: z.coerce.date(),
      }),
    ),
    /** The household grew: its places count as before until a paper and two people show it. */
    grown: z
      .object({ sizeFrom: z.number(), sizeTo: z.number(), state: z.enum(['noticed', 'proposed']) })
      .nullable(),
    takingOut: z.array(TakingOut),
  }),
});

const ticketNumber = z.string().regex(/^[34679ACDEFGHJKMNPQRTWXY]{7}$/u, 'queue.ticketNumberForm');

/** A place as its organisation lists it: codes, never names. */
export const TicketLine = z.object({
  householdId: z.uuid(),
  ticketNumber: z.string(),
  class: z.string(),
  enrolledOn: z.string(),
  undated: z.boolean(),
  enrolmentBasis: z.enum(['declared', 'paper_seen', 'confirmed']),
  size: z.number(),
  state: z.string(),
  heldReason: z.string().nullable(),
  rank: z.number().nullable(),
  joinedAt: z.coerce.date(),
});

export const listTickets = contract({
  name: 'queue.listTickets',
  summary: 'The places of the organisation’s own households.',
  method: 'GET',
  path: '/queue/list-tickets',
  may: ['registrar', 'coordinator', 'reviewer', 'lawyer'],
  input: OfProgramme.extend({
    show: z.enum(['all', 'bring_paper', 'held', 'priority', 'withdrawn']).default('all'),
    after: ticketNumber.nullable().default(null),
  }),
  output: z.object({ tickets: z.array(TicketLine), next: z.string().nullable() }),
});
