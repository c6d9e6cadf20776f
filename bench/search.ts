import { z } from 'zod';
import { aNumberOf, namesOf, phoneOf } from './families.ts';
import { ask, type Load, sustain } from './load.ts';
import { type Populated, populate } from './populate.ts';
import { type Row, tableOf } from './row.ts';
import { withPuente } from './with-puente.ts';

const port = 6054;
const people = Number(process.env.BENCH_PEOPLE ?? 75_000);
const limit = 100;
/** Fewer than one person at the desk may search in an hour. */
const searchesEach = 130;

const Found = z.object({ by: z.string(), results: z.array(z.object({ folio: z.string() })) });

/** The desk's search, with 75,000 people registered, one kind of query after the other, then mixed. */
export function bench(): Promise<Row[]> {
  return withPuente(
    port,
    async (place, { keeperId }) => {
      const began = performance.now();
      const papers = await populate(place, keeperId, people / 4);
      const seconds = (performance.now() - began) / 1000;
      console.log(`  ${people} people were registered in ${seconds.toFixed(0)} s`);
      return papers;
    },
    (address, { desk }, papers) => measure(address, desk, papers),
  );
}

/** What is typed to find a family, and whether the first of what is found must be that family. */
const queries: Readonly<Record<string, (at: number, paper: Populated) => string>> = {
  folio: (_, { folio }) => folio,
  a_number: (at) => `A ${aNumberOf(at * 4 + 1)}`,
  phone: (at) => phoneOf(at),
  name: (at) => {
    const { given, firstSurname } = namesOf(at * 4);
    return `${given.split(' ')[0]?.replace('s', 'z')} ${firstSurname}`;
  },
};

async function measure(address: string, desk: string, papers: Populated[]): Promise<Row[]> {
  const searchBy = async (kind: string, turn: number) => {
    const at = (turn * 104_729) % papers.length;
    const paper = papers[at];
    const query = paper && queries[kind]?.(at, paper);
    if (!query) return false;
    const { by, results } = await search(address, desk, query);
    const certain = kind !== 'name';
    return by === kind && results.length > 0 && (!certain || results[0]?.folio === paper.folio);
  };
  const kinds = Object.keys(queries);
  for (const kind of kinds)
    await sustain({ clients: 2, seconds: 5, most: 20 }, (at) => searchBy(kind, at));
  const rows: Row[] = [];
  for (const kind of kinds) {
    const load = await sustain({ clients: 2, seconds: 20, most: searchesEach - 40 }, (turn) =>
      searchBy(kind, turn + 20),
    );
    rows.push(rowOf(`desk search by ${kind} among ${people} people`, load));
  }
  const mixed = await sustain({ clients: 2, seconds: 20, most: 150 }, (turn) =>
    searchBy(kinds[turn % kinds.length] ?? '', turn + 200),
  );
  return [...rows, rowOf('desk search, mixed', mixed)];
}

async function search(address: string, cookie: string, query: string) {
  const answer = await ask(`${address}/api/registry/search`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-puente': '1', cookie },
    body: JSON.stringify({ query }),
  });
  if (answer.status !== 200) throw new Error(`search answered ${answer.status} ${answer.body}`);
  return Found.parse(JSON.parse(answer.body));
}

function rowOf(what: string, { p50, p95, requests, failures }: Load): Row {
  return {
    what: `${what} (50th ${p50.toFixed(0)} ms; ${failures} of ${requests} not found)`,
    measured: `${p95.toFixed(0)} ms`,
    target: `≤ ${limit} ms p95`,
    met: p95 <= limit && failures === 0,
  };
}

if (import.meta.main) console.log(tableOf(await bench()));
