import type { CalendarDate, DayRange } from './calendar.rules.ts';
import type { FactName } from './conditions.rules.ts';
import type { ClockRule, PathwayRule, ReasonKey, Source } from './law.ts';

/** A row of law as an answer shows it. */
export interface Cited {
  id: string;
  /** Message key. */
  title: string;
  sources: readonly Source[];
  version: string;
  /** No lawyer has signed this version. */
  unconfirmed: boolean;
  unconfirmedParts: readonly string[];
}

/** A route that fits, or a past one that would have fitted. */
export interface Fit extends Cited {
  what: string;
  documents: PathwayRule['documents'];
  authorities: PathwayRule['authorities'];
  validFrom: CalendarDate | null;
  validTo: CalendarDate | null;
}

/** A route that does not fit whatever else becomes known, and why. */
export interface Refusal extends Cited {
  reasons: readonly ReasonKey[];
}

/** A fact that a question can ask for: `question.<fact>` has its words. */
export type AskedFact =
  | Exclude<FactName, 'appealOpen' | 'absenceMotionOpen' | 'hasUrgentNeed'>
  | 'orderedOn'
  | 'decidedOn'
  | 'movedOn'
  | 'arrival'
  | 'urgentNeeds';

/** A fact still unknown, with the rows that it would settle. */
export interface Missing {
  fact: AskedFact;
  /** Message key. */
  question: string;
  settles: readonly string[];
}

/** A time limit of a route that fits or may fit. */
export interface RunningClock extends Cited {
  clock: string;
  /** The last day to keep: the earliest plausible one, never moved for a weekend or holiday. */
  runsUntil: CalendarDate;
  /** The latest plausible last day; null when none later is known. */
  optimistic: CalendarDate | null;
  /** `runsUntil` lies before today. */
  passed: boolean;
  /** No plausible last day is left. */
  surelyPassed: boolean;
  /** The days from which the clock may have started. */
  basis: { fact: ClockRule['from'] } & DayRange;
}

/** What the law seems to offer one person: information to bring to counsel, not advice. */
export interface Answer {
  /** The day for which it holds. */
  on: CalendarDate;
  /** Message key that every showing of the answer carries. */
  notice: 'notice.not-advice';
  fits: readonly Fit[];
  doesNotFit: readonly Refusal[];
  missing: readonly Missing[];
  clocks: readonly RunningClock[];
  /** No route and no date: speak to a lawyer first, do not travel or report before. */
  lawyerFirst: boolean;
  lawyerFirstBecause: readonly Cited[];
  /** A fact still unknown could make it lawyer first: say so beside the routes. */
  mightNeedLawyerFirst: boolean;
  /** A child alone: at once to a trained person, no route and no date. */
  childAlone: boolean;
  /** Past routes that would have or may have fitted; never offered. */
  history: readonly Fit[];
}
