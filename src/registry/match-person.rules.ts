import type { BirthPrecision } from './birth-date.rules.ts';
import { nameWords } from './name-key.rules.ts';
import { soundKey } from './sound-key.rules.ts';

/** What tells one person of a family from another. */
export interface PersonMarks {
  /** Nine digits; null when none is known or it is unconfirmed: such a number is never used. */
  readonly aNumber: string | null;
  readonly givenNames: string;
  readonly surnames: string;
  readonly birthDate: string | null;
  readonly birthPrecision: BirthPrecision;
}

/** A person already registered in the family. */
export interface KnownPerson extends PersonMarks {
  readonly id: string;
}

/** Why a row became a new person although somebody in the family is like it. */
export type NewPersonReason =
  | 'two-candidates'
  | 'twin'
  | 'namesake'
  | 'a-number-of-another'
  | 'a-number-differs';

/** Who a row is: somebody of the family, or somebody new, with a warning when it was close. */
export type PersonMatch =
  | { readonly kind: 'same'; readonly id: string }
  | {
      readonly kind: 'new';
      readonly reason: NewPersonReason | null;
      readonly likeIds: readonly string[];
    };

/** `near`: not alike, and not clearly two people's either. */
type Agreement = 'agree' | 'near' | 'open' | 'differ';

function compareNumbers(one: string | null, other: string | null): Agreement {
  if (one === null || other === null) return 'open';
  return one === other ? 'agree' : 'differ';
}

/** Names of one person differ by a name left out, or by a spelling that sounds the same. */
function compareNames(one: PersonMarks, other: PersonMarks): Agreement {
  const [first, second] = [one, other].map((marks) => `${marks.givenNames} ${marks.surnames}`);
  const [words, otherWords] = [nameWords(first ?? ''), nameWords(second ?? '')];
  if (words.join(' ') === otherWords.join(' ')) return 'agree';
  const [few, many] = words.length < otherWords.length ? [words, otherWords] : [otherWords, words];
  if (few.length > 0 && few.every((word) => many.includes(word))) return 'near';
  return soundKey(first ?? '') === soundKey(second ?? '') ? 'near' : 'differ';
}

const isWhole = (marks: PersonMarks) => marks.birthPrecision === 'day';

/** Two whole dates with one slip between them: another day or month, or the two in each other's place. */
function isOneSlip(one: string, other: string): boolean {
  const [year, month, day] = one.split('-');
  const [otherYear, otherMonth, otherDay] = other.split('-');
  if (year !== otherYear) return false;
  return month === otherMonth || day === otherDay || (month === otherDay && day === otherMonth);
}

function compareBirths(one: PersonMarks, other: PersonMarks): Agreement {
  const [date, otherDate] = [one.birthDate, other.birthDate];
  if (date === null || otherDate === null) return 'open';
  if (isWhole(one) && isWhole(other)) {
    if (date === otherDate) return 'agree';
    return isOneSlip(date, otherDate) ? 'near' : 'differ';
  }
  // A year from an age may be one off; a month or an uncertain date is never more than a hint.
  const apart = Math.abs(Number(date.slice(0, 4)) - Number(otherDate.slice(0, 4)));
  return apart <= 1 ? 'open' : 'differ';
}

interface Comparison {
  readonly id: string;
  readonly aNumber: Agreement;
  readonly name: Agreement;
  readonly birth: Agreement;
}

function compare(row: PersonMarks, known: KnownPerson): Comparison {
  return {
    id: known.id,
    aNumber: compareNumbers(row.aNumber, known.aNumber),
    name: compareNames(row, known),
    birth: compareBirths(row, known),
  };
}

function isCandidate({ aNumber, name, birth }: Comparison): boolean {
  const marks = [aNumber, name, birth];
  return marks.filter((mark) => mark === 'agree').length >= 2 && !marks.includes('differ');
}

/** What makes somebody who is not the person so like them that a human should look. */
function likeness({ aNumber, name, birth }: Comparison): NewPersonReason | null {
  if (aNumber === 'agree') return 'a-number-of-another';
  if (name === 'agree') return birth === 'agree' ? 'a-number-differs' : 'namesake';
  return birth === 'agree' ? 'twin' : null;
}

/**
 * Who a row of a roster is, among the people of its family key. The same person if two of A-number,
 * name key and birth date agree and the third does not clearly contradict; with two such people, a
 * twin or a parent's namesake a new person, with a warning. Never the same by an A-number alone.
 */
export function matchPerson(row: PersonMarks, family: readonly KnownPerson[]): PersonMatch {
  const comparisons = family.map((known) => compare(row, known));
  const candidates = comparisons.filter(isCandidate);
  const [only] = candidates;
  if (only !== undefined && candidates.length === 1) return { kind: 'same', id: only.id };
  if (candidates.length > 1) {
    return { kind: 'new', reason: 'two-candidates', likeIds: candidates.map(({ id }) => id) };
  }
  const alike = comparisons.filter((comparison) => likeness(comparison) !== null);
  const [nearest] = alike;
  return {
    kind: 'new',
    reason: nearest === undefined ? null : likeness(nearest),
    likeIds: alike.map(({ id }) => id),
  };
}
