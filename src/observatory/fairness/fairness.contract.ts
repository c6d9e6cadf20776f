import { z } from 'zod';
import { contract } from '#platform/contract.ts';

/** What the fairness page compares households by, one at a time. */
export const FAIRNESS_DIMENSIONS = ['nationality', 'language', 'port', 'month', 'way'] as const;
export type FairnessDimension = (typeof FAIRNESS_DIMENSIONS)[number];

/** What a group can be behind others in. */
const FAIRNESS_MEASURES = ['sinceEnrolment', 'sinceRegistration', 'share'] as const;
export type FairnessMeasure = (typeof FAIRNESS_MEASURES)[number];

/** Why somebody went before others, or let others pass. */
export const OVERTAKING_REASONS = [
  'class_moved',
  'stand_by',
  'replan',
  'cancelled',
  'hold',
  'paper_not_seen',
  'declined',
  'lapsed',
  'missed',
  'turned_away',
] as const;

/** A multiple of five, or null for `<10`, zero too. */
const Figure = z.int().min(10).nullable();
/** Days; null where the figure of those whose days are known is under 50. */
const Wait = z
  .object({
    /** Those whose days are known. */
    households: z.int().min(50),
    median: z.int(),
    /** The median lies between these with 95 % confidence. */
    from: z.int(),
    to: z.int(),
    /** Half of them waited between these. */
    low: z.int(),
    high: z.int(),
  })
  .nullable();
const Waits = z.object({ sinceEnrolment: Wait, sinceRegistration: Wait });

const Group = z.object({
  /** A code of the dimension; '' where none is recorded, and of all together. */
  value: z.string(),
  households: Figure,
  served: Figure,
  waiting: Figure,
  /** Served of all, in percent; null where the whole is under 100. */
  share: z.object({ percent: z.int(), from: z.int(), to: z.int() }).nullable(),
  /** To the day of arrival. */
  servedAfter: Waits,
  /** Until today, of those who still wait. */
  waitingFor: Waits,
});
export type FairnessGroup = z.infer<typeof Group>;

export const Fairness = z.object({
  /** `YYYY-MM-DD`, a Monday: arrivals before it are counted. */
  asOf: z.iso.date(),
  all: Group,
  dimensions: z.array(z.object({ dimension: z.enum(FAIRNESS_DIMENSIONS), groups: z.array(Group) })),
  /** How many comparisons could be made, and which groups are behind others beyond chance. */
  compared: z.int(),
  behind: z.array(
    z.object({
      dimension: z.enum(FAIRNESS_DIMENSIONS),
      value: z.string(),
      measure: z.enum(FAIRNESS_MEASURES),
    }),
  ),
  overtakings: z.array(z.object({ reason: z.enum(OVERTAKING_REASONS), households: Figure })),
  decisions: z.array(
    z.object({
      /** A code of needs. */
      criterion: z.string(),
      granted: Figure,
      refused: Figure,
      grantedOnAppeal: Figure,
      upheld: Figure,
      within24: Figure,
      within48: Figure,
      within72: Figure,
      later: Figure,
    }),
  ),
});
export type Fairness = z.infer<typeof Fairness>;

const Asked = z.object({
  programmeId: z.uuid(),
  /** An earlier Monday (`YYYY-MM-DD`); the newest that was counted unless it is given. */
  asOf: z.iso.date('observatory.noSuchDay').optional(),
});

export const fairness = contract({
  name: 'observatory.fairness',
  summary:
    'Waiting time and share served by group, overtakings and decisions, each by the one scheme.',
  method: 'GET',
  path: '/observatory/fairness',
  may: ['anyone'],
  input: Asked,
  /** Null where nothing was counted, or not on that day. */
  output: z.object({ shown: Fairness.nullable() }),
});

export const fairnessTable = contract({
  name: 'observatory.fairnessTable',
  summary: 'What the fairness page shows, as CSV.',
  method: 'GET',
  path: '/observatory/fairness-table',
  may: ['anyone'],
  input: Asked,
  output: z.object({ name: z.string(), type: z.string(), content: z.base64() }),
});
