/**
 * Why a figure computed from a later release differs from the one published then. Nothing is corrected
 * by these: they are said beside a difference whose direction they can explain.
 */
export interface DriftCause {
  /** Whether it makes the computed figure larger than the published one, smaller, or either. */
  readonly makes: 'more' | 'less' | 'either';
  readonly explanation: string;
}

export const DRIFT_CAUSES = {
  enteredLate: {
    makes: 'more',
    explanation: 'notices and decisions of that month were entered after the figure was published',
  },
  widerMarking: {
    makes: 'more',
    explanation:
      'a case counts here by its identifier or by a hearing location, whichever marks it; how the publisher chose cases is not public',
  },
  vanished: {
    makes: 'less',
    explanation: 'records were taken out of later releases, or lost the codes that marked them',
  },
  decidedAnew: {
    makes: 'less',
    explanation:
      'a case reopened or sent back since is undecided again, also at an earlier date, because the definitions do not ask when its new proceeding began',
  },
  pendingAnew: {
    makes: 'more',
    explanation:
      'a case reopened or sent back since is pending again, also at an earlier date, because the definitions do not ask when its new proceeding began',
  },
  lawyerSince: {
    makes: 'more',
    explanation:
      'a lawyer on record counts at every date, also one who came later: the release keeps no date of the first appearance that can be relied on',
  },
  otherGrouping: {
    makes: 'either',
    explanation: 'which decision codes the publisher counts together is not public',
  },
  otherAbsence: {
    makes: 'less',
    explanation:
      'here only an order of removal in absentia counts as absent at the last hearing; the publisher may count a hearing put off for absence too',
  },
  otherMonth: {
    makes: 'either',
    explanation:
      'the month is that of the earliest notice to appear; the publisher may go by the day the court entered it',
  },
  otherAssignment: {
    makes: 'either',
    explanation:
      'the location is that of the earliest hearing at a court of the programme; how the publisher places a case is not public',
  },
  otherPlace: {
    makes: 'either',
    explanation:
      'where a case was on a day is read from when its proceedings ended; the publisher compared monthly releases',
  },
  otherCohort: {
    makes: 'either',
    explanation:
      'the publisher matched records of different releases, whose number changed by up to 81 from month to month as records were coded anew',
  },
} as const satisfies Record<string, DriftCause>;

export type DriftCauseName = keyof typeof DRIFT_CAUSES;

/** The causes that can explain a difference (computed less published); none where there is none. */
export function likelyCauses(
  causes: readonly DriftCauseName[],
  difference: number,
): readonly DriftCauseName[] {
  if (difference === 0) return [];
  const direction = difference > 0 ? 'more' : 'less';
  return causes.filter((name) => {
    const { makes } = DRIFT_CAUSES[name];
    return makes === 'either' || makes === direction;
  });
}
