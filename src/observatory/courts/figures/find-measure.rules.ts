import { type Measure, type MeasureCondition, MONTH, PARAMETER } from './measure.ts';
import { MEASURES } from './measures.rules.ts';

/** A measure with the code that its name ends in, if it takes one. */
export interface AskedMeasure {
  readonly measure: Measure;
  readonly code: string | null;
}

/** The measure of that name; null if none is defined. */
export function findMeasure(name: string): AskedMeasure | null {
  const exact = MEASURES.find((one) => one.name === name && !one.parameter);
  if (exact) return { measure: exact, code: null };
  const parts = /^(?<stem>.+_)(?<code>[A-Z0-9]{1,3})$/u.exec(name)?.groups;
  const measure = MEASURES.find((one) => one.parameter && one.name === parts?.stem);
  return measure ? { measure, code: parts?.code ?? null } : null;
}

/** The conditions of a measure with the figure's month and code in their places. */
export function conditionsFor(
  conditions: readonly MeasureCondition[],
  month: string,
  code: string | null,
): MeasureCondition[] {
  const filled = new Map([
    [MONTH, month],
    [PARAMETER, code ?? ''],
  ]);
  return conditions.map(({ dimension, isOneOf }) => ({
    dimension,
    isOneOf: isOneOf.map((value) => filled.get(value) ?? value),
  }));
}
