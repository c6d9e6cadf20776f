import { CaseFinder } from './case-finder.ts';
import type { Facts } from './facts.ts';
import { type MergedCodes, mergeCodes } from './merge-codes.ts';
import { countRows, PackedParts } from './packed-part.ts';
import {
  CASES,
  HEARINGS,
  IDENTIFIERS,
  type PackedRows,
  PROCEEDINGS,
  REPRESENTATIONS,
  ROW_WORDS,
} from './packed-rows.ts';
import { reduceCases } from './reduce-cases.ts';
import { reduceHearings } from './reduce-hearings.ts';
import { reduceIdentifiers } from './reduce-identifiers.ts';
import { reduceProceedings } from './reduce-proceedings.ts';
import { reduceRepresentations } from './reduce-representations.ts';

/** The facts of one part, and what was met on the way to them. */
export interface ReducedPart {
  readonly facts: Facts;
  readonly counts: PartCounts;
}

export interface PartCounts {
  readonly cases: number;
  /** Rows of A_TblCase whose IDNCASE another row has. */
  readonly repeatedCases: number;
  /** Rows whose IDNCASE is not in A_TblCase: counted, not kept. */
  readonly orphans: OrphanCounts;
}

export interface OrphanCounts {
  readonly identifiers: number;
  readonly proceedings: number;
  readonly hearings: number;
  readonly representations: number;
}

/** Makes the facts of parts from the packed rows of all workers, in whichever thread it is opened. */
export interface PartReducer {
  /** Parts are 0 up to this. */
  readonly partCount: number;
  /** The facts are the caller's own: the next call does not touch them. */
  reduce(part: number): ReducedPart;
}

/** `packed`: of every worker, all with the same bounds. */
export function openReducer(packed: readonly PackedRows[]): PartReducer {
  const merged = mergeCodes(packed);
  const parts = new PackedParts(packed, merged.positions);
  return { partCount: parts.partCount, reduce: (part) => reducePart(part, parts, merged) };
}

function reducePart(part: number, parts: PackedParts, { codes }: MergedCodes): ReducedPart {
  const caseRows = parts.chunks(CASES, part);
  const cases = reduceCases(caseRows, codes);
  const finder = new CaseFinder(cases.idncase);
  const { identifiers, orphans: ofIdentifiers } = reduceIdentifiers(
    parts.chunks(IDENTIFIERS, part),
    finder,
    cases.length,
    codes,
  );
  const { proceedings, orphans: ofProceedings } = reduceProceedings(
    parts.chunks(PROCEEDINGS, part),
    finder,
    cases,
    codes,
  );
  const { hearingLocations, orphans: ofHearings } = reduceHearings(
    parts.chunks(HEARINGS, part),
    finder,
    cases,
    codes,
  );
  const representations = reduceRepresentations(parts.chunks(REPRESENTATIONS, part), finder, cases);
  return {
    facts: { cases, identifiers, proceedings, hearingLocations },
    counts: {
      cases: cases.length,
      repeatedCases: countRows(caseRows, ROW_WORDS[CASES] ?? 0) - cases.length,
      orphans: {
        identifiers: ofIdentifiers,
        proceedings: ofProceedings,
        hearings: ofHearings,
        representations,
      },
    },
  };
}
