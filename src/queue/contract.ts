import { z } from 'zod';
import { programmeRulesSchema } from '#pathways/index.ts';
import { contract } from '#platform/contract.ts';
import { portByCode } from '#vocabulary/ports.ts';
import { isTimeZone } from './local-day.rules.ts';
import { Missing, Source } from './source.ts';

export * from './decisions/correct-household.contract.ts';
export * from './decisions/expedite.contract.ts';
export * from './draw.contract.ts';
export { Source } from './source.ts';

const Port = z.string().refine((code) => portByCode.has(code), 'queue.portUnknown');
/** A calendar date that a plan can count from: of the years 1900 to 2199. */
const day = z.iso.date().regex(/^(19|2[01])/u);
const ticketNumber = z.string().regex(/^[34679ACDEFGHJKMNPQRTWXY]{7}$/u, 'queue.ticketNumberForm');

/** The classes of a queue from highest to lowest, as they are published. */
export const Classes = z
  .array(z.enum(['urgent', 'expedited', 'normal']))
  .refine((names) => new Set(names).size === names.length, 'queue.classTwice')
  .refine((names) => names.at(-1) === 'normal', 'queue.normalLast');

/** What a coordinator declares: a programme, with the order that it rests on. */
export const Declaration = z
  .object({
    name: z.string().trim().min(3).max(160),
    state: z.enum(['announced', 'in_force']),
    source: Source,
    startsOn: day,
    endsOn: day.nullable().default(null),
    timeZone: z.string().refine(isTimeZone, 'queue.timeZoneUnknown'),
    ports: z.array(Port).min(1, 'queue.portNeeded').max(20),
    classes: Classes.default(['urgent', 'expedited', 'normal']),
    rules: programmeRulesSchema,
    /** Days between planning and the first day that may be given. */
    leadDays: z.int().min(1).max(365),
    /** How long an offer stands. */
    offerHours: z.int().min(1).max(720),
  })
  .refine(({ startsOn, endsOn }) => endsOn === null || endsOn >= startsOn, {
    path: ['endsOn'],
    message: 'queue.endsBeforeStart',
  });
export type Declaration = z.infer<typeof Declaration>;

/** A programme as everybody may see it. */
export const Programme = z.object({
  programmeId: z.uuid(),
  organisationId: z.uuid(),
  name: z.string(),
  state: z.enum(['announced', 'in_force', 'paused', 'ended']),
  stateSince: z.coerce.date(),
  /** The order behind the state it is in now, and the one that declared it. */
  stateSource: Source,
  declaredSource: Source,
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  timeZone: z.string(),
  ports: z.array(z.string()),
  classes: z.array(z.string()),
  leadDays: z.number(),
  offerHours: z.number(),
  publishedAt: z.coerce.date().nullable(),
});
export type Programme = z.infer<typeof Programme>;

const Id = z.object({ programmeId: z.uuid() });
const WithSource = Id.extend({ source: Source });

export const publicState = contract({
  name: 'queue.publicState',
  summary: 'Which programmes are announced, in force, paused or ended, by which order; or none.',
  method: 'GET',
  path: '/queue/public-state',
  may: ['anyone'],
  input: z.object({}),
  output: z.object({ programmes: z.array(Programme), appointmentsExist: z.boolean() }),
});

export const declareProgramme = contract({
  name: 'queue.declareProgramme',
  summary: 'Declare a programme, with its order and source.',
  method: 'POST',
  path: '/queue/declare-programme',
  may: ['coordinator'],
  input: Declaration,
  output: Id,
});

export const startProgramme = contract({
  name: 'queue.startProgramme',
  summary: 'Put an announced programme in force, by its order.',
  method: 'POST',
  path: '/queue/start-programme',
  may: ['coordinator'],
  input: WithSource,
  output: Programme,
});

export const amendRules = contract({
  name: 'queue.amendRules',
  summary: 'Change whom a programme takes in, by an order: a second phase, an exclusion.',
  method: 'POST',
  path: '/queue/amend-rules',
  may: ['coordinator'],
  input: WithSource.extend({ rules: programmeRulesSchema }),
  output: z.object({ version: z.number() }),
});

export const pauseProgramme = contract({
  name: 'queue.pauseProgramme',
  summary: 'Pause a programme by order: nothing more is offered, nobody loses anything.',
  method: 'POST',
  path: '/queue/pause-programme',
  may: ['coordinator'],
  input: WithSource,
  output: Programme,
});

export const resumeProgramme = contract({
  name: 'queue.resumeProgramme',
  summary: 'Resume a paused programme; offers run on where they stood still.',
  method: 'POST',
  path: '/queue/resume-programme',
  may: ['coordinator'],
  input: WithSource,
  output: Programme,
});

