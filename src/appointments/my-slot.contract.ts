import { z } from 'zod';
import { HouseholdPathways } from '#pathways/contract.ts';
import { contract } from '#platform/contract.ts';
import { Place } from '#queue/contract.ts';
import { MyHousehold } from '#registry/contract.ts';

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
