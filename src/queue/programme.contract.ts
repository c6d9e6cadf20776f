import { z } from 'zod';
import { type ProgrammeRules, programmeRulesSchema } from '#pathways/index.ts';
import { contract } from '#platform/contract.ts';
import { OfProgramme, PlanDay, Port } from './fields.contract.ts';
import { isTimeZone } from './local-day.rules.ts';
import { Source } from './source.ts';

/** The classes of a queue from highest to lowest, as they are published. */
export const Classes = z
  .array(z.enum(['urgent', 'expedited', 'normal']))
  .refine((names) => new Set(names).size === names.length, 'queue.classTwice')
  .refine((names) => names.at(-1) === 'normal', 'queue.normalLast');

/** What a coordinator declares: a programme, with the order that it rests on. */
export const Declaration = z
  .object({
    name: z.string().trim().min(3).max(160),
    state: z.enum(['announced', 'in_force']),
    source: Source,
    startsOn: PlanDay,
    endsOn: PlanDay.nullable().default(null),
    timeZone: z.string().refine(isTimeZone, 'queue.timeZoneUnknown'),
    ports: z.array(Port).min(1, 'queue.portNeeded').max(20),
    classes: Classes.default(['urgent', 'expedited', 'normal']),
    rules: programmeRulesSchema,
    /** Days between planning and the first day that may be given. */
    leadDays: z.int().min(1).max(365),
    /** How long an offer stands. */
    offerHours: z.int().min(1).max(720),
  })
  .refine(({ startsOn, endsOn }) => endsOn === null || endsOn >= startsOn, {
    path: ['endsOn'],
    message: 'queue.endsBeforeStart',
  });
export type Declaration = z.infer<typeof Declaration>;

/** A programme as everybody may see it. */
export const Programme = z.object({
  programmeId: z.uuid(),
  organisationId: z.uuid(),
  name: z.string(),
  state: z.enum(['announced', 'in_force', 'paused', 'ended']),
  stateSince: z.coerce.date(),
  /** The order behind the state it is in now, and the one that declared it. */
  stateSource: Source,
  declaredSource: Source,
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  timeZone: z.string(),
  ports: z.array(z.string()),
  classes: z.array(z.string()),
  leadDays: z.number(),
  offerHours: z.number(),
  publishedAt: z.coerce.date().nullable(),
});
export type Programme = z.infer<typeof Programme>;

function refusePhasesThatEndFirst({ phases }: ProgrammeRules, { addIssue }: z.RefinementCtx): void {
  for (const [at, { from, to }] of phases.entries()) {
    if (to === null || to >= from) continue;
    addIssue({ code: 'custom', path: ['phases', at, 'to'], message: 'queue.endsBeforeStart' });
  }
}

const AmendedRules = programmeRulesSchema.superRefine(refusePhasesThatEndFirst);

const WithSource = OfProgramme.extend({ source: Source });

export const publicState = contract({
  name: 'queue.publicState',
  summary: 'Which programmes are announced, in force, paused or ended, by which order; or none.',
  method: 'GET',
  path: '/queue/public-state',
  may: ['anyone'],
  input: z.object({}),
  output: z.object({ programmes: z.array(Programme), appointmentsExist: z.boolean() }),
});

export const declareProgramme = contract({
  name: 'queue.declareProgramme',
  summary: 'Declare a programme, with its order and source.',
  method: 'POST',
  path: '/queue/declare-programme',
  may: ['coordinator'],
  countsOnce: true,
  input: Declaration,
  output: OfProgramme,
});

export const startProgramme = contract({
  name: 'queue.startProgramme',
  summary: 'Put an announced programme in force, by its order.',
  method: 'POST',
  path: '/queue/start-programme',
  may: ['coordinator'],
  input: WithSource,
  output: Programme,
});

export const amendRules = contract({
  name: 'queue.amendRules',
  summary: 'Change whom a programme takes in, by an order: a second phase, an exclusion.',
  method: 'POST',
  path: '/queue/amend-rules',
  may: ['coordinator'],
  input: WithSource.extend({
    rules: AmendedRules,
    /** The version that was read before deciding; null asks nothing. */
    after: z.int().min(0).nullable().default(null),
  }),
  output: z.object({ version: z.number() }),
});

