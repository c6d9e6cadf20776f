import { parseArgs } from 'node:util';
import { ArgumentFault } from './argument-fault.ts';
import type { CommandName } from './frame-words.ts';
import { shapes } from './shapes.ts';

/** What was given. */
export interface Given {
  /** The value of an option that may be given once; null if it was not. */
  option(name: string): string | null;
  /** The value of an option without which nothing can be done. */
  needed(name: string): string;
  /** The values of an option that may be given more than once. */
  all(name: string): readonly string[];
  /** True where an option without a value was given. */
  flag(name: string): boolean;
  readonly positionals: readonly string[];
}

/**
 * Reads what was given to a command, as its shape has it. Throws an ArgumentFault for what is unknown, given
 * twice, without its value, missing or too much.
 */
export function readArguments(args: string[], command: CommandName): Given {
  const { rows = [], needs = [], may = [] } = shapes[command];
  const options = optionsOf(rows);
  const { tokens } = parseArgs({ args, options, strict: false, tokens: true });
  const values = new Map<string, string[]>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const given = token.rawName;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (!option) throw new ArgumentFault('noOption', command, { given });
    const earlier = values.get(token.name) ?? [];
    if (earlier.length > 0 && !option.isMany) {
      throw new ArgumentFault('twice', command, { given });
    }
    const isInline = token.inlineValue === true;
    if (option.type === 'boolean' && isInline)
      throw new ArgumentFault('noValue', command, { given });
    const value = option.type === 'boolean' ? 'given' : valueIn(token.value, isInline);
    if (value === null) throw new ArgumentFault('needsValue', command, { given });
    values.set(token.name, [...earlier, value]);
  }
  requireNumber(positionals, needs, needs.length + may.length, command);
  return {
    option: (name) => values.get(name)?.[0] ?? null,
    needed: (name) => values.get(name)?.[0] ?? missing(`--${name}`, command),
    all: (name) => values.get(name) ?? [],
    flag: (name) => values.has(name),
    positionals,
  };
}

/** The options among what can be named: with a value if one follows, more than once if it goes on with ` …`. */
function optionsOf(rows: readonly string[]): Record<string, Option> {
  const named = rows.filter((row) => row.startsWith('--'));
  return Object.fromEntries(
    named.map((row) => {
      const [name = '', ...value] = row.slice(2).split(' ');
      const type = value.length > 0 ? 'string' : 'boolean';
      return [name, { type, multiple: true, isMany: row.endsWith(' …') }];
    }),
  );
}

interface Option {
  type: 'string' | 'boolean';
  multiple: true;
  isMany: boolean;
}

/** The value of an option; null if there is none. The parser takes the next option for one. */
function valueIn(value: string | undefined, isInline: boolean): string | null {
  const isNextOption = !isInline && value !== undefined && /^-./u.test(value);
  return value === undefined || value === '' || isNextOption ? null : value;
}

function requireNumber(
  given: readonly string[],
  names: readonly string[],
  most: number,
  command: CommandName,
): void {
  const lacking = names[given.length];
  if (lacking !== undefined || given.includes('')) missing(lacking ?? 'NAME', command);
  const extra = given[most];
  if (extra !== undefined) {
    throw new ArgumentFault('tooMany', command, { given: JSON.stringify(extra) });
  }
}

function missing(given: string, command: CommandName): never {
  throw new ArgumentFault('missing', command, { given });
}
