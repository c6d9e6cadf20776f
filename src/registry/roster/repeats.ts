import { accentsIn, foldAccents, nameKey } from '../name-key.rules.ts';
import { type Column, columns } from './columns.rules.ts';
import type { Note, RosterPerson } from './report.rules.ts';

/** A person with the row that gave it. */
export interface PersonInRow {
  readonly row: number;
  readonly person: RosterPerson;
}

/** The same people, repeats marked and their spelling settled, and what is to be said about it. */
export interface Repeats {
  readonly people: readonly PersonInRow[];
  readonly notes: readonly Note[];
}

/** A family has fewer people of one name; a file that says otherwise must not cost hours. */
const mostNamesakes = 50;

type Agreement = 'agree' | 'differ' | 'open';

function compare(one: string | null, other: string | null): Agreement {
  if (one === null || other === null) return 'open';
  return one === other ? 'agree' : 'differ';
}

function compareBirth(one: RosterPerson, other: RosterPerson): Agreement {
  if (one.birth_precision === 'uncertain' || other.birth_precision === 'uncertain') {
    return one.birth_date === other.birth_date && one.birth_precision === other.birth_precision
      ? 'agree'
      : 'open';
  }
  return compare(one.birth_date, other.birth_date);
}

const familyKeyOf = (person: RosterPerson) => foldAccents(person.family_key ?? '');
const nameKeyOf = (person: RosterPerson) => nameKey(person.given_names, person.surnames);

/** Columns that are compared for a repeat besides what identifies a person. */
const otherColumns = columns.filter(
  (column) => !['family_key', 'given_names', 'surnames', 'birth_date', 'a_number'].includes(column),
);

function differingColumns(one: RosterPerson, other: RosterPerson): Column[] {
  return otherColumns.filter((column) => {
    const [first, second] = [one[column], other[column]];
    return first !== null && second !== null && foldAccents(first) !== foldAccents(second);
  });
}

/**
 * Whether two rows of one family with one name key are one person. They are when birth date or
 * A-number agrees and the other does not differ, or when nothing identifies either and every cell is
 * the same; a parent's namesake has another birth date and is another person.
 */
function relation(one: RosterPerson, other: RosterPerson): 'same' | 'perhaps' | 'different' {
  const birth = compareBirth(one, other);
  const aNumber = compare(one.a_number, other.a_number);
  if (birth === 'differ' || aNumber === 'differ') return 'different';
  if (birth === 'agree' || aNumber === 'agree') return 'same';
  const nothingKnown =
    one.birth_date === null &&
    other.birth_date === null &&
    one.a_number === null &&
    other.a_number === null;
  const sameCells = otherColumns.every(
    (column) => foldAccents(one[column] ?? '') === foldAccents(other[column] ?? ''),
  );
  return nothingKnown && sameCells ? 'same' : 'perhaps';
}

function fuller(one: string, other: string): string {
  const shouts = (text: string) => text === text.toUpperCase() && /\p{L}{2}/u.test(text);
  if (accentsIn(one) !== accentsIn(other)) return accentsIn(one) > accentsIn(other) ? one : other;
  return shouts(one) && !shouts(other) ? other : one;
}

/** The first person with the better spelling of either and what only the repeat knows. */
function joined(first: RosterPerson, repeat: RosterPerson): RosterPerson {
  const sameParts = nameKey(first.given_names, '') === nameKey(repeat.given_names, '');
  const known = Object.fromEntries(
    [...otherColumns, 'a_number' as const]
      .filter((column) => first[column] === null)
      .map((column) => [column, repeat[column]]),
  );
  const birth =
    first.birth_date === null
      ? { birth_date: repeat.birth_date, birth_precision: repeat.birth_precision }
      : {};
  const names = sameParts
    ? {
        given_names: fuller(first.given_names, repeat.given_names),
        surnames: fuller(first.surnames, repeat.surnames),
      }
    : {};
  return { ...first, ...known, ...birth, ...names };
}

/** Marks the rows that repeat a person, within one family; notes A-numbers that two people share. */
export function markRepeats(rows: readonly PersonInRow[]): Repeats {
  const people = new Map<number, RosterPerson>();
  const notes: Note[] = [];
  const byName = new Map<string, number[]>();
  for (const { row, person } of rows) {
    people.set(row, person);
    if (person.family_key === null) continue;
    const key = `${familyKeyOf(person)}\n${nameKeyOf(person)}`;
    const earlier = byName.get(key) ?? [];
    const same = settle(row, person, earlier, people, notes);
    if (!same && earlier.length < mostNamesakes) byName.set(key, [...earlier, row]);
  }
  notes.push(...sharedNumbers(people));
  return { people: [...people].map(([row, person]) => ({ row, person })), notes };
}

/** Marks one row as a repeat of an earlier one, if it is; true when it was. */
function settle(
  row: number,
  person: RosterPerson,
  earlier: readonly number[],
  people: Map<number, RosterPerson>,
  notes: Note[],
): boolean {
  const note = (code: Note['code'], other: number, column: Column | null = null) =>
    notes.push({ row, column, code, values: { other } });
  const found = earlier.map((other) => ({ other, before: people.get(other) ?? person }));
  const same = found.filter(({ before }) => relation(before, person) === 'same');
  const [only] = same;
  if (only === undefined || same.length > 1) {
    const alike = found.find(({ before }) => relation(before, person) !== 'different');
    if (alike !== undefined) note('same-person-perhaps', alike.other);
    return false;
  }
  for (const column of differingColumns(only.before, person))
    note('same-person-differs', only.other, column);
  const both = joined(only.before, person);
  people.set(only.other, both);
  people.set(row, {
    ...person,
    given_names: both.given_names,
    surnames: both.surnames,
    same_as: only.other,
  });
  note('same-person-again', only.other);
  return true;
}

/** A warning on every row whose A-number another person has; both are kept, apart. */
function sharedNumbers(people: ReadonlyMap<number, RosterPerson>): Note[] {
  const rowsOf = new Map<string, number[]>();
  for (const [row, person] of people) {
    if (person.a_number === null || person.same_as !== undefined) continue;
    rowsOf.set(person.a_number, [...(rowsOf.get(person.a_number) ?? []), row]);
  }
  return [...rowsOf.values()]
    .filter((rows) => rows.length > 1)
    .flatMap((rows) =>
      rows.map((row) => ({
        row,
        column: 'a_number' as const,
        code: 'a-number-of-another' as const,
        values: { other: rows.find((other) => other !== row) ?? row },
      })),
    );
}
