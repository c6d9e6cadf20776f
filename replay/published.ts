import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

// The published tables of `data/`, each row with its source. A figure without one says `assumed`.

const number = z.coerce.number();
const share = number.min(0).max(1);

/** Rows of one table, parsed; throws with the table's name when a row is not what it should be. */
function rowsOf<Row extends z.ZodType>(table: string, row: Row): z.output<Row>[] {
  const text = readFileSync(join(import.meta.dirname, 'data', `${table}.csv`), 'utf8');
  const read = z.array(row).safeParse(parse(text, { columns: true }));
  if (!read.success) throw new Error(`${table}.csv: ${z.prettifyError(read.error)}`);
  return read.data;
}

/** Where a figure comes from; the address is empty for an assumption. */
export interface Source {
  id: string;
  name: string;
  address: string;
}

/** Sources by their id. */
export const sources: ReadonlyMap<string, Source> = new Map(
  rowsOf('sources', z.object({ id: z.string(), name: z.string(), address: z.string() })).map(
    (one) => [one.id, one],
  ),
);

/** New cases by month of enrolment and place of the court, January to July 2019. */
export const enrolments2019 = rowsOf(
  'enrolments-2019-by-place',
  z.object({ month: z.string() }).catchall(z.string()),
);

/** All cases until the end of a month, `YYYY-MM`. */
export const casesUntil = rowsOf(
  'enrolments-by-month',
  z.object({ until: z.string(), cases: number, source: z.string() }),
);

/** All cases of a place by the end of 2020: lower bounds, as published. */
export const casesByPlace = rowsOf(
  'cases-by-place',
  z.object({ port: z.string(), cases: number, source: z.string() }),
);

/** People enrolled by border sector and month, January 2020 to January 2021. */
export const enrolments2020 = rowsOf(
  'enrolments-2020-by-sector',
  z.object({ sector: z.string(), port: z.string() }).catchall(z.string()),
);

/** Share of all cases and number of pending ones by nationality. */
export const nationalities = rowsOf(
  'nationalities',
  z.object({
    nationality: z.string(),
    cases_share: share,
    pending: number,
    basis: z.string(),
    source: z.string(),
  }),
);

/** How many cases stood in which situation. */
export const caseSituations = rowsOf(
  'case-situations',
  z.object({
    group: z.enum(['pending', 'closed']),
    situation: z.string(),
    cases: number,
    basis: z.string(),
    source: z.string(),
  }),
);

/** Pending cases by language other than the usual one of the nationality. */
export const languagesPending = rowsOf(
  'languages-pending',
  z.object({ language: z.string(), nationality: z.string(), cases: number }),
);

/** From which day a port took how many people a day. */
export const portSteps = rowsOf(
  'ports-2021',
  z.object({
    port: z.string(),
    opens: z.iso.date(),
    people_a_day: number,
    basis: z.string(),
    source: z.string(),
  }),
);

/** How many had been transferred by a day. */
export const transferred = rowsOf(
  'transferred-2021',
  z.object({ until: z.iso.date(), cases: number, basis: z.string(), source: z.string() }),
);

/** Which share of a port's or nationality's cases had been transferred by a day. */
export const transferredShares = rowsOf(
  'transferred-shares-2021',
  z.object({
    until: z.iso.date(),
    kind: z.enum(['port', 'nationality']),
    code: z.string(),
    share,
    source: z.string(),
  }),
);
