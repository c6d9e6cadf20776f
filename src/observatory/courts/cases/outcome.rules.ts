import type { ProceedingFacts } from '../release/facts.ts';
import { type Cut, isUndone } from './order.rules.ts';

/** What came of a case; each is known by its position here. */
export const OUTCOMES = [
  'pending',
  'removal',
  'removal_in_absentia',
  'voluntary_departure',
  'relief',
  'terminated',
  'admin_closed',
  'other',
] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** A case is pending or closed. */
export const STATUSES = ['pending', 'closed'] as const;

/** DEC_CODE, the judge's decision on the merits; X is in absentia where ABSENTIA is Y. Else `other`. */
export const DECISIONS: Readonly<Record<string, Outcome>> = {
  X: 'removal',
  V: 'voluntary_departure',
  R: 'relief',
  G: 'relief',
  E: 'relief',
  H: 'relief',
  Z: 'relief',
  Q: 'relief',
  T: 'terminated',
  U: 'terminated',
  I: 'terminated',
};

/** OTHER_COMP, how a proceeding ended without a decision on the merits. Else `other`. */
export const COMPLETIONS: Readonly<Record<string, Outcome>> = {
  F: 'terminated',
  U: 'terminated',
  I: 'terminated',
  A: 'admin_closed',
  B: 'admin_closed',
  K: 'admin_closed',
  M: 'admin_closed',
  Y: 'admin_closed',
};

export const PENDING = OUTCOMES.indexOf('pending');
export const REMOVAL = OUTCOMES.indexOf('removal');
export const REMOVAL_IN_ABSENTIA = OUTCOMES.indexOf('removal_in_absentia');

const byDecision = byCode(DECISIONS);
const byCompletion = byCode(COMPLETIONS);

/**
 * The outcome of a case by its deciding proceeding `at` (-1 if there is none), as a position in
 * OUTCOMES: pending if that has neither a DEC_CODE nor an OTHER_COMP, else by its DEC_CODE, else by its
 * OTHER_COMP. Every outcome but pending means that the case is closed.
 */
export function outcomeOf(proceedings: ProceedingFacts, at: number, cut: Cut): number {
  if (at < 0 || isUndone(proceedings, at, cut)) return PENDING;
  const decision = proceedings.decCode[at] ?? 0;
  const completion = proceedings.otherComp[at] ?? 0;
  if (decision === 0 && completion === 0) return PENDING;
  const outcome = decision === 0 ? byCompletion[completion] : byDecision[decision];
  const isInAbsentia = outcome === REMOVAL && proceedings.isAbsentia[at] === 1;
  return isInAbsentia ? REMOVAL_IN_ABSENTIA : (outcome ?? PENDING);
}

/** The outcomes by the latin-1 byte of a code, `other` for every code that is not named. */
function byCode(outcomes: Readonly<Record<string, Outcome>>): Uint8Array {
  const table = new Uint8Array(256).fill(OUTCOMES.indexOf('other'));
  for (const [code, outcome] of Object.entries(outcomes)) {
    table[code.charCodeAt(0)] = OUTCOMES.indexOf(outcome);
  }
  return table;
}
