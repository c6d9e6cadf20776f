/** The fields of one person; in the form they stand under `p0.given`, `p1.given` … */
export const personFields = [
  'given',
  'first',
  'second',
  'birth',
  'sex',
  'relation',
  'nationality',
  'aNumber',
  'programme',
  'returned',
  'port',
  'situation',
] as const;
export type PersonField = (typeof personFields)[number];

/** How somebody belongs to the one who asks. */
export const relations = [
  'self',
  'partner',
  'child',
  'parent',
  'sibling',
  'grandparent',
  'grandchild',
  'other',
  'unknown',
] as const;

/** One person as typed. */
export type TypedPerson = Partial<Record<PersonField, string>> & { needs?: readonly string[] };

/** What a new row takes over from the one above: a family is mostly returned on one day. */
export const copiedDown = ['nationality', 'programme', 'returned', 'port'] as const;

const ofThemselves: readonly PersonField[] = ['given', 'first', 'second', 'birth', 'aNumber'];
const mostPeople = 40;

/** A row that holds nobody: what was copied down does not count. */
export function isEmptyRow(person: TypedPerson): boolean {
  return ofThemselves.every((field) => (person[field] ?? '').trim() === '');
}

/** The people of a form in order. */
export function typedPeople(form: FormData): TypedPerson[] {
  const rows: TypedPerson[] = [];
  while (rows.length < mostPeople && form.has(`p${rows.length}.given`)) {
    const at = rows.length;
    const entries = personFields.map((field) => [field, text(form, `p${at}.${field}`)] as const);
    rows.push({ ...Object.fromEntries(entries), needs: all(form, `p${at}.needs`) });
  }
  return rows;
}

/** One more row beneath the last, with what is copied down. */
export function withOneMore(people: readonly TypedPerson[]): TypedPerson[] {
  const above = people.at(-1) ?? {};
  const copied = copiedDown.map((field) => [field, above[field] ?? ''] as const);
  return [...people, Object.fromEntries(copied)];
}

/** One field of the form, without the blanks around it. */
export function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** Every value under one name. */
export function all(form: FormData, name: string): string[] {
  return form.getAll(name).filter((value) => typeof value === 'string');
}
