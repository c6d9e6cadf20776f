import { CodeSet } from './code-set.ts';
import type { Programme } from './programme.ts';

/** A programme's row made ready to be asked case by case. */
export interface ReadyProgramme {
  readonly programme: Programme;
  readonly identifiers: CodeSet;
  /** The programme's own locations, without the excluded ones. */
  readonly locations: CodeSet;
  readonly caseTypes: CodeSet;
}

/** Throws a RangeError where a code has more than three characters. */
export function readyProgramme(programme: Programme): ReadyProgramme {
  const excluded = new Set(programme.excludedLocations);
  return {
    programme,
    identifiers: new CodeSet(programme.identifiers),
    locations: new CodeSet(programme.locations.filter((code) => !excluded.has(code))),
    caseTypes: new CodeSet(programme.caseTypes),
  };
}
