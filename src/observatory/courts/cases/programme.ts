import type { Day } from '../day.rules.ts';

/** A "wait elsewhere" programme as one row: how its cases are found in the dump. */
export interface Programme {
  /** Lower case, as typed after `--programme`. */
  readonly name: string;
  readonly title: string;
  /** CASE_ID that mark a case. */
  readonly identifiers: readonly string[];
  /** HEARING_LOC_CODE that mark a case and count as the programme's own. */
  readonly locations: readonly string[];
  /** Codes that look like the programme's and are not: a test location. */
  readonly excludedLocations: readonly string[];
  readonly caseTypes: readonly string[];
  /** First and last day of the notice to appear, both included; null is open. */
  readonly ntaWindow: { readonly from: Day; readonly to: Day | null };
  /** By the day of the notice to appear, bounds included; the first that holds, else `other`. */
  readonly phases: readonly Phase[];
  /** Where each part of this row comes from. */
  readonly sources: Readonly<Record<string, string>>;
}

export interface Phase {
  readonly name: string;
  readonly from: Day | null;
  readonly to: Day | null;
}