export const endProgramme = contract({
  name: 'queue.endProgramme',
  summary: 'End a programme by its order; the places stay on record.',
  method: 'POST',
  path: '/queue/end-programme',
  may: ['coordinator'],
  input: WithSource,
  output: Programme,
});

/** Something that was done with a programme. */
export const ProgrammeStep = z.object({
  /** The fact's name, such as `queue.programmePaused`. */
  fact: z.string(),
  at: z.coerce.date(),
  /** The name of the order it rests on, where it rests on one. */
  order: z.string().nullable(),
  port: z.string().nullable(),
});

export const programmeHistory = contract({
  name: 'queue.programmeHistory',
  summary: 'What was done with a programme, newest first, and by which order.',
  method: 'GET',
  path: '/queue/programme-history',
  may: ['coordinator'],
  input: Id,
  output: z.object({ steps: z.array(ProgrammeStep) }),
});

/** One line of the public list; see `public-list.rules.ts`. */
export const PublicEntry = z.object({
  ticketNumber: z.string(),
  class: z.enum(['priority', 'normal']),
  period: z.string().nullable(),
  placeFrom: z.number(),
  placeTo: z.number(),
});

export const publicList = contract({
  name: 'queue.publicList',
  summary: 'The rule and the list of a queue, by ticket number, a page at a time.',
  method: 'GET',
  path: '/queue/public-list',
  may: ['anyone'],
  input: Id.extend({
    /** Lines after this position of the list. */
    after: z.coerce.number().int().min(0).max(1_000_000_000).default(0),
    /** Only the line of this ticket number, however it is typed. */
    find: z.string().trim().max(20).nullable().default(null),
  }),
  output: z.object({
    programme: Programme,
    publishedAt: z.coerce.date().nullable(),
    entries: z.array(PublicEntry),
    /** The position to ask on from, or null at the end. */
    next: z.number().nullable(),
  }),
});

export const publishList = contract({
  name: 'queue.publishList',
  summary: 'Compute the public list and everybody’s position now.',
  method: 'POST',
  path: '/queue/publish-list',
  may: ['coordinator', 'planner'],
  input: Id,
  output: z.object({ entries: z.number() }),
});

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

const OfHousehold = z.object({ householdId: z.uuid() });
const OwnOrGiven = Id.extend({
  /** Staff name the household; a family is always its own. */
  householdId: z.uuid().nullable().default(null),
});

export const placesOf = contract({
  name: 'queue.placesOf',
  summary: 'Where a household stands, in each programme, and why.',
  method: 'GET',
  path: '/queue/places-of',
  may: ['registrar', 'coordinator', 'reviewer', 'lawyer'],
  input: OfHousehold,
  output: z.object({ places: z.array(Place) }),
});

export const choosePorts = contract({
  name: 'queue.choosePorts',
  summary: 'Say which ports the family can use, preferred first, and from which day.',
  method: 'POST',
  path: '/queue/choose-ports',
  may: ['family', 'registrar', 'coordinator', 'lawyer'],
  input: OwnOrGiven.extend({
    ports: z.array(Port).min(1, 'queue.portNeeded').max(20),
    readyFrom: day.nullable().default(null),
  }),
  output: z.object({}),
});

export const leaveQueue = contract({
  name: 'queue.leaveQueue',
  summary: 'Leave the queue; the same place can be taken up again for 30 days.',
  method: 'POST',
  path: '/queue/leave-queue',
  may: ['family', 'registrar', 'coordinator', 'lawyer'],
  /** `sure` is the second step. */
  input: OwnOrGiven.extend({ sure: z.literal(true, 'queue.secondStepNeeded') }),
  output: z.object({ canReturnUntil: z.coerce.date() }),
});

export const returnToQueue = contract({
  name: 'queue.returnToQueue',
  summary: 'Come back to the same place within 30 days of leaving; later, to a new one.',
  method: 'POST',
  path: '/queue/return-to-queue',
  may: ['family', 'registrar', 'coordinator', 'lawyer'],
  input: OwnOrGiven,
  output: z.object({ samePlace: z.boolean() }),
});

export const waitTogether = contract({
  name: 'queue.waitTogether',
  summary: 'Hold the place of a household that was split until it is together, or no longer.',
  method: 'POST',
  path: '/queue/wait-together',
  may: ['family', 'registrar', 'coordinator', 'lawyer'],
  input: OwnOrGiven.extend({ wait: z.boolean() }),
  output: z.object({}),
});

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
  input: Id.extend({
    show: z.enum(['all', 'bring_paper', 'held', 'priority', 'withdrawn']).default('all'),
    after: ticketNumber.nullable().default(null),
  }),
  output: z.object({ tickets: z.array(TicketLine), next: z.string().nullable() }),
});
