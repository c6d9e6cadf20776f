import { z } from 'zod';
import { contract } from '#platform/contract.ts';
import { Source } from '#queue/contract.ts';
import { decidedBy } from './list-words.rules.ts';

export * from './call.contract.ts';
export * from './holder.contract.ts';
export * from './manage.contract.ts';

/** A multiple of five, or null for fewer than ten, zero too. */
const Figure = z.int().min(10).nullable();
/** A calendar day on the clocks of the port’s city. */
const Day = z.iso.date();

/** What was called on one day: numbers only. */
const CalledDay = z.object({
  day: Day,
  /** Numbers called for the first time, from the lowest to the highest; null: none. */
  from: z.int().nullable(),
  to: z.int().nullable(),
  /** Numbers that had been called before and were called first again. */
  again: z.array(z.int()),
});
export type CalledDay = z.infer<typeof CalledDay>;

/** A list as everybody may see it. A number is a place in it, kept by organisations: no appointment. */
const PublicList = z.object({
  listId: z.uuid(),
  /** A code of vocabulary/ports.ts. */
  port: z.string(),
  state: z.enum(['open', 'paused', 'closed']),
  stateSince: z.coerce.date(),
  /** The order behind the pause, the resuming or the closing; null while it was only begun. */
  stateSource: Source.nullable(),
  /** Why there is a list, in the words of those who began it. */
  reason: z.string(),
  source: Source,
  /** Who keeps it; one or two. */
  holders: z.array(z.object({ organisationId: z.uuid(), name: z.string() })),
  /** Names of the organisations that do not keep it, and would read a report about nobody in particular. */
  reportReaders: z.array(z.string()),
  decidedBy: z.enum(decidedBy),
  /** In how many calls a missed turn is called first again. */
  grace: z.int(),
  /** How many minutes a call may wait for its second person before it lapses. */
  confirmMinutes: z.int(),
  /** 0: none was given yet. */
  lastNumber: z.int(),
  /** As last counted, once a day, so that no arrival shows; null: not counted yet. */
  figures: z.object({ countedOn: Day, peopleWaiting: Figure, reports: Figure }).nullable(),
  /** Numbers called before their turn, each by two people. */
  calledEarly: z.int(),
  /** How often a party larger than a whole call waited at the head while others were called. */
  passed: z.int(),
  today: CalledDay,
});
export type PublicList = z.infer<typeof PublicList>;

export const lists = contract({
  name: 'waiting.lists',
  summary: 'Every waiting list, with what it has called today.',
  method: 'GET',
  path: '/waiting/lists',
  may: ['anyone'],
  input: z.object({}),
  output: z.object({ lists: z.array(PublicList) }),
});

export const list = contract({
  name: 'waiting.list',
  summary: 'One waiting list: its rule, its state, and what it called on each day.',
  method: 'GET',
  path: '/waiting/list',
  may: ['anyone'],
  input: z.object({
    listId: z.uuid(),
    /** Days before this one; left out for the latest. */
    before: Day.optional(),
  }),
  output: z.object({
    list: PublicList,
    /** At most 60, newest first. */
    days: z.array(CalledDay),
    /** What to ask on with, or null at the end. */
    next: Day.nullable(),
  }),
});
