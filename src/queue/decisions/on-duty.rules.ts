/** Who could decide about a family of an organisation, by now. */
export interface OnDuty {
  /** Reviewers and coordinators of the organisation that keeps the family. */
  reviewersHere: number;
  coordinatorsHere: number;
  /** Other organisations of the coalition. */
  organisations: number;
  /** Those of them with a reviewer, and with a coordinator. */
  withReviewer: number;
  withCoordinator: number;
  /** Those with either. */
  deciding: number;
}

/** What stands in the way of a grant, which needs two organisations. */
export const lacks = ['no_organisation', 'nobody_elsewhere', 'coordinators_only'] as const;
export type Lack = (typeof lacks)[number];

/**
 * Why two organisations could not agree now: there is one; nobody elsewhere decides, or nobody here and only
 * one elsewhere; only coordinators would, once the time is over. Null where a reviewer elsewhere can at once.
 */
export function lackElsewhere(duty: OnDuty): Lack | null {
  const { organisations, withReviewer, reviewersHere, coordinatorsHere, deciding } = duty;
  if (organisations === 0) return 'no_organisation';
  if (deciding === 0) return 'nobody_elsewhere';
  if (deciding === 1 && reviewersHere + coordinatorsHere === 0) return 'nobody_elsewhere';
  return withReviewer > 0 ? null : 'coordinators_only';
}
