import { z } from 'zod';
import { contract } from '#platform/contract.ts';
import { OwnOrNamedPlace, PlanDay, Port } from './fields.contract.ts';

export const choosePorts = contract({
  name: 'queue.choosePorts',
  summary: 'Say which ports the family can use, preferred first, and from which day.',
  method: 'POST',
  path: '/queue/choose-ports',
  may: ['family', 'registrar', 'coordinator', 'lawyer'],
  input: OwnOrNamedPlace.extend({
    ports: z.array(Port).min(1, 'queue.portNeeded').max(20),
    readyFrom: PlanDay.nullable().default(null),
  }),
  output: z.object({}),
});

export const leaveQueue = contract({
  name: 'queue.leaveQueue',
  summary: 'Leave the queue; the same place can be taken up again for 30 days.',
  method: 'POST',
  path: '/queue/leave-queue',
  may: ['family', 'registrar', 'coordinator', 'lawyer'],
  /** `sure` is the second step. */
  input: OwnOrNamedPlace.extend({ sure: z.literal(true, 'queue.secondStepNeeded') }),
  output: z.object({ canReturnUntil: z.coerce.date() }),
});

export const returnToQueue = contract({
  name: 'queue.returnToQueue',
  summary: 'Come back to the same place within 30 days of leaving; later, to a new one.',
  method: 'POST',
  path: '/queue/return-to-queue',
  may: ['family', 'registrar', 'coordinator', 'lawyer'],
  input: OwnOrNamedPlace,
  output: z.object({ samePlace: z.boolean() }),
});

export const waitTogether = contract({
  name: 'queue.waitTogether',
  summary: 'Hold the place of a household that was split until it is together, or no longer.',
  method: 'POST',
  path: '/queue/wait-together',
  may: ['family', 'registrar', 'coordinator', 'lawyer'],
  input: OwnOrNamedPlace.extend({ wait: z.boolean() }),
  output: z.object({}),
});
