import { z } from 'zod';
import { contract } from '#platform/contract.ts';
import { needByCode } from '#vocabulary/needs.ts';
import { OfProgramme, OwnOrNamed, OwnOrNamedPlace } from '../fields.contract.ts';
import { evidenceLevels } from './criteria.rules.ts';
import { lacks } from './on-duty.rules.ts';

/** Why a request is granted or refused; published, and told to the family in its language. */
export const reasonCodes = {
  grant: ['criterion_met'],
  refuse: ['criterion_not_met', 'evidence_missing', 'asked_already', 'family_no_longer_asks'],
} as const;

const Criterion = z.string().refine((code) => needByCode.has(code), 'queue.criterionUnknown');
const Evidence = z.enum(evidenceLevels);
/** Where a request stands. */
export const RequestState = z.enum([
  'asked',
  'granted',
  'refused',
  'confirmed',
  'not_confirmed',
  'appealed',
  'appeal_granted',
  'upheld',
]);

/** The rules by which a programme decides who goes earlier; all of it is public. */
export const DecisionRules = z.object({
  programmeId: z.uuid(),
  version: z.number(),
  /** The number of the published list of criteria. */
  criteriaEdition: z.number(),
  clockHours: z.number(),
  appealHours: z.number(),
  /** Households whose class moves in a week, Monday to Sunday by the programme's clock. */
  weeklyQuota: z.number(),
  /** Why they were changed; null for those with which every programme begins. */
  reason: z.string().nullable(),
  decidedAt: z.coerce.date(),
});
export type DecisionRules = z.infer<typeof DecisionRules>;

export const decisionRules = contract({
  name: 'queue.decisionRules',
  summary: 'The rules by which a programme decides who goes earlier, newest first.',
  method: 'GET',
  path: '/queue/decision-rules',
  may: ['anyone'],
  input: OfProgramme,
  output: z.object({ versions: z.array(DecisionRules) }),
});

export const setDecisionRules = contract({
  name: 'queue.setDecisionRules',
  summary: 'Change the clock, the weekly quota or the list of criteria of a programme, in public.',
  method: 'POST',
  path: '/queue/set-decision-rules',
  may: ['coordinator'],
  countsOnce: true,
  input: OfProgramme.extend({
    criteriaEdition: z.int().min(1).max(1000),
    clockHours: z.int().min(1).max(720),
    appealHours: z.int().min(1).max(720),
    weeklyQuota: z.int().min(0).max(100_000),
    reason: z.string().trim().min(3, 'queue.reasonNeeded').max(1000),
  }),
  output: z.object({ version: z.number() }),
});

export const requestExpedite = contract({
  name: 'queue.requestExpedite',
  summary: 'Ask that a household may go earlier, on published criteria.',
  method: 'POST',
  path: '/queue/request-expedite',
  may: ['family', 'registrar', 'lawyer', 'coordinator'],
  input: OwnOrNamedPlace.extend({
    class: z.enum(['urgent', 'expedited']),
    criteria: z.array(Criterion).min(1, 'queue.criterionNeeded').max(10),
    note: z.string().trim().max(2000).default(''),
    /** What supports it. What a family asks by itself stands as said, whatever it sends. */
    evidence: Evidence.default('said'),
  }),
  output: z.object({ requestId: z.uuid(), decideBy: z.coerce.date() }),
});

/** A request as a reviewer sees it. Of another organisation's family: no household, no words of it. */
export const ExpediteRequest = z.object({
  requestId: z.uuid(),
  /** Null for the family of another organisation. */
  householdId: z.uuid().nullable(),
  programmeId: z.uuid(),
  ticketNumber: z.string(),
  class: z.string(),
  /** Null where the family does not share them with reviewers of the coalition. */
  criteria: z.array(z.string()).nullable(),
  note: z.string(),
  /** What an appeal says; empty for another organisation's family. */
  appealNote: z.string(),
  evidence: Evidence,
  askedByFamily: z.boolean(),
  askedAt: z.coerce.date(),
  decideBy: z.coerce.date(),
  late: z.boolean(),
  /** Who may decide by now: the keeper's reviewers, those of all, coordinators too. */
  stage: z.enum(['own', 'others', 'coordinators']),
  state: RequestState,
  reasonCode: z.string().nullable(),
  /** This member of staff took part, so somebody else must go on. */
  decidedByMe: z.boolean(),
  mayDecide: z.boolean(),
  /** Why not, where it is open and this member of staff may not. */
  whyNot: z
    .enum(['stood_aside', 'took_part', 'same_organisation', 'not_shared', 'not_yet'])
    .nullable(),
  /** Knowing the family, this member of staff could leave it to others. */
  mayStandAside: z.boolean(),
  /** People besides them who could say yes now: of their organisation, and of others. */
  othersHere: z.number(),
  othersElsewhere: z.number(),
  /** Granted, and waiting for next week's quota. */
  waitsForQuota: z.boolean(),
});

