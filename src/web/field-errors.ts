/** What is wrong with one field, in the person's language: for `ErrorSummary` and beside the field. */
export interface FieldError {
  field: string;
  message: string;
}

/**
 * The errors of one of several like forms on a page, whose field names end in `-ID`: one a field, the
 * first, also where it has parts (`ports.0`).
 */
export function errorsIn(errors: readonly FieldError[], id: string): FieldError[] {
  const first = new Map<string, FieldError>();
  for (const { field, message } of errors) {
    const name = `${field.split('.')[0]}-${id}`;
    if (!first.has(name)) first.set(name, { field: name, message });
  }
  return [...first.values()];
}

/** The message beside one field, from the list that the summary shows. */
export function errorOf(errors: readonly FieldError[] | undefined, field: string) {
  return errors?.find((error) => error.field === field)?.message;
}
