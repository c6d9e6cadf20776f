import type { ProgrammeFacts } from '../cases/programme-facts.ts';
import { countFigures, type Wish } from './count-figures.ts';
import { type DriftCauseName, likelyCauses } from './drift.rules.ts';
import { findMeasure } from './find-measure.rules.ts';
import type { PublishedFigure } from './published-figure.rules.ts';

/** A published figure beside what the release gives for it. Never adjusted to fit. */
export type Comparison = Compared | NotCompared;

export interface Compared {
  readonly state: 'computed';
  readonly published: PublishedFigure;
  readonly computed: number;
  /** Computed less published. */
  readonly difference: number;
  /** The difference in percent of the published figure; null where that is 0. */
  readonly percent: number | null;
  readonly causes: readonly DriftCauseName[];
  /** The release is older than the figure: nothing after it can be in it. */
  readonly isAfterRelease: boolean;
}

export interface NotCompared {
  /** The measure is known and the dump cannot give it, or no measure of that name is defined. */
  readonly state: 'not_in_the_dump' | 'not_defined';
  readonly published: PublishedFigure;
}

/** Computes each figure at its own date and sets it beside the published one, in the same order. */
export function compareFigures(
  facts: ProgrammeFacts,
  figures: readonly PublishedFigure[],
): Comparison[] {
  const wishes = figures.map(wishOf);
  const counts = countFigures(
    facts,
    wishes.filter((wish) => wish !== null),
  ).values();
  return figures.map((published, at) => {
    const wish = wishes[at];
    if (!wish) return { state: stateOf(published), published };
    const computed = counts.next().value ?? 0;
    const isAfterRelease = published.asOf > facts.release.date;
    return { ...compared(published, computed, wish), isAfterRelease };
  });
}

function wishOf({ measure: name, asOf }: PublishedFigure): Wish | null {
  const asked = findMeasure(name);
  if (asked?.measure.kind !== 'counted') return null;
  return { measure: asked.measure, code: asked.code, asOf };
}

function stateOf({ measure }: PublishedFigure): NotCompared['state'] {
  return findMeasure(measure) ? 'not_in_the_dump' : 'not_defined';
}

function compared(
  published: PublishedFigure,
  computed: number,
  { measure }: Wish,
): Omit<Compared, 'isAfterRelease'> {
  const difference = computed - published.value;
  const percent = published.value === 0 ? null : (difference / published.value) * 100;
  const causes = likelyCauses(measure.drift, difference);
  return { state: 'computed', published, computed, difference, percent, causes };
}
