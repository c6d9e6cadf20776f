import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { sql } from '#platform/sql.ts';
import { formMaker, type ReadyForm, submit } from './families.ts';
import {
  foundCoalition,
  freePort,
  newPlace,
  type Place,
  postgresPid,
  type Running,
  startPuente,
  withInstallation,
} from './installation.ts';
import { callApi } from './load.ts';
import { type Row, tableOf } from './row.ts';

const clients = 8;

/** Milliseconds in which some form must be taken again, on a slow machine too. */
const patience = 4 * 60_000;

/** What came of registering while processes were killed. */
export interface FaultsSeen {
  kills: { node: number; postgres: number };
  /** Forms that were answered with the way to their receipt. */
  acknowledged: number;
  /** Acknowledged, but not there afterwards. */
  lost: number;
  /** Households more than forms. */
  twice: number;
  /** Households without all of their people. */
  torn: number;
  /** Subjects whose chain of facts does not hold. */
  brokenChains: number;
  /** Milliseconds that a start after a kill took, at most. */
  slowestStart: number;
  /** Answers while something was away, by status; `0` for no answer at all. */
  refusals: Readonly<Record<string, number>>;
}

/**
 * Kills Node and PostgreSQL by turns, as `kill -9` does, while clients send forms; a client sends the
 * same form again until it is acknowledged. Then counts. Throws if a start after a kill does not work.
 */
export async function killWhileRegistering(kills: number): Promise<FaultsSeen> {
  const place = await newPlace('faults');
  try {
    await foundCoalition(place);
    return await strikeAndCount(place, kills);
  } finally {
    await place.remove();
  }
}

async function strikeAndCount(place: Place, kills: number): Promise<FaultsSeen> {
  const port = await freePort();
  const run = new Run(await startPuente(place, port));
  try {
    const make = await formMaker(run.puente.address);
    const working = Promise.all(Array.from({ length: clients }, () => client(run, make)));
    working.catch(() => undefined);
    for (let kill = 0; kill < kills; kill += 1) {
      await run.acknowledgedMore(5 + ((kill * 7) % 20));
      if (kill % 2 === 0) await killNode(run, place, port);
      else process.kill(await postgresPid(place), 'SIGKILL');
    }
    await run.acknowledgedMore(clients);
    run.isOver = true;
    await working;
    return { ...(await count(run, place)), ...run.seen(kills) };
  } catch (error) {
    run.hasFailed = true;
    throw error;
  } finally {
    await run.puente.stop();
  }
}

/** What the clients share with whoever strikes. */
class Run {
  puente: Running;
  /** No client begins another form; what was begun is still brought to its end. */
  isOver = false;
  /** Nobody answers any more: what was begun is left. */
  hasFailed = false;
  slowestStart = 0;
  readonly acknowledged: string[] = [];
  readonly refusals = new Map<number, number>();

  constructor(puente: Running) {
    this.puente = puente;
  }

  async acknowledgedMore(count: number): Promise<void> {
    const enough = this.acknowledged.length + count;
    const until = Date.now() + patience;
    while (this.acknowledged.length < enough) {
      if (Date.now() > until)
        throw new Error(`no form is taken any more\n${lastLines(this.puente.said())}`);
      await pause(2);
    }
  }

  refused(status: number): void {
    this.refusals.set(status, (this.refusals.get(status) ?? 0) + 1);
  }

  seen(kills: number) {
    return {
      kills: { node: Math.ceil(kills / 2), postgres: Math.floor(kills / 2) },
      acknowledged: this.acknowledged.length,
      slowestStart: this.slowestStart,
      refusals: Object.fromEntries(this.refusals),
    };
  }
}

const lastLines = (text: string) => text.split('\n').slice(-40).join('\n');

async function killNode(run: Run, place: Place, port: number): Promise<void> {
  await run.puente.kill();
  run.puente = await startPuente(place, port);
  run.slowestStart = Math.max(run.slowestStart, run.puente.startedIn);
}

let families = 0;

async function client(run: Run, make: (at: number) => Promise<ReadyForm>): Promise<void> {
  while (!run.isOver) {
    families += 1;
    const at = families;
    const form = await untilTaken(run, () => make(at));
    await untilTaken(run, async () => {
      const answer = await submit(run.puente.address, form);
      if (answer.status === 303 && answer.headers.location === '/ask-for-help/receipt') return true;
      run.refused(answer.status);
      throw new Error(`answered ${answer.status}`);
    });
    run.acknowledged.push(form.once);
  }
}

/** Tries until it works: what a person does who presses again. Throws once a run that failed is over. */
async function untilTaken<T>(run: Run, act: () => Promise<T>): Promise<T> {
  while (!run.hasFailed) {
    try {
      return await act();
    } catch (error) {
      if (error instanceof Error && 'code' in error) run.refused(0);
      await pause(20);
    }
  }
  throw new Error('the run is over');
}

const Receipt = z.object({ householdId: z.uuid() });

/** Asks for each receipt as the family would, and looks at what the database holds. */
async function count(run: Run, place: Place) {
  const found = new Set<string>();
  for (const submissionKey of run.acknowledged) {
    const again = callApi(run.puente.address, '/registry/receipt-again', { submissionKey });
    const { householdId } = Receipt.parse(await again.catch(() => ({ householdId: nobody })));
    if (householdId !== nobody) found.add(householdId);
  }
  const kept = await withInstallation(place, ({ tx }) =>
    tx.first<{ households: number; torn: number; broken: number }>(sql`
      select (select count(*) from registry.households) as households,
        (select count(*) from registry.households h where h.size <>
          (select count(*) from registry.people p where p.household_id = h.household_id)) as torn,
        (select count(*) from (select distinct subject_id from platform.facts) s
          where not platform.chain_holds(s.subject_id)) as broken`),
  );
  if (!kept) throw new Error('nothing could be counted');
  return {
    lost: run.acknowledged.length - found.size,
    twice: kept.households - run.acknowledged.length,
    torn: kept.torn,
    brokenChains: kept.broken,
  };
}

const nobody = '00000000-0000-0000-0000-000000000000';

/** Fifty kills while eight clients register. */
export async function bench(): Promise<Row[]> {
  const kills = Number(process.env.BENCH_KILLS ?? 50);
  const seen = await killWhileRegistering(kills);
  const none = (what: string, number: number): Row => ({
    what,
    measured: String(number),
    target: '0',
    met: number === 0,
  });
  const refusals = Object.entries(seen.refusals).map(([status, times]) => `${times} × ${status}`);
  return [
    {
      what: `kill -9 of Node ${seen.kills.node} times, of PostgreSQL ${seen.kills.postgres} times, while ${clients} clients register`,
      measured: `${seen.acknowledged} acknowledged`,
      target: 'every start works',
      met: true,
    },
    none('  acknowledged but lost', seen.lost),
    none('  registered twice', seen.twice),
    none('  households without all their people', seen.torn),
    none('  chains that do not hold', seen.brokenChains),
    {
      what: `  slowest start after a kill (refused meanwhile, by status: ${refusals.join(', ')})`,
      measured: `${(seen.slowestStart / 1000).toFixed(1)} s`,
      target: '≤ 3 s',
      met: seen.slowestStart <= 3000,
    },
  ];
}

if (import.meta.main) console.log(tableOf(await bench()));
