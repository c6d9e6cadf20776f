import { z } from 'zod';
import { contract } from '#platform/contract.ts';
import { OfProgramme } from './fields.contract.ts';

/** One draw as everybody may check it. */
export const Draw = z.object({
  batchId: z.uuid(),
  number: z.number(),
  openedAt: z.coerce.date(),
  closedAt: z.coerce.date().nullable(),
  ticketNumbers: z.array(z.string()).nullable(),
  listHash: z.string().nullable(),
  revealUntil: z.coerce.date().nullable(),
  seed: z.string().nullable(),
  method: z.enum(['all_revealed', 'some_withheld', 'one_organisation']).nullable(),
  parts: z.array(
    z.object({
      organisationId: z.uuid(),
      commitment: z.string(),
      value: z.string().nullable(),
    }),
  ),
});
export type Draw = z.infer<typeof Draw>;

export const draws = contract({
  name: 'queue.draws',
  summary: 'Every draw of a programme, with what is needed to check it.',
  method: 'GET',
  path: '/queue/draws',
  may: ['anyone'],
  input: OfProgramme,
  output: z.object({ draws: z.array(Draw) }),
});

const Hex = z.string().regex(/^[0-9a-f]{64}$/u, 'queue.hexNeeded');

export const commitToDraw = contract({
  name: 'queue.commitToDraw',
  summary: 'Commit to a value for the draw of the open batch, by its hash.',
  method: 'POST',
  path: '/queue/commit-to-draw',
  may: ['coordinator'],
  input: OfProgramme.extend({ commitment: Hex }),
  output: Draw,
});

export const closeBatch = contract({
  name: 'queue.closeBatch',
  summary: 'Close the open batch: its list stands, and values may be revealed.',
  method: 'POST',
  path: '/queue/close-batch',
  may: ['coordinator'],
  input: OfProgramme,
  output: Draw,
});

export const revealForDraw = contract({
  name: 'queue.revealForDraw',
  summary: 'Reveal the value that was committed to.',
  method: 'POST',
  path: '/queue/reveal-for-draw',
  may: ['coordinator'],
  input: OfProgramme.extend({ batchId: z.uuid(), value: Hex }),
  output: Draw,
});
