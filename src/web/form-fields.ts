/**
 * The hidden field that carries the proof that a form is ours (see `form-token.ts`). It is taken out
 * before an action reads the form.
 */
export const formTokenField = '_form';

/** The hidden field that carries the idempotency key: sending a form twice counts once. */
export const onceField = '_once';
