import { z } from 'zod';
import { contract } from '#platform/contract.ts';
import { PUBLIC_DIMENSIONS, type PublicDimension } from './courts/figures/cell-definition.rules.ts';
import { PUBLIC_PROGRAMMES, VALUE_FORMS } from './courts/figures/question.rules.ts';

const dimension = z.enum(PUBLIC_DIMENSIONS, 'observatory.noSuchDimension');
const releaseName = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(?:-\d{1,3})?$/u, 'observatory.noSuchRelease');

const filter = (name: PublicDimension) =>
  z.string().regex(VALUE_FORMS[name], 'observatory.noSuchValue').optional();

/** One question, as flat as the query of an address. A filter says `none` where nothing is recorded. */
export const Question = z.object({
  programme: z.enum(PUBLIC_PROGRAMMES, 'observatory.noSuchProgramme').default('mpp'),
  beside: z.literal('outside', 'observatory.besideWhat').optional(),
  release: releaseName.optional(),
  compare: releaseName.optional(),
  rows: dimension.optional(),
  columns: dimension.optional(),
  third: dimension.optional(),
  nta_month: filter('nta_month'),
  phase: filter('phase'),
  assigned_location: filter('assigned_location'),
  current_location: filter('current_location'),
  transferred_out: filter('transferred_out'),
  attendance: filter('attendance'),
  represented: filter('represented'),
  outcome: filter('outcome'),
  status: filter('status'),
  nationality: filter('nationality'),
  language: filter('language'),
});

/** A release of the courts' dump as it was imported here. */
export const Release = z.object({
  /** Its date as a rule; with `-2` for other content of the same date. */
  name: z.string(),
  /** `YYYY-MM-DD`: the day that its figures stand for. */
  asOf: z.string(),
  /** False where rows are missing that the dump's own count promises: no figure of it is final. */
  isReconciled: z.boolean(),
  /** True in the demonstration: its figures say nothing of any court. */
  isInvented: z.boolean(),
});

/** A figure is a multiple of five, or null for `<10`, zero too. */
const Figure = z.int().min(10).nullable();

export const Answer = z.object({
  /** What stands beside one another in each line. */
  series: z.array(z.object({ release: Release, programme: z.enum(PUBLIC_PROGRAMMES) })),
  by: z.array(z.enum(PUBLIC_DIMENSIONS)),
  /** The values listed, a list for each dimension; '' stands for none recorded. */
  values: z.array(z.array(z.string())),
  /** For each dimension whether the table leaves out its smallest values, to stay readable. */
  isCut: z.array(z.boolean()),
  lines: z.array(
    z.object({
      /** A value for each dimension; null for all together, listed or not. */
      values: z.array(z.string().nullable()),
      /** One for each of the series. */
      figures: z.array(Figure),
    }),
  ),
});
export type Answer = z.infer<typeof Answer>;

export const courtFigures = contract({
  name: 'observatory.courtFigures',
  summary: 'Count court cases by up to three dimensions, every figure rounded by the one scheme.',
  method: 'GET',
  path: '/observatory/court-figures',
  may: ['anyone'],
  input: Question,
  output: Answer,
});

export const courtReleases = contract({
  name: 'observatory.courtReleases',
  summary: 'Which releases of the immigration courts’ data are here, newest first.',
  method: 'GET',
  path: '/observatory/court-releases',
  may: ['anyone'],
  input: z.object({}),
  output: z.object({
    releases: z.array(Release),
    /** Chosen where none is named: the newest reconciled one. Null if there is none. */
    chosen: z.string().nullable(),
  }),
});

export const courtValues = contract({
  name: 'observatory.courtValues',
  summary: 'The values to choose filters from: those of ten cases or more, the commonest first.',
  method: 'GET',
  path: '/observatory/court-values',
  may: ['anyone'],
  input: Question.pick({ programme: true, release: true }),
  output: z.object({
    values: z.array(
      z.object({ dimension: z.enum(PUBLIC_DIMENSIONS), values: z.array(z.string()) }),
    ),
  }),
});

/** A file as base64. */
export const File = z.object({ name: z.string(), type: z.string(), content: z.base64() });

export const courtTable = contract({
  name: 'observatory.courtTable',
  summary: 'The table of a question as CSV, as Parquet, or what its columns mean (CSV on the Web).',
  method: 'GET',
  path: '/observatory/court-table',
  may: ['anyone'],
  input: Question.extend({ format: z.enum(['csv', 'parquet', 'csvw']).default('csv') }),
  output: File,
});

export * from './fairness/fairness.contract.ts';
