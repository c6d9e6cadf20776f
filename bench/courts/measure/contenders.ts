import { join } from 'node:path';
import { z } from 'zod';
import { bringOutOfCache } from './bring-out-of-cache.ts';
import { compareCases, type Difference } from './compare-cases.ts';
import { type ChildRun, runChild } from './run-child.ts';
import { clear, dateOf, type Workplace } from './workplace.ts';

/** What one way from the dump to its cases took, and how right it is. */
export interface Contest {
  readonly name: string;
  readonly import: number;
  readonly cases: number;
  /** The greater of the peaks of both. */
  readonly megabytes: number;
  readonly difference: Difference;
}

const PUENTE = new URL('../../../src/cli/puente.ts', import.meta.url);
const PLAIN = new URL('../plain/plain-load.ts', import.meta.url);
const FLOOR = new URL('./floor.ts', import.meta.url);
const TABLES = new URL('./page-tables.ts', import.meta.url);

/** Where Puente keeps its releases in a run. */
function dataOf({ folder }: Workplace): string {
  return join(folder, 'data');
}

/** `puente courts import` and `puente courts cases`, as a person types them. */
export async function contestPuente(place: Workplace, from: 'folder' | 'zip'): Promise<Contest> {
  clear(place);
  const environment = { PUENTE_DATA: dataOf(place) };
  const out = join(place.folder, `puente-${from}.csv`);
  const source = from === 'zip' ? place.zip : place.dump;
  const read = await runChild(PUENTE, ['courts', 'import', source], environment);
  const words = ['courts', 'cases', '--programme', 'mpp', '--out', out];
  const made = await runChild(PUENTE, words, environment);
  return {
    name: `Puente from a ${from === 'zip' ? 'Deflate64 zip' : 'folder'}`,
    import: read.seconds,
    cases: made.seconds,
    megabytes: Math.max(read.megabytes, made.megabytes),
    difference: compareCases(out, place.truth),
  };
}

const Seconds = z.object({ load: z.number(), cases: z.number() });

/** DuckDB, which keeps the members in a database (`load`) or only reads through them (`read`). */
export async function contestPlain(place: Workplace, way: 'load' | 'read'): Promise<Contest> {
  clear(place);
  const out = join(place.folder, `plain-${way}.csv`);
  const database = way === 'load' ? ['--database', join(place.folder, 'plain.duckdb')] : [];
  const run = await runChild(PLAIN, [
    ...['--dump', place.dump, '--out', out, '--as-of', dateOf(place)],
    ...database,
  ]);
  const seconds = Seconds.parse(JSON.parse(run.stdout));
  return {
    name: way === 'load' ? 'plain DuckDB load' : 'plain DuckDB, nothing kept',
    import: run.seconds - seconds.cases,
    cases: seconds.cases,
    megabytes: run.megabytes,
    difference: compareCases(out, place.truth),
  };
}

/** Seconds to read the dump, and unpack it, and do nothing with it. Cold: from the disk; null if it cannot be told. */
export async function floorOf(
  place: Workplace,
  from: 'folder' | 'zip',
  cache: 'warm' | 'cold',
): Promise<number | null> {
  const files = from === 'zip' ? [place.zip] : place.members;
  if (cache === 'cold' && !bringOutOfCache(files)) return null;
  const run = await runChild(FLOOR, [from === 'zip' ? place.zip : place.dump]);
  return Number(run.stdout);
}

const Milliseconds = z.array(z.number());
const Times = z.object({ two: Milliseconds, three: Milliseconds });
const Tables = z.object({ mpp: Times, all: Times });

/** Milliseconds of the page's tables of the release that was imported last. */
export async function timeTables(
  place: Workplace,
): Promise<{ times: z.output<typeof Tables>; run: ChildRun }> {
  const run = await runChild(TABLES, [join(dataOf(place), 'courts')]);
  return { times: Tables.parse(JSON.parse(run.stdout)), run };
}
