import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Day, readDay } from '../day.rules.ts';
import type { Programme } from './programme.ts';
import { selectionNames } from './selection.rules.ts';

/** A programme's file cannot be used: which file, what is wrong in it and where. */
export class ProgrammeFault extends Error {
  override readonly name = 'ProgrammeFault';
}

const code = z.string().regex(/^[A-Z0-9]{1,3}$/u, 'must be 1 to 3 letters A–Z or digits');

const day = z.string().transform((text, context): Day => {
  const read = readDay(text);
  if (read !== null) return read;
  context.addIssue({ code: 'custom', message: 'must be a date, YYYY-MM-DD' });
  return z.NEVER;
});

const name = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/u, 'must be lower case, like my-programme');

const phase = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/u, 'must be lower case, like first'),
  from: day.nullable().default(null),
  to: day.nullable().default(null),
});

/** A programme as one row in a file; dates are `YYYY-MM-DD`, null is open. */
export const programmeRow = z
  .strictObject({
    name: name.refine(
      (text) => !text.startsWith('not-') && !selectionNames.includes(text),
      'must be a name of its own that does not begin with not-',
    ),
    title: z.string().min(1).max(200),
    identifiers: z.array(code).max(100).default([]),
    locations: z.array(code).max(500).default([]),
    excludedLocations: z.array(code).max(500).default([]),
    caseTypes: z.array(code).min(1).max(20).default(['RMV']),
    ntaWindow: z.strictObject({ from: day, to: day.nullable().default(null) }),
    phases: z.array(phase).max(20).default([]),
    sources: z.record(z.string(), z.string()).default({}),
  })
  .refine((row) => row.identifiers.length + row.locations.length > 0, {
    path: ['identifiers'],
    message: 'needs at least one code here or in locations',
  });

/** Reads a programme from a JSON file. Throws a ProgrammeFault that names the file and each fault. */
export async function readProgramme(file: string): Promise<Programme> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ProgrammeFault(`${file} cannot be read (${error.code ?? error.message}).`);
  });
  const row = programmeRow.safeParse(parse(file, text));
  if (row.success) return row.data;
  const faults = row.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'it'} ${message}`,
  );
  throw new ProgrammeFault(`${file} is no programme: ${faults.join('; ')}.`);
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown';
    throw new ProgrammeFault(`${file} is no JSON: ${why}.`);
  }
}
