import type { Facts } from '../release/facts.ts';
import type { CodeSet } from './code-set.ts';

/** How a case is marked as one of a programme, in the order of their numbers; '' is not at all. */
export const MARKINGS = ['', 'identifier', 'location', 'both'] as const;

/** What a programme's row says, ready to be asked case by case. */
export interface Marks {
  readonly identifiers: CodeSet;
  /** Never one of the excluded locations. */
  readonly locations: CodeSet;
}

/**
 * How case `at` is marked, as a position in MARKINGS: by one of its CASE_ID, by the HEARING_LOC_CODE of
 * any of its proceedings or hearings, at whatever date, or by both.
 */
export function markingOf(facts: Facts, at: number, marks: Marks): number {
  const byIdentifier = hasIdentifier(facts, at, marks.identifiers) ? 1 : 0;
  return byIdentifier + (wasListed(facts, at, marks.locations) ? BY_LOCATION : 0);
}

/** Whether a marking is by location or by both: whether the case ever was at a listed location. */
export function isByLocation(marking: number): boolean {
  return marking >= BY_LOCATION;
}

const BY_LOCATION = 2;

function hasIdentifier({ identifiers }: Facts, at: number, marking: CodeSet): boolean {
  const end = identifiers.start[at + 1] ?? 0;
  for (let i = identifiers.start[at] ?? 0; i < end; i++) {
    if (marking.has(identifiers.code[i] ?? 0)) return true;
  }
  return false;
}

function wasListed({ hearingLocations, proceedings }: Facts, at: number, listed: CodeSet): boolean {
  if (listed.size === 0) return false;
  const lastHearing = hearingLocations.start[at + 1] ?? 0;
  for (let i = hearingLocations.start[at] ?? 0; i < lastHearing; i++) {
    if (listed.has(hearingLocations.location[i] ?? 0)) return true;
  }
  const lastProceeding = proceedings.start[at + 1] ?? 0;
  for (let i = proceedings.start[at] ?? 0; i < lastProceeding; i++) {
    if (listed.has(proceedings.location[i] ?? 0)) return true;
  }
  return false;
}
