import { z } from 'zod';
import { contract } from '#platform/contract.ts';

/** A call that waits, with codes only: the number is shown by itself, one at a time, and logged. */
export const Call = z.object({
  householdId: z.uuid(),
  callId: z.uuid(),
  folio: z.string(),
  language: z.string(),
  kind: z.string(),
  channel: z.string(),
  contactId: z.uuid(),
  since: z.coerce.date(),
  attempts: z.number(),
});

export const callList = contract({
  name: 'outreach.callList',
  summary: 'Families of the own organisation who are to be called, longest waiting first.',
  method: 'GET',
  path: '/outreach/call-list',
  may: ['registrar', 'coordinator'],
  input: z.object({}),
  output: z.object({ calls: z.array(Call) }),
});

/** How a call ended. */
export const callOutcomes = ['reached', 'no_answer', 'wrong_number', 'not_safe_now'] as const;

export const recordCall = contract({
  name: 'outreach.recordCall',
  summary: 'Say how a call ended; unreached families stay on the list at a later time.',
  method: 'POST',
  path: '/outreach/record-call',
  may: ['registrar', 'coordinator'],
  countsOnce: true,
  input: z.object({ householdId: z.uuid(), callId: z.uuid(), outcome: z.enum(callOutcomes) }),
  output: z.object({ done: z.boolean(), nextAt: z.coerce.date().nullable() }),
});

export const toldHousehold = contract({
  name: 'outreach.toldHousehold',
  summary: 'What a household was told, through which channel, and whether it arrived.',
  method: 'GET',
  path: '/outreach/told',
  may: ['registrar', 'coordinator', 'lawyer', 'reviewer'],
  input: z.object({ householdId: z.uuid() }),
  output: z.object({
    messages: z.array(
      z.object({
        messageId: z.uuid(),
        kind: z.string(),
        channel: z.string(),
        by: z.enum(['message', 'call']),
        language: z.string(),
        state: z.string(),
        attempts: z.number(),
        reason: z.string().nullable(),
        stateAt: z.coerce.date(),
      }),
    ),
  }),
});

export const outboxCounts = contract({
  name: 'outreach.outboxCounts',
  summary: 'How many messages and calls of the own organisation stand in each state.',
  method: 'GET',
  path: '/outreach/outbox-counts',
  may: ['coordinator'],
  input: z.object({}),
  output: z.object({
    counts: z.array(
      z.object({ by: z.enum(['message', 'call']), state: z.string(), count: z.number() }),
    ),
  }),
});
