import { parseArgs } from 'node:util';
import { CommandFault } from './fault.ts';

/** What a command takes. Options have a value each; `many` may be given more than once. */
export interface Accepted {
  readonly command: string;
  readonly once: readonly string[];
  readonly many?: readonly string[];
  /** The names of the arguments without an option, all needed. */
  readonly positionals?: readonly string[];
  /** The names of those that may follow. */
  readonly more?: readonly string[];
}

/** What was given. */
export interface Given {
  /** The value of an option that may be given once; null if it was not. */
  option(name: string): string | null;
  /** The value of an option without which nothing can be done. */
  needed(name: string): string;
  /** The values of an option that may be given more than once. */
  all(name: string): readonly string[];
  readonly positionals: readonly string[];
}

/** Throws a CommandFault for what is unknown, given twice, without its value, missing or too much. */
export function readArguments(args: string[], accepted: Accepted): Given {
  const { command, once, many = [], positionals: names = [], more = [] } = accepted;
  const help = `see npx puente courts ${command} --help`;
  const options = Object.fromEntries(
    [...once, ...many].map((name) => [name, { type: 'string', multiple: true } as const]),
  );
  const { tokens } = parseArgs({ args, options, strict: false, tokens: true });
  const values = new Map<string, string[]>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    if (!Object.hasOwn(options, token.name)) {
      throw new CommandFault(`there is no option ${token.rawName}; ${help}`);
    }
    const value = givenValue(token.rawName, token.value, token.inlineValue === true, help);
    const earlier = values.get(token.name) ?? [];
    if (earlier.length > 0 && !many.includes(token.name)) {
      throw new CommandFault(`${token.rawName} is given twice; ${help}`);
    }
    values.set(token.name, [...earlier, value]);
  }
  requireNumber(positionals, names, names.length + more.length, help);
  return {
    option: (name) => values.get(name)?.[0] ?? null,
    needed: (name) => values.get(name)?.[0] ?? missing(`--${name}`, help),
    all: (name) => values.get(name) ?? [],
    positionals,
  };
}

/** The parser takes the next option for a value where there is none. */
function givenValue(
  option: string,
  value: string | undefined,
  isInline: boolean,
  help: string,
): string {
  const isNextOption = !isInline && value !== undefined && /^-./u.test(value);
  if (value === undefined || value === '' || isNextOption) {
    throw new CommandFault(`${option} needs a value; ${help}`);
  }
  return value;
}

function requireNumber(
  given: readonly string[],
  names: readonly string[],
  most: number,
  help: string,
): void {
  const lacking = names[given.length];
  if (lacking !== undefined || given.includes('')) missing(lacking ?? 'a name', help);
  const extra = given[most];
  if (extra !== undefined) {
    throw new CommandFault(`${JSON.stringify(extra)} is one argument too many; ${help}`);
  }
}

function missing(what: string, help: string): never {
  throw new CommandFault(`${what} is missing; ${help}`);
}

const FORMATS = ['text', 'csv', 'json'] as const;

export type Format = (typeof FORMATS)[number];

/** `--format`, text if it is not given. */
export function formatOf(given: Given): Format {
  const asked = given.option('format') ?? 'text';
  const format = FORMATS.find((one) => one === asked);
  if (format) return format;
  throw new CommandFault(`--format is ${FORMATS.join(', ')}; not ${JSON.stringify(asked)}`);
}
