/** The codes and bounds of a waiting list; each code has its words on the web. */

/** A missed turn is called first again in so many calls at most. */
export const mostGrace = 5;

/** How long a proposal may wait for its second person, in minutes. */
export const fewestConfirmMinutes = 10;
export const mostConfirmMinutes = 240;

/** More people than this do not ask under one number. */
export const largestParty = 30;

/** More people than this are not called at once. */
export const mostPeople = 500;

/** So many hours an organisation has to object before another takes its place. */
export const objectHours = 72;

/** For so many days leaving the list can be undone at the same place. */
export const returnDays = 30;

/** So many days after closing nothing is left that opens a number. */
export const keptDays = 90;

/** Why a number is called before its turn, for those who keep the list. */
export const earlyReasons = ['danger_to_life', 'health', 'child_alone', 'order'] as const;
export type EarlyReason = (typeof earlyReasons)[number];

/** The same in public, so coarse that no ground can be read from it. */
export const publicReasons = ['urgent', 'order'] as const;

/** What the public is told of a reason. */
export function publicReason(reason: EarlyReason): (typeof publicReasons)[number] {
  return reason === 'order' ? 'order' : 'urgent';
}

/** What came of a call: crossed to the port, did not come, or came and was turned back there. */
export const outcomes = ['crossed', 'missed', 'turned_back'] as const;
export type Outcome = (typeof outcomes)[number];

/** What happened to a number. */
export const stepKinds = [
  'joined',
  'called',
  'called_early',
  'asked_again',
  'left',
  'returned',
  ...outcomes,
] as const;
export type StepKind = (typeof stepKinds)[number];

/** What a report tells. */
export const reportKinds = ['money_asked', 'place_sold', 'threat', 'paper_taken', 'other'] as const;
export type ReportKind = (typeof reportKinds)[number];

/** What the readers of a report did about it. */
export const reportResults = ['looked_into', 'passed_on', 'nothing_found'] as const;

/** Who decides: two people of two organisations, or two people of the only one there is. */
export const decidedBy = ['two_organisations', 'two_people'] as const;
export type DecidedBy = (typeof decidedBy)[number];

/** So many reports can be told in one visit. */
export const mostReports = 3;

/** A word of the holder's own has two letters or figures at least; nothing else in it counts. */
export const twoThatCount = /[\p{L}\p{N}].*[\p{L}\p{N}]/u;
