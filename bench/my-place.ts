import { z } from 'zod';
import { familyOf } from './families.ts';
import { ask, callApi, type Load, sustain } from './load.ts';
import { type Row, tableOf } from './row.ts';
import { asFounded, withPuente } from './with-puente.ts';

const port = 6051;
const households = 200;
const seconds = Number(process.env.BENCH_SECONDS ?? 20);
const viewsPerSecond = 400;
const openingsPerSecond = 50;

const Receipt = z.object({ folio: z.string(), words: z.array(z.string()) });
const Opened = z.object({ session: z.string() });

/** Views of my place, signed in, as pages; and openings by folio and secret words. */
export function bench(): Promise<Row[]> {
  return withPuente(port, asFounded, measure);
}

async function measure(address: string): Promise<Row[]> {
  const families = await registerFamilies(address);
  const cookies = await Promise.all(
    families.map(async (family) => `puente=${await open(address, family)}; lang=es`),
  );
  const view = async (turn: number) => {
    const cookie = cookies[turn % households] ?? '';
    const answer = await ask(`${address}/my-place`, { headers: { cookie, accept: 'text/html' } });
    return answer.status === 200 && answer.body.includes('action="/my-place?/close"');
  };
  await sustain({ clients: 8, seconds: 5 }, view);
  const views = await sustain({ clients: 8, seconds }, view);
  const openings = await sustain({ clients: 8, seconds: Math.ceil(seconds / 2) }, async (turn) => {
    const family = families[turn % households];
    return family !== undefined && (await open(address, family)) !== '';
  });
  return [
    rowOf('views of my place, signed in, as pages', views, viewsPerSecond),
    rowOf('openings of my place by folio and words', openings, openingsPerSecond),
  ];
}

/** Registers through the API, as a volunteer's program would. */
async function registerFamilies(address: string) {
  const families: z.infer<typeof Receipt>[] = [];
  await sustain({ clients: 8, seconds: 600, most: households }, async (turn) => {
    const input = familyOf(turn);
    families[turn] = Receipt.parse(await callApi(address, '/registry/register-household', input));
    return true;
  });
  return families;
}

async function open(address: string, { folio, words }: z.infer<typeof Receipt>): Promise<string> {
  const input = { folio, words: words.join(' ') };
  return Opened.parse(await callApi(address, '/registry/open-my-place', input)).session;
}

function rowOf(what: string, load: Load, target: number): Row {
  const { perSecond, p50, p95, failures, requests } = load;
  return {
    what: `${what} (50th ${p50.toFixed(0)} ms, 95th ${p95.toFixed(0)} ms; ${failures} of ${requests} failed)`,
    measured: `${perSecond.toFixed(0)}/s`,
    target: `≥ ${target}/s`,
    met: perSecond >= target && failures === 0,
  };
}

if (import.meta.main) console.log(tableOf(await bench()));
