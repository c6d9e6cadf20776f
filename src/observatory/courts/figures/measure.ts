import type { Dimension } from '../cases/case-table.ts';
import type { Day } from '../day.rules.ts';
import type { DriftCauseName } from './drift.rules.ts';

/** A published figure as data: which cases it counts, and at what date. */
export type Measure = CountedMeasure | AbsentMeasure;

export interface CountedMeasure extends Named {
  readonly kind: 'counted';
  /** All must hold. Of a cohort they hold at the cohort's own date, else at the figure's. */
  readonly where: readonly MeasureCondition[];
  /** Where the case was on the figure's date: in a court of the programme, or in any other. */
  readonly place?: Place;
  /** Cases chosen at one date and followed to the figure's. */
  readonly cohort?: Cohort;
  /** What may make it differ from the published figure. */
  readonly drift: readonly DriftCauseName[];
}

/** What the court dump cannot give. */
export interface AbsentMeasure extends Named {
  readonly kind: 'absent';
}

interface Named {
  /** As it stands in a file of figures; a name that ends in `_` takes a code after it. */
  readonly name: string;
  /** The programme whose cases it counts, unless another is asked for. */
  readonly programme: 'mpp';
  /** What the code after the name is. */
  readonly parameter?: Extract<Dimension, 'nationality' | 'assigned_location'>;
  readonly title: string;
  /** What is counted, or why it cannot be. */
  readonly explanation: string;
}

export interface MeasureCondition {
  readonly dimension: Dimension;
  /** MONTH stands for the figure's own month, PARAMETER for the code after the measure's name. */
  readonly isOneOf: readonly string[];
}

export type Place = 'programme' | 'elsewhere';

export interface Cohort {
  readonly asOf: Day;
  readonly where: readonly MeasureCondition[];
  readonly place: Place;
}

export const MONTH = '{month}';
export const PARAMETER = '{code}';
