/** What is wrong with one field, in the person's language: for `ErrorSummary` and beside the field. */
export interface FieldError {
  field: string;
  message: string;
}

/** The message beside one field, from the list that the summary shows. */
export function errorOf(errors: readonly FieldError[] | undefined, field: string) {
  return errors?.find((error) => error.field === field)?.message;
}
