import { z } from 'zod';
import { contract } from '#platform/contract.ts';
import { RequestState } from './expedite.contract.ts';

export const standAside = contract({
  name: 'queue.standAside',
  summary: 'Leave a request to others, for good, because I know the family.',
  method: 'POST',
  path: '/queue/stand-aside',
  may: ['reviewer', 'coordinator'],
  input: z.object({ requestId: z.uuid() }),
  output: z.object({}),
});

export const decisionsOf = contract({
  name: 'queue.decisionsOf',
  summary: 'What somebody of my organisation decided on requests to go earlier, newest first.',
  method: 'GET',
  path: '/queue/decisions-of',
  may: ['administrator'],
  input: z.object({
    staffId: z.uuid(),
    /** The last line of the page before: its time and request. */
    beforeAt: z.iso.datetime().nullable().default(null),
    beforeRequest: z.uuid().nullable().default(null),
  }),
  output: z.object({
    name: z.string(),
    decisions: z.array(
      z.object({
        requestId: z.uuid(),
        ticketNumber: z.string(),
        programme: z.string(),
        /** Their own answer; `taken_back`: a yes that waited for another when they left or stood aside. */
        said: z.enum(['yes', 'no', 'taken_back']),
        at: z.coerce.date(),
        /** What stands now. */
        state: RequestState,
        /** Whether the class moved. */
        moved: z.boolean(),
        /** Names of the organisations of the others who decided. */
        others: z.array(z.string()),
      }),
    ),
    isWhole: z.boolean(),
  }),
});
