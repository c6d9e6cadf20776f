import type { Given } from '../frame/arguments.ts';
import { CommandFault } from './fault.ts';

const FORMATS = ['text', 'csv', 'json'] as const;

/** How a table is printed. */
export type Format = (typeof FORMATS)[number];

/** `--format`, text if it is not given. */
export function formatOf(given: Given): Format {
  const asked = given.option('format') ?? 'text';
  const format = FORMATS.find((one) => one === asked);
  if (format) return format;
  throw new CommandFault(`--format is ${FORMATS.join(', ')}; not ${JSON.stringify(asked)}`);
}
