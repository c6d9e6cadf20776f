import { createHash } from 'node:crypto';

/** A statement, or a piece of one: text with its values kept apart. */
export interface Sql {
  readonly texts: readonly string[];
  readonly values: readonly unknown[];
}

/**
 * Writes SQL as it will run; every `${value}` becomes a parameter, never text. Another `sql` piece is
 * put in place with its own parameters.
 */
export function sql(strings: TemplateStringsArray, ...inserted: readonly unknown[]): Sql {
  const texts = [strings[0] ?? ''];
  const values: unknown[] = [];
  inserted.forEach((value, at) => {
    const after = strings[at + 1] ?? '';
    if (isSql(value)) {
      texts[texts.length - 1] += value.texts[0] ?? '';
      texts.push(...value.texts.slice(1));
      values.push(...value.values);
      texts[texts.length - 1] += after;
    } else {
      values.push(value);
      texts.push(after);
    }
  });
  return { texts, values };
}

/** Nothing, where a condition does not apply. */
export const nothing: Sql = { texts: [''], values: [] };

/** Several conditions that must all hold. */
export function all(conditions: readonly Sql[]): Sql {
  return conditions.reduce((sofar, next) => sql`${sofar} and ${next}`, sql`true`);
}

function isSql(value: unknown): value is Sql {
  return typeof value === 'object' && value !== null && 'texts' in value && 'values' in value;
}

/** What the driver takes: the same text has the same name, so PostgreSQL plans it once a connection. */
export interface Statement {
  name: string;
  text: string;
  values: unknown[];
}

const names = new Map<string, string>();

/** Numbers the parameters. */
export function statement(query: Sql): Statement {
  let text = query.texts[0] ?? '';
  for (let at = 1; at < query.texts.length; at += 1) text += `$${at}${query.texts[at]}`;
  let name = names.get(text);
  if (name === undefined) {
    name = createHash('sha256').update(text).digest('hex').slice(0, 24);
    names.set(text, name);
  }
  return { name, text, values: [...query.values] };
}