/** Households and their people in tens; null is fewer than ten households, perhaps none. */
const Coarse = { households: z.number().nullable(), people: z.number().nullable() };

/** Facts for the lack of which rules cannot judge a household. */
export const factsToJudge = ['members', 'inProgramme', 'status', 'rules-unclear'] as const;

/** Households to which rules would do the same. */
export const ForeseenGroup = z.object({
  ...Coarse,
  /** Null for those who can use several ports. */
  byPort: z.array(z.object({ port: z.string().nullable(), ...Coarse })),
  byClass: z.array(z.object({ class: z.enum(['priority', 'normal']), ...Coarse })),
});
export type ForeseenGroup = z.infer<typeof ForeseenGroup>;

/**
 * Whom rules would move today, were they decided. Each count is rounded on its own: sums may differ. Left out
 * is whose situation fewer than ten households share.
 */
export const ForeseenRules = z.object({
  asOf: z.coerce.date(),
  /** Every registered household. */
  considered: z.object(Coarse),
  /** They fit now, and did not. */
  joins: ForeseenGroup,
  /** They fit from a day to come, and did not, or from another. */
  later: ForeseenGroup,
  /** They fit no more, or not on the day that they had; who has a place keeps it, held. */
  stops: ForeseenGroup,
  /** They do not fit as long as a fact is missing; one may miss several. */
  undecided: z.object({
    ...Coarse,
    missing: z.array(z.object({ fact: z.enum(factsToJudge), ...Coarse })),
  }),
});
export type ForeseenRules = z.infer<typeof ForeseenRules>;

export const foreseeRules = contract({
  name: 'queue.foreseeRules',
  summary: 'Count whom other rules would move today, before they are decided; writes nothing.',
  method: 'POST',
  path: '/queue/foresee-rules',
  may: ['coordinator'],
  input: OfProgramme.extend({ rules: AmendedRules }),
  output: ForeseenRules,
  // What is counted of others' families could be learned by asking without end.
  limit: { times: 20, seconds: 3600 },
});

/** A version of whom a programme takes in, and the order by which it was decided. */
export const RuleVersion = z.object({
  /** 1 for those it was declared with. */
  version: z.number(),
  rules: programmeRulesSchema,
  source: Source,
  decidedAt: z.coerce.date(),
  /** The name of who decided. */
  decidedBy: z.string(),
});
export type RuleVersion = z.infer<typeof RuleVersion>;

export const programmeRules = contract({
  name: 'queue.programmeRules',
  summary: 'Whom a programme takes in and ever took in, newest first; for who answers for it.',
  method: 'GET',
  path: '/queue/programme-rules',
  may: ['coordinator'],
  input: OfProgramme,
  output: z.object({
    versions: z.array(RuleVersion),
    /** How many numbers the public list has, as last published. */
    listed: z.number(),
  }),
});

export const pauseProgramme = contract({
  name: 'queue.pauseProgramme',
  summary: 'Pause a programme by order: nothing more is offered, nobody loses anything.',
  method: 'POST',
  path: '/queue/pause-programme',
  may: ['coordinator'],
  input: WithSource,
  output: Programme,
});

export const resumeProgramme = contract({
  name: 'queue.resumeProgramme',
  summary: 'Resume a paused programme; offers run on where they stood still.',
  method: 'POST',
  path: '/queue/resume-programme',
  may: ['coordinator'],
  input: WithSource,
  output: Programme,
});

export const endProgramme = contract({
  name: 'queue.endProgramme',
  summary: 'End a programme by its order; the places stay on record.',
  method: 'POST',
  path: '/queue/end-programme',
  may: ['coordinator'],
  input: WithSource,
  output: Programme,
});

/** Something that was done with a programme. */
export const ProgrammeStep = z.object({
  /** The fact's name, such as `queue.programmePaused`. */
  fact: z.string(),
  at: z.coerce.date(),
  /** The name of the order it rests on, where it rests on one. */
  order: z.string().nullable(),
  port: z.string().nullable(),
});

export const programmeHistory = contract({
  name: 'queue.programmeHistory',
  summary: 'What was done with a programme, newest first, and by which order.',
  method: 'GET',
  path: '/queue/programme-history',
  may: ['coordinator'],
  input: OfProgramme,
  output: z.object({ steps: z.array(ProgrammeStep) }),
});
