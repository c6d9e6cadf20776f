import { type Day, NO_DAY } from '../day.rules.ts';
import type { CaseFacts } from '../release/facts.ts';
import type { Phase, Programme } from './programme.ts';

/** What a notice to appear is in none of a programme's phases. */
export const OTHER_PHASE = 'other';

/**
 * The day of the notice to appear of case `at`: the earliest OSC_DATE of its proceedings from 1950 to
 * `asOf`, else of its hearings, else NO_DAY. As the facts hold the earliest since 1950, one after
 * `asOf` means that there is none up to it.
 */
export function ntaDay(cases: CaseFacts, at: number, asOf: Day): Day {
  const ofProceedings = cases.firstProceedingOsc[at] ?? NO_DAY;
  if (ofProceedings <= asOf) return ofProceedings;
  const ofHearings = cases.firstHearingOsc[at] ?? NO_DAY;
  return ofHearings <= asOf ? ofHearings : NO_DAY;
}

/** Whether the notice lies in the programme's window, its bounds included; without a date it does not. */
export function isInWindow(nta: Day, { from, to }: Programme['ntaWindow']): boolean {
  return nta >= from && nta !== NO_DAY && (to === null || nta <= to);
}

/** The position of the phase of a notice, the first that holds; the number of phases if none does. */
export function phaseOf(nta: Day, phases: readonly Phase[]): number {
  for (let at = 0; at < phases.length; at++) {
    const phase = phases[at];
    if (phase && isInPhase(nta, phase)) return at;
  }
  return phases.length;
}

function isInPhase(nta: Day, { from, to }: Phase): boolean {
  return nta !== NO_DAY && (from === null || nta >= from) && (to === null || nta <= to);
}
