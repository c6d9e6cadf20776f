import { yearsBefore } from './calendar-day.rules.ts';

/** Who reads my place. */
export interface Reader {
  /** The adult whose own words opened the visit; null for the household's words. */
  personId: string | null;
  /** Those words were handed to the adult at a desk, so nobody else in the family knows them. */
  handedAtDesk: boolean;
  /** The first person has words of their own: the household's words stand for nobody in particular. */
  firstHasOwnWords: boolean;
  /** The opening fact was proven in this visit, or the family never chose one. */
  factProven: boolean;
}

/** What decides whether a person's answers may show. */
export interface Shown {
  personId: string;
  position: number;
  /** 18 or older; null when the age is not known. */
  adult: boolean | null;
}

/**
 * Whether the answers of one person show to whoever reads. An adult's answers show to that adult alone,
 * even within the family: with words handed over at a desk; or, for the person who asked for help, with
 * the household's words and the fact that they chose. Children's answers show to whoever of the family
 * reads. An unknown age counts as an adult's.
 */
export function mayReadAnswers(reader: Reader, person: Shown): boolean {
  if (person.adult === false) return true;
  if (reader.personId !== null) return reader.personId === person.personId && reader.handedAtDesk;
  return person.position === 0 && !reader.firstHasOwnWords && reader.factProven;
}

/**
 * Whether somebody is 18 or older on a calendar date; null when the birth date is not known well enough.
 * A date known to the year counts from the first of January, so it turns adult at the earliest.
 */
export function isAdult(
  birth: { precision: string; date: string | null },
  today: string,
): boolean | null {
  if (birth.date === null || birth.precision === 'unknown') return null;
  return birth.date <= yearsBefore(today, 18);
}
