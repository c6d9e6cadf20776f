import type { z } from 'zod';
import type { Visit } from '#platform/call.ts';
import { possibleDuplicates } from '#registry/contract.ts';
import type { ScreenLocale } from '#vocabulary/named.ts';
import { type ShownLine, shownLine } from '../lines.ts';
import type { HouseholdReading } from './read-household.ts';

/** Who may already be registered: codes only; `person` is the row of the form, 1 first. */
export interface Duplicates {
  own: (ShownLine & { matches: { person: number; same: 'a_number' | 'name_and_birth' }[] })[];
  elsewhere: { name: string; person: number }[];
}

type Asked = z.input<typeof possibleDuplicates.input>['people'];

/** Asks who of these people may already be registered. */
export async function duplicatesOf(
  visit: Visit,
  { household, rows }: HouseholdReading,
  language: ScreenLocale,
): Promise<Duplicates> {
  const people: Asked = household.people.map(({ names, birth, aNumbers }) => ({
    names,
    birth,
    aNumbers,
  }));
  // Nobody is matched by a name alone.
  const told = people.some(({ birth, aNumbers = [] }) => birth?.date || aNumbers.length > 0);
  if (!told) return { own: [], elsewhere: [] };
  const named = people.filter(({ names }) => Object.values(names).some((name) => name !== ''));
  if (named.length < people.length) return { own: [], elsewhere: [] };
  const rowOf = (person: number) => (rows[person] ?? person) + 1;
  const { own, elsewhere } = await visit.call(possibleDuplicates, { people });
  return {
    own: own.map(({ matches, ...line }) => ({
      ...shownLine(line, language),
      matches: matches.map(({ person, same }) => ({ person: rowOf(person), same })),
    })),
    elsewhere: elsewhere.map(({ name, person }) => ({ name, person: rowOf(person) })),
  };
}

/** True when nobody like them was found. */
export function isNobody({ own, elsewhere }: Duplicates): boolean {
  return own.length === 0 && elsewhere.length === 0;
}
