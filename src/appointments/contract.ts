import { z } from 'zod';
import { HouseholdPathways } from '#pathways/contract.ts';
import { contract } from '#platform/contract.ts';
import { Place } from '#queue/contract.ts';
import { MyHousehold } from '#registry/contract.ts';
import { portByCode } from '#vocabulary/ports.ts';

export * from './stand-by.contract.ts';

/** A calendar date that a plan can count from: of the years 1900 to 2199. */
const day = z.iso.date().regex(/^(19|2[01])/u);
const Port = z.string().refine((code) => portByCode.has(code), 'appointments.portUnknown');
const OfProgramme = z.object({ programmeId: z.uuid() });

/** When a port is open and how many people it takes a day. */
export const Opening = z
  .object({
    port: Port,
    opensOn: day,
    closesOn: day,
    perDay: z.int().min(0).max(100_000),
    /** 1 for Monday to 7 for Sunday. */
    weekdays: z.array(z.int().min(1).max(7)).max(7).default([1, 2, 3, 4, 5]),
    closed: z.array(day).max(400).default([]),
    /** Day to people, in place of `perDay`. */
    overrides: z.record(day, z.int().min(0).max(100_000)).default({}),
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
  input: OfProgramme.extend({ opening: Opening, reason: z.string().trim().min(1).max(500) }),
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

const Stop = z.object({ port: z.string(), day: z.string() });

/** What a plan would do, in numbers. */
export const PlanSummary = z.object({
  /** Places that could be planned, and those whose batch is not drawn yet. */
  units: z.number(),
  notDrawn: z.number(),
  placed: z.number(),
  kept: z.number(),
  moved: z.number(),
  unplaced: z.record(z.enum(['held', 'no_room', 'too_large']), z.number()),
  envious: z.number(),
});
export type PlanSummary = z.infer<typeof PlanSummary>;

/** A plan as the planner sees it: ticket numbers, never households. */
export const PlanShown = z.object({
  planId: z.uuid(),
  state: z.enum(['draft', 'applied']),
  asOf: z.string(),
  madeAt: z.coerce.date(),
  appliedAt: z.coerce.date().nullable(),
  summary: PlanSummary,
  /** How many households each port takes, and on which days first and last. */
  fill: z.array(
    z.object({ port: z.string(), households: z.number(), first: z.string(), last: z.string() }),
  ),
  moved: z.array(z.object({ ticketNumber: z.string(), from: Stop, to: Stop.nullable() })),
  unplaced: z.array(z.object({ ticketNumber: z.string(), reason: z.string() })),
  envy: z.array(z.object({ ticketNumber: z.string(), over: z.string() })),
});
export type PlanShown = z.infer<typeof PlanShown>;

export const makePlan = contract({
  name: 'appointments.makePlan',
  summary: 'Plan days for everybody in the published order, as a draft.',
  method: 'POST',
  path: '/appointments/make-plan',
  may: ['planner'],
  input: OfProgramme,
  output: PlanShown,
});

export const showPlan = contract({
  name: 'appointments.showPlan',
  summary: 'What a plan does: kept, moved, without a day and why, and the price of keeping.',
  method: 'GET',
  path: '/appointments/show-plan',
  may: ['planner', 'coordinator'],
  input: OfProgramme.extend({ planId: z.uuid() }),
  output: PlanShown,
});

export const listPlans = contract({
  name: 'appointments.listPlans',
  summary: 'The last plans of a programme.',
  method: 'GET',
  path: '/appointments/list-plans',
  may: ['planner', 'coordinator'],
  input: OfProgramme,
  output: z.object({
    plans: z.array(PlanShown.omit({ fill: true, moved: true, unplaced: true, envy: true })),
  }),
});

export const applyPlan = contract({
  name: 'appointments.applyPlan',
  summary: 'Make a draft the plan that holds; refused if the queue changed since.',
  method: 'POST',
  path: '/appointments/apply-plan',
  may: ['planner'],
  input: OfProgramme.extend({ planId: z.uuid() }),
  output: z.object({
    added: z.number(),
    kept: z.number(),
    changed: z.number(),
    cancelled: z.number(),
  }),
});

export const exportPlan = contract({
  name: 'appointments.exportPlan',
  summary: 'What a plan was made from, for `npx puente plan`: ticket numbers only.',
  method: 'GET',
  path: '/appointments/export-plan',
  may: ['planner', 'coordinator'],
  input: OfProgramme.extend({ planId: z.uuid() }),
  /** Each is the text of a file. */
  output: z.object({ instance: z.string(), previous: z.string(), plan: z.string() }),
});

export const offerSlots = contract({
  name: 'appointments.offerSlots',
  summary: 'Offer the planned days up to a day to their households.',
  method: 'POST',
  path: '/appointments/offer-slots',
  may: ['planner', 'coordinator'],
  input: OfProgramme.extend({ upTo: day }),
  output: z.object({ offered: z.number() }),
});

export const confirmDay = contract({
  name: 'appointments.confirmDay',
  summary: 'Record who confirmed a day with the port, and when.',
  method: 'POST',
  path: '/appointments/confirm-day',
  may: ['planner', 'coordinator'],
  input: OfProgramme.extend({
    port: Port,
    day,
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
    from: day,
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
  summary: 'Who is planned at a port on a day, by ticket number.',
  method: 'GET',
  path: '/appointments/day-list',
  may: ['planner', 'coordinator'],
  input: OfProgramme.extend({ port: Port, day }),
  output: z.object({
    slots: z.array(
      z.object({
        slotId: z.uuid(),
        ticketNumber: z.string(),
        size: z.number(),
        state: z.string(),
        confirmed: z.boolean(),
      }),
    ),
  }),
});

/** A slot as its family sees it. */
export const MySlot = z.object({
  slotId: z.uuid(),
  programmeId: z.uuid(),
  state: z.enum([
    'offered',
    'accepted',
    'declined',
    'lapsed',
    'missed',
    'turned_away',
    'cancelled',
    /** Another day follows. */
    'moved',
    'arrived',
  ]),
  stateSince: z.coerce.date(),
  /** Until when the offer stands; null while the programme is paused, and after the answer. */
  offerEndsAt: z.coerce.date().nullable(),
  /** The clocks by which that is told. */
  timeZone: z.string().nullable(),
  offerStandsStill: z.boolean(),
  /** It has a day, and the programme is not in force: it must not travel now. */
  doNotTravel: z.boolean(),
  /** Null until the family has proven its own fact in this visit. */
  day: z.string().nullable(),
  port: z.string().nullable(),
  needsOwnFact: z.boolean(),
  /** Null: planned, not confirmed. */
  confirmedAt: z.coerce.date().nullable(),
  reason: z.string().nullable(),
});
export type MySlot = z.infer<typeof MySlot>;

export const mySlots = contract({
  name: 'appointments.mySlots',
  summary: 'The family’s appointment, day and port only after its own fact.',
  method: 'GET',
  path: '/appointments/my-slots',
  may: ['family'],
  input: z.object({}),
  output: z.object({ slots: z.array(MySlot) }),
});

export const whereWeStand = contract({
  name: 'appointments.whereWeStand',
  summary:
    'The first page of my place: the household, its places, its appointment, who comes first.',
  method: 'GET',
  path: '/appointments/where-we-stand',
  may: ['family'],
  input: z.object({}),
  output: z.object({
    household: MyHousehold,
    /** A programme is in force. */
    appointmentsExist: z.boolean(),
    places: z.array(Place),
    /** The newest; null while a lawyer or a trained person must come first. */
    slot: MySlot.nullable(),
    /** Until when it can answer about a place at short notice; null when it is not asked. */
    askedUntil: z.coerce.date().nullable(),
    ...HouseholdPathways.pick({ hold: true, heldBecause: true }).shape,
  }),
});

export const slotsOf = contract({
  name: 'appointments.slotsOf',
  summary: 'The appointments of a household, newest first.',
  method: 'GET',
  path: '/appointments/slots-of',
  may: ['registrar', 'coordinator', 'lawyer', 'reviewer'],
  input: z.object({ householdId: z.uuid() }),
  output: z.object({
    slots: z.array(
      z.object({
        ...MySlot.shape,
        state: z.string(),
        day: z.string(),
        port: z.string(),
        confirmedWith: z.string().nullable(),
      }),
    ),
  }),
});

/** Why an offer was declined or a day missed. `not_asked`: nobody has asked yet. */
export const declineReasons = [
  'cannot_travel',
  'too_soon',
  'ill',
  'afraid',
  'other_port',
  'family_apart',
  'no_longer_wanted',
  'other',
  'not_said',
] as const;
export const missReasons = [
  'kidnapped_or_threatened',
  'ill',
  'no_transport',
  'not_told_in_time',
  'port_refused',
  'other',
  'not_asked',
] as const;

/** Why a household that was there was not let through. */
export const turnAwayReasons = [
  'not_on_list',
  'port_full',
  'port_closed',
  'papers',
  'part_of_family',
  'no_reason_given',
  'other',
  'not_asked',
] as const;

const Slot = z.object({
  slotId: z.uuid(),
  /** Staff name the household; a family is always its own. */
  householdId: z.uuid().nullable().default(null),
});

export const answerOffer = contract({
  name: 'appointments.answerOffer',
  summary: 'Accept or decline an offered day; who declines keeps the place.',
  method: 'POST',
  path: '/appointments/answer-offer',
  may: ['family', 'registrar', 'coordinator', 'lawyer'],
  input: z.discriminatedUnion('answer', [
    Slot.extend({ answer: z.literal('accept') }),
    Slot.extend({ answer: z.literal('decline'), reason: z.enum(declineReasons) }),
  ]),
  output: z.object({}),
});

export const recordOutcome = contract({
  name: 'appointments.recordOutcome',
  summary: 'Record that a household arrived, missed its day or was turned away, and why.',
  method: 'POST',
  path: '/appointments/record-outcome',
  may: ['registrar', 'coordinator', 'planner'],
  input: z.discriminatedUnion('outcome', [
    z.object({ slotId: z.uuid(), outcome: z.literal('arrived') }),
    z.object({ slotId: z.uuid(), outcome: z.literal('missed'), reason: z.enum(missReasons) }),
    z.object({
      slotId: z.uuid(),
      outcome: z.literal('turned_away'),
      reason: z.enum(turnAwayReasons),
    }),
  ]),
  output: z.object({}),
});
