import { z } from 'zod';
import { contract } from '#platform/contract.ts';

/** A calendar day, `YYYY-MM-DD`. */
const day = z.iso.date();

export const readAudit = contract({
  name: 'coordination.readAudit',
  summary: 'What was done in my organisation, without what families told.',
  method: 'GET',
  path: '/coordination/audit',
  may: ['administrator'],
  input: z.object({
    from: day,
    to: day,
    staffId: z.uuid().nullable().default(null),
    /** A fact's name, or the capability before its dot. */
    kind: z
      .string()
      .regex(/^[a-z]+(\.[a-zA-Z]+)?$/u)
      .nullable()
      .default(null),
    /** The last line of the page before: its time and fact. */
    beforeAt: z.iso.datetime().nullable().default(null),
    beforeFact: z.uuid().nullable().default(null),
  }),
  output: z.object({
    lines: z.array(
      z.object({
        factId: z.uuid(),
        subjectKind: z.string(),
        subjectId: z.uuid(),
        position: z.number(),
        name: z.string(),
        payload: z.record(z.string(), z.unknown()),
        at: z.coerce.date(),
        actorKind: z.string(),
        actorId: z.uuid().nullable(),
      }),
    ),
    views: z.array(
      z.object({
        viewId: z.uuid(),
        at: z.coerce.date(),
        actorId: z.uuid().nullable(),
        kind: z.string(),
        shown: z.number(),
      }),
    ),
    names: z.array(z.object({ staffId: z.uuid(), displayName: z.string() })),
    isWhole: z.boolean(),
  }),
});

export const checkChain = contract({
  name: 'coordination.checkChain',
  summary: 'Whether the record of a subject still holds together.',
  method: 'POST',
  path: '/coordination/check-chain',
  may: ['administrator'],
  limit: { times: 120, seconds: 3600 },
  input: z.object({ subjectId: z.uuid() }),
  output: z.object({ holds: z.boolean(), facts: z.number() }),
});
