import { Problem } from '#platform/problem.ts';
import type { FieldError } from '../../../field-errors.ts';

/** What a form brought, as text by field; several of one name with a space between. */
export type Typed = Readonly<Record<string, string>>;

/** Reads a form's text fields; files and our own hidden fields are left out. */
export function typedIn(form: FormData): Typed {
  const names = [...new Set(form.keys())].filter((name) => !name.startsWith('_'));
  return Object.fromEntries(
    names.map((name) => [
      name,
      form
        .getAll(name)
        .filter((value) => typeof value === 'string')
        .join(' ')
        .trim(),
    ]),
  );
}

/** Hours by which the first places on Earth are ahead of UTC: a day has come once it has come there. */
const firstPlaceAhead = 14;

/**
 * The order that a form names as its source, for a contract; `of` begins its fields where a page has several.
 * Throws beside the day on which it was read where that is still to come: the public reads it.
 */
export function sourceIn(typed: Typed, now: Date, of = '') {
  const at = (field: string) => typed[`${of}${field}`] ?? '';
  const latest = new Date(now.getTime() + firstPlaceAhead * 3_600_000).toISOString().slice(0, 10);
  if (at('sourceRetrieved') > latest) {
    const fields = [{ field: 'source.retrieved', code: 'queue.readAhead' }];
    throw new Problem('invalid', 'platform.checkTheFields', { count: 1 }, fields);
  }
  return {
    name: at('sourceName'),
    address: at('sourceAddress'),
    says: at('sourceSays'),
    retrieved: at('sourceRetrieved'),
  };
}

/** A whole number as typed, or NaN, which every contract refuses at that field. */
export function wholeNumber(typed: string | undefined): number {
  return typed && /^\d{1,9}$/.test(typed) ? Number(typed) : Number.NaN;
}

/** The parts of a list that is typed with spaces, commas or lines between. */
export function partsOf(typed: string | undefined): string[] {
  return (typed ?? '').split(/[\s,;]+/).filter((part) => part !== '');
}

/** Moves faults to the fields of the form: `{ 'source.name': 'sourceName' }`; by prefix, the first that fits. */
export function atFields(
  errors: readonly FieldError[],
  fields: Readonly<Record<string, string>>,
): FieldError[] {
  const moved = errors.map(({ field, message }) => {
    const known = Object.keys(fields).find(
      (path) => field === path || field.startsWith(`${path}.`),
    );
    return { field: (known && fields[known]) ?? field, message };
  });
  return moved.filter(
    (one, index) => moved.findIndex((other) => other.field === one.field) === index,
  );
}

/** Where the faults of a source stand in the form. */
export function sourceFieldsOf(of: string): Readonly<Record<string, string>> {
  return {
    'source.name': `${of}sourceName`,
    'source.address': `${of}sourceAddress`,
    'source.says': `${of}sourceSays`,
    'source.retrieved': `${of}sourceRetrieved`,
  };
}

/** The same where a page has one source only. */
export const sourceFields = sourceFieldsOf('');
