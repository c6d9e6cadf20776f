import { z } from 'zod';
import { contract } from '#platform/contract.ts';
import { OfProgramme } from '#queue/contract.ts';

const Stop = z.object({ port: z.string(), day: z.string() });

/** What a plan would do, in numbers. */
export const PlanSummary = z.object({
  /** Places that could be planned, and those whose batch is not drawn yet. */
  units: z.number(),
  notDrawn: z.number(),
  placed: z.number(),
  kept: z.number(),
  moved: z.number(),
  unplaced: z.record(z.enum(['held', 'no_room', 'too_large']), z.number()),
  envious: z.number(),
});
export type PlanSummary = z.infer<typeof PlanSummary>;

/** A plan as the planner sees it: ticket numbers, never households. */
export const PlanShown = z.object({
  planId: z.uuid(),
  state: z.enum(['draft', 'applied']),
  asOf: z.string(),
  madeAt: z.coerce.date(),
  appliedAt: z.coerce.date().nullable(),
  summary: PlanSummary,
  /** How many households each port takes, and on which days first and last. */
  fill: z.array(
    z.object({ port: z.string(), households: z.number(), first: z.string(), last: z.string() }),
  ),
  moved: z.array(z.object({ ticketNumber: z.string(), from: Stop, to: Stop.nullable() })),
  unplaced: z.array(z.object({ ticketNumber: z.string(), reason: z.string() })),
  envy: z.array(z.object({ ticketNumber: z.string(), over: z.string() })),
});
export type PlanShown = z.infer<typeof PlanShown>;

export const makePlan = contract({
  name: 'appointments.makePlan',
  summary: 'Plan days for everybody in the published order, as a draft.',
  method: 'POST',
  path: '/appointments/make-plan',
  may: ['planner'],
  input: OfProgramme,
  output: PlanShown,
});

export const showPlan = contract({
  name: 'appointments.showPlan',
  summary: 'What a plan does: kept, moved, without a day and why, and the price of keeping.',
  method: 'GET',
  path: '/appointments/show-plan',
  may: ['planner', 'coordinator'],
  input: OfProgramme.extend({ planId: z.uuid() }),
  output: PlanShown,
});

export const listPlans = contract({
  name: 'appointments.listPlans',
  summary: 'The last plans of a programme.',
  method: 'GET',
  path: '/appointments/list-plans',
  may: ['planner', 'coordinator'],
  input: OfProgramme,
  output: z.object({
    plans: z.array(PlanShown.omit({ fill: true, moved: true, unplaced: true, envy: true })),
  }),
});

export const applyPlan = contract({
  name: 'appointments.applyPlan',
  summary: 'Make a draft the plan that holds; refused if the queue changed since.',
  method: 'POST',
  path: '/appointments/apply-plan',
  may: ['planner'],
  input: OfProgramme.extend({ planId: z.uuid() }),
  output: z.object({
    added: z.number(),
    kept: z.number(),
    changed: z.number(),
    cancelled: z.number(),
  }),
});

export const exportPlan = contract({
  name: 'appointments.exportPlan',
  summary: 'What a plan was made from, for `npx puente plan`: ticket numbers only.',
  method: 'GET',
  path: '/appointments/export-plan',
  may: ['planner', 'coordinator'],
  input: OfProgramme.extend({ planId: z.uuid() }),
  /** Each is the text of a file. */
  output: z.object({ instance: z.string(), previous: z.string(), plan: z.string() }),
});
