import { needByCode } from '#vocabulary/needs.ts';

/** How far what a family says is supported, from nothing to a professional's letter. */
export const evidenceLevels = ['none_yet', 'said', 'paper_seen', 'professional_letter'] as const;
export type EvidenceLevel = (typeof evidenceLevels)[number];

/** Whose situation a criterion looks at; each has its sentence on the public page. */
export type ForWhom = 'person' | 'child' | 'survivor' | 'family' | 'deadline';

/** The classes above the normal one. */
export type HigherClass = 'urgent' | 'expedited';

/**
 * One published ground for going earlier. Its name is that of the need with the same code, its anchor
 * the public text a reviewer can point to. All are proposed: no agency has confirmed any.
 */
export interface Criterion {
  readonly code: string;
  /** The classes that it can lead to. */
  readonly classes: readonly HigherClass[];
  readonly forWhom: ForWhom;
  /** The level from which a grant is possible. */
  readonly enough: EvidenceLevel;
  readonly confirmed: false;
}

type Row = readonly [string, readonly HigherClass[], ForWhom, EvidenceLevel];

const both = ['urgent', 'expedited'] as const;
const higher = ['expedited'] as const;

// Survivors of violence are believed: asking them for a paper would keep out who fled without one.
const first: readonly Row[] = [
  ['V-MED-URG', both, 'person', 'professional_letter'],
  ['V-MH', both, 'person', 'professional_letter'],
  ['V-PREG', higher, 'person', 'paper_seen'],
  ['V-DIS', higher, 'person', 'paper_seen'],
  ['V-AGE', higher, 'person', 'paper_seen'],
  ['V-UAC', ['urgent'], 'child', 'said'],
  ['V-CHILD', both, 'child', 'professional_letter'],
  ['V-THREAT', both, 'family', 'said'],
  ['V-KIDNAP', both, 'survivor', 'said'],
  ['V-SGBV', both, 'survivor', 'said'],
  ['V-TORT', higher, 'survivor', 'said'],
  ['V-TRAFF', both, 'survivor', 'said'],
  ['V-LGBTQI', higher, 'person', 'said'],
  ['V-INDIG', higher, 'family', 'said'],
  ['V-HEAD1', higher, 'family', 'said'],
  ['V-HOMELESS', higher, 'family', 'said'],
  ['V-LEGAL', higher, 'deadline', 'paper_seen'],
];

/** Every list of criteria that was ever published, by its number: an edition never changes. */
const editions: ReadonlyMap<number, readonly Criterion[]> = new Map([[1, first.map(criterion)]]);

function criterion([code, classes, forWhom, enough]: Row): Criterion {
  if (!needByCode.has(code)) throw new RangeError(`no need ${code}`);
  return { code, classes, forWhom, enough, confirmed: false };
}

/** The newest edition. */
export const latestEdition = 1;

/** The criteria of an edition; none for a number that was never published. */
export function criteriaOf(edition: number): readonly Criterion[] {
  return editions.get(edition) ?? [];
}

/** Whether one of the criteria leads to the class on that evidence. */
export function isEnough(
  criteria: readonly Criterion[],
  wanted: { codes: readonly string[]; class: string; evidence: EvidenceLevel },
): boolean {
  const level = evidenceLevels.indexOf(wanted.evidence);
  return criteria.some(
    ({ code, classes, enough }) =>
      wanted.codes.includes(code) &&
      classes.some((one) => one === wanted.class) &&
      level >= evidenceLevels.indexOf(enough),
  );
}

/** Those of the codes that can lead to the class. */
export function leadingTo(
  criteria: readonly Criterion[],
  codes: readonly string[],
  wanted: string,
): string[] {
  return codes.filter((code) =>
    criteria.some((one) => one.code === code && one.classes.some((each) => each === wanted)),
  );
}
