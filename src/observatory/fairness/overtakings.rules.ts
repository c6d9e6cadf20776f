import { type Fairness, OVERTAKING_REASONS } from './fairness.contract.ts';
import type { Scheme } from './scheme.ts';

/** A line of `appointments.overtakings`. */
export interface OvertakingLine {
  reason: string;
  households: number;
}

/** Every reason with its figure; those that never happened are `<10` like those that rarely did. */
export function shownOvertakings(
  lines: readonly OvertakingLine[],
  scheme: Scheme,
): Fairness['overtakings'] {
  return OVERTAKING_REASONS.map((reason) => {
    const count = lines.find((line) => line.reason === reason)?.households ?? 0;
    return { reason, households: scheme.figure(`overtaking=${reason}`, count) };
  });
}
