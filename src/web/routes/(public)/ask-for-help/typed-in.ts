import type { TypedPage } from './draft.ts';
import type { Field } from './question.ts';

/** The most that one field takes. */
const longest = 300;
const dateParts = ['day', 'month', 'year', 'unknown'];

/**
 * What arrived with a page, as far as the page asked for it: its own fields and no others, and of what
 * is chosen only what was offered. What is written stays as it was written.
 */
export function typedIn(form: FormData, fields: readonly Field[]): TypedPage {
  const typed = fields.flatMap((field) => entriesOf(form, field));
  return Object.fromEntries(typed.filter(([, values]) => values.length > 0));
}

function entriesOf(form: FormData, field: Field): [string, string[]][] {
  if (field.kind === 'date') {
    return dateParts.map((part) => [`${field.name}.${part}`, texts(form, `${field.name}.${part}`)]);
  }
  const values = texts(form, field.name);
  if (field.kind === 'text' || field.kind === 'hidden') return [[field.name, values.slice(0, 1)]];
  const offered = offeredBy(field);
  const chosen = [...new Set(values)].filter((value) => offered.has(value));
  const several = field.kind === 'choices' && field.many;
  return [[field.name, several ? chosen : chosen.slice(0, 1)]];
}

function offeredBy(field: Extract<Field, { kind: 'choices' | 'select' }>): Set<string> {
  if (field.kind === 'select') return new Set(field.options.map(({ value }) => value));
  return new Set([
    ...field.choices.map(({ value }) => value),
    ...(field.mayNotKnow ? ['unknown'] : []),
    ...(field.mayNotSay ? ['not-said'] : []),
  ]);
}

function texts(form: FormData, name: string): string[] {
  return form
    .getAll(name)
    .filter((value) => typeof value === 'string')
    .map((value) => value.slice(0, longest));
}
