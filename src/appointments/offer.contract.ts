import { z } from 'zod';
import { contract } from '#platform/contract.ts';
import { OfProgramme, OwnOrNamed, PlanDay } from '#queue/contract.ts';

export const offerSlots = contract({
  name: 'appointments.offerSlots',
  summary: 'Offer the planned days up to a day to their households.',
  method: 'POST',
  path: '/appointments/offer-slots',
  may: ['planner', 'coordinator'],
  input: OfProgramme.extend({ upTo: PlanDay }),
  output: z.object({ offered: z.number() }),
});

/** Why an offer was declined, as the household says it. */
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

/** Why a day was missed. `not_asked`: nobody has asked yet. */
export const missReasons = [
  'kidnapped_or_threatened',
  'ill',
  'no_transport',
  'not_told_in_time',
  'port_refused',
  'other',
  'not_asked',
] as const;

/** Why a household that was there was not let through. `not_asked`: nobody has asked yet. */
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

/** Why a household that arrived was recorded as one that did not. */
export const afterAllReasons = ['another_family', 'came_later', 'learned_later', 'other'] as const;

const Slot = OwnOrNamed.extend({ slotId: z.uuid() });

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

export const arrivedAfterAll = contract({
  name: 'appointments.arrivedAfterAll',
  summary: 'Say that a household recorded as not arrived did arrive: two people make it so.',
  method: 'POST',
  path: '/appointments/arrived-after-all',
  may: ['registrar', 'coordinator', 'planner'],
  input: z.discriminatedUnion('came', [
    z.object({ slotId: z.uuid(), came: z.literal(true), reason: z.enum(afterAllReasons) }),
    z.object({ slotId: z.uuid(), came: z.literal(false) }),
  ]),
  /** `waits`: for a second person; `dropped`: the word was taken back. */
  output: z.object({ state: z.enum(['waits', 'arrived', 'dropped']) }),
});