/** What is left of a programme's week. */
export const Quota = z.object({
  programmeId: z.uuid(),
  weekly: z.number(),
  left: z.number(),
  /** Granted requests that wait for a week to come. */
  waiting: z.number(),
  /** The Monday on which it begins anew. */
  nextWeek: z.string(),
});

export const listExpedite = contract({
  name: 'queue.listExpedite',
  summary: 'Requests to go earlier that wait for a decision or another person, soonest due first.',
  method: 'GET',
  path: '/queue/list-expedite',
  may: ['reviewer', 'coordinator'],
  input: z.object({ show: z.enum(['open', 'decided']).default('open') }),
  output: z.object({
    requests: z.array(ExpediteRequest),
    quotas: z.array(Quota),
    onDuty: z.object({
      reviewersHere: z.number(),
      /** Why nobody of another organisation could agree to a grant for an own family now; or null. */
      lack: z.enum(lacks).nullable(),
    }),
  }),
});

const Case = z.object({ requestId: z.uuid() });
const Decided = z.object({ state: RequestState });

export const decideExpedite = contract({
  name: 'queue.decideExpedite',
  summary: 'Grant or refuse a request or an appeal, with a reason code.',
  method: 'POST',
  path: '/queue/decide-expedite',
  may: ['reviewer', 'coordinator'],
  input: z.discriminatedUnion('decision', [
    Case.extend({
      decision: z.literal('grant'),
      reasonCode: z.enum(reasonCodes.grant),
      /** What supports it, as the reviewer found it; null leaves it as it was asked. */
      evidence: Evidence.nullable().default(null),
    }),
    Case.extend({
      decision: z.literal('refuse'),
      reasonCode: z.enum(reasonCodes.refuse),
      evidence: Evidence.nullable().default(null),
    }),
  ]),
  output: Decided,
});

export const confirmExpedite = contract({
  name: 'queue.confirmExpedite',
  summary: 'Confirm, or not, what another person granted; only then the class moves.',
  method: 'POST',
  path: '/queue/confirm-expedite',
  may: ['reviewer', 'coordinator'],
  input: z.discriminatedUnion('confirm', [
    Case.extend({ confirm: z.literal(true) }),
    /** Why not: the family is told, so that nothing is assumed. */
    Case.extend({ confirm: z.literal(false), reasonCode: z.enum(reasonCodes.refuse) }),
  ]),
  output: Decided,
});

export const appealExpedite = contract({
  name: 'queue.appealExpedite',
  summary: 'Ask once that a third person looks at a refusal.',
  method: 'POST',
  path: '/queue/appeal-expedite',
  may: ['family', 'registrar', 'lawyer', 'coordinator'],
  input: Case.extend({
    ...OwnOrNamed.shape,
    note: z.string().trim().max(2000).default(''),
  }),
  output: z.object({}),
});

/** A request as the family sees it: never what it rests on. */
export const MyExpedite = z.object({
  requestId: z.uuid(),
  programmeId: z.uuid(),
  programme: z.string(),
  askedAt: z.coerce.date(),
  /** `waits`: of two or three people; `granted_waits`: for the quota of a week to come. */
  step: z.enum(['waits', 'appeal_waits', 'granted_waits', 'granted', 'refused', 'upheld']),
  /** By when it is decided; null once it is. */
  decideBy: z.coerce.date().nullable(),
  late: z.boolean(),
  /** While it waits: why nobody of a second organisation could agree now; or null. */
  lack: z.enum(lacks).nullable(),
  /** Reviewers elsewhere could decide it now, if the family let them see its criteria. */
  sharingHelps: z.boolean(),
  reasonCode: z.string().nullable(),
  mayAppeal: z.boolean(),
});
export type MyExpedite = z.infer<typeof MyExpedite>;

export const myExpedite = contract({
  name: 'queue.myExpedite',
  summary: 'What became of the family’s requests to go earlier: by when, or why.',
  method: 'GET',
  path: '/queue/my-expedite',
  may: ['family'],
  input: z.object({}),
  output: z.object({
    /** Why nobody of a second organisation could agree now, whatever is asked; or null. */
    lack: z.enum(lacks).nullable(),
    requests: z.array(MyExpedite),
  }),
});

/** Decisions about one group of ten or more; `null`: fewer than ten. */
export const ShownCount = z.object({
  dimension: z.enum(['criterion', 'organisation', 'language', 'nationality']),
  value: z.string(),
  granted: z.number().nullable(),
  refused: z.number().nullable(),
  grantedOnAppeal: z.number().nullable(),
  upheld: z.number().nullable(),
  /** How many in a hundred were decided within 72 hours, to the nearest ten. */
  inTimePercent: z.number(),
});

export const expediteFigures = contract({
  name: 'queue.expediteFigures',
  summary: 'How requests were decided, by criterion, organisation, language and nationality.',
  method: 'GET',
  path: '/queue/expedite-figures',
  may: ['coordinator'],
  input: OfProgramme,
  output: z.object({ counts: z.array(ShownCount) }),
});
