import { z } from 'zod';
import { contract } from '#platform/contract.ts';
import { needByCode } from '#vocabulary/needs.ts';

/** Why a request is granted or refused; published. */
export const reasonCodes = {
  grant: ['criterion_met'],
  refuse: ['criterion_not_met', 'evidence_missing', 'asked_already', 'family_no_longer_asks'],
} as const;

const Criterion = z.string().refine((code) => needByCode.has(code), 'queue.criterionUnknown');

export const requestExpedite = contract({
  name: 'queue.requestExpedite',
  summary: 'Ask that a household may go earlier, on published criteria.',
  method: 'POST',
  path: '/queue/request-expedite',
  may: ['family', 'registrar', 'lawyer', 'coordinator'],
  input: z.object({
    programmeId: z.uuid(),
    /** Staff name the household; a family is always its own. */
    householdId: z.uuid().nullable().default(null),
    class: z.enum(['urgent', 'expedited']),
    criteria: z.array(Criterion).min(1, 'queue.criterionNeeded').max(10),
    note: z.string().trim().max(2000).default(''),
  }),
  output: z.object({ requestId: z.uuid() }),
});

/** A request as reviewers see it. */
export const ExpediteRequest = z.object({
  requestId: z.uuid(),
  householdId: z.uuid(),
  programmeId: z.uuid(),
  ticketNumber: z.string(),
  class: z.string(),
  criteria: z.array(z.string()),
  note: z.string(),
  askedByFamily: z.boolean(),
  askedAt: z.coerce.date(),
  state: z.enum(['asked', 'granted', 'refused', 'confirmed', 'not_confirmed']),
  reasonCode: z.string().nullable(),
  /** This member of staff decided first, so somebody else must confirm. */
  decidedByMe: z.boolean(),
});

export const listExpedite = contract({
  name: 'queue.listExpedite',
  summary: 'Requests to go earlier that wait for a decision or a second person.',
  method: 'GET',
  path: '/queue/list-expedite',
  may: ['reviewer', 'coordinator'],
  input: z.object({ show: z.enum(['open', 'decided']).default('open') }),
  output: z.object({ requests: z.array(ExpediteRequest) }),
});

const Decision = z.object({ householdId: z.uuid(), requestId: z.uuid() });

export const decideExpedite = contract({
  name: 'queue.decideExpedite',
  summary: 'Grant or refuse a request, with a reason code.',
  method: 'POST',
  path: '/queue/decide-expedite',
  may: ['reviewer'],
  input: z.discriminatedUnion('decision', [
    Decision.extend({
      decision: z.literal('grant'),
      reasonCode: z.enum(reasonCodes.grant),
    }),
    Decision.extend({
      decision: z.literal('refuse'),
      reasonCode: z.enum(reasonCodes.refuse),
    }),
  ]),
  output: z.object({}),
});

export const confirmExpedite = contract({
  name: 'queue.confirmExpedite',
  summary: 'Confirm, or not, what another person granted; only then the class moves.',
  method: 'POST',
  path: '/queue/confirm-expedite',
  may: ['reviewer', 'coordinator'],
  input: Decision.extend({ confirm: z.boolean() }),
  output: z.object({}),
});
