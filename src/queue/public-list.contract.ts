import { z } from 'zod';
import { contract } from '#platform/contract.ts';
import { OfProgramme } from './fields.contract.ts';
import { Programme } from './programme.contract.ts';

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
  input: OfProgramme.extend({
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
  input: OfProgramme,
  output: z.object({ entries: z.number() }),
});
