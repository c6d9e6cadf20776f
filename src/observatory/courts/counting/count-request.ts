import type { PublicDimension } from '../figures/cell-definition.rules.ts';
import type { PublicProgramme } from '../figures/question.rules.ts';

/** What to count: exact, so the answer never leaves this process unrounded. */
export interface CountRequest {
  /** Tables that will stand beside one another: which cases, of the release in which folder. */
  readonly series: readonly CountedSeries[];
  readonly by: readonly PublicDimension[];
  readonly where: readonly { readonly dimension: PublicDimension; readonly value: string }[];
  /** For each dimension the values to tell apart, the others being counted as REST; null is all. */
  readonly kept: readonly (readonly string[])[] | null;
}

export interface CountedSeries {
  readonly folder: string;
  readonly programme: PublicProgramme;
}

/** A line for each combination that a case has. */
export interface CountedRow {
  /** `REST` stands for all values that are not kept. */
  readonly values: readonly string[];
  readonly count: number;
}
