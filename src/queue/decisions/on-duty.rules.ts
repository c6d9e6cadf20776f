/** Who could decide about a family of an organisation, by now. */
export interface OnDuty {
  /** Reviewers of the organisation that keeps the family. */
  reviewersHere: number;
  /** Other organisations of the coalition. */
  organisations: number;
  /** Those of them with a reviewer, and with a coordinator. */
  withReviewer: number;
  withCoordinator: number;
}

/** What stands in the way of a grant, which needs two organisations. */
export const lacks = ['no_organisation', 'nobody_elsewhere', 'coordinators_only'] as const;
export type Lack = (typeof lacks)[number];

/**
 * Why nobody of another organisation could agree now: there is none; nobody there decides; only
 * coordinators would, once the time is over. Null where a reviewer elsewhere can at once.
 */
export function lackElsewhere({
  organisations,
  withReviewer,
  withCoordinator,
}: OnDuty): Lack | null {
  if (organisations === 0) return 'no_organisation';
  if (withReviewer > 0) return null;
  return withCoordinator > 0 ? 'coordinators_only' : 'nobody_elsewhere';
}
