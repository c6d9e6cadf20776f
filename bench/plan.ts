import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { dateOf } from '#appointments/day-number.rules.ts';
import type { Instance, Unit } from '#appointments/instance.rules.ts';
import { numberOf } from '#appointments/opening.rules.ts';
import { type Plan, plan } from '#appointments/plan.rules.ts';
import { measureCommand } from './measure-command.ts';
import { type Row, tableOf } from './row.ts';

const HOUSEHOLDS = 34_000;
const PORTS = 8;
const DAYS = 250;
const START = numberOf('2021-02-19');

/**
 * The planner's speed on the wind-down's scale: 34,000 households, 8 ports, 250 days, and the plan
 * made again after a port closes. Each time is the first and only run of a fresh process.
 */
export async function bench(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'puente-bench-plan-'));
  try {
    const { planned, replanned } = await inFreshProcess();
    const command = await asCommand(folder);
    const scale = `${HOUSEHOLDS.toLocaleString('en')} households × ${PORTS} ports × ${DAYS} days`;
    return [
      row(`plan ${scale}, in the process`, planned, 500, 'ms'),
      row('plan again after a port closes, in the process', replanned, 200, 'ms'),
      row('plan as a command, files read and written', command.ms, 2000, 'ms'),
      row('plan as a command, peak memory', command.megabytes, 300, 'MB'),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** An invented programme: eight ports, households of one to seven, ready as the months go by. */
function instanceOf(): Instance {
  const random = generator(20210219);
  const upTo = (limit: number) => Math.floor(random() * limit);
  const sites = Array.from({ length: PORTS }, (_, index) => ({
    id: `port-${index + 1}`,
    from: dateOf(START),
    to: dateOf(START + DAYS - 1),
    perDay: 30 + 10 * index,
    weekdays: index % 2 === 0 ? [1, 2, 3, 4, 5] : null,
    closed: [dateOf(START + 40), dateOf(START + 104)],
    overrides: { [dateOf(START + 60)]: 10, [dateOf(START + 61)]: 200 },
  }));
  const units = Array.from({ length: HOUSEHOLDS }, (_, index): Unit => {
    const first = upTo(PORTS);
    return {
      id: `T-${String(index).padStart(6, '0')}`,
      size: 1 + Math.min(upTo(7), upTo(7)),
      class: ['urgent', 'expedited', 'regular'][Math.min(2, upTo(20))] ?? 'regular',
      enrolledOn: dateOf(START - 700 + upTo(690)),
      sites: Array.from({ length: 1 + upTo(PORTS) }, (_, i) => `port-${((first + i) % PORTS) + 1}`),
      readyFrom: upTo(4) === 0 ? dateOf(START + upTo(DAYS)) : null,
      hold: upTo(100) === 0,
    };
  });
  const rule = { classes: ['urgent', 'expedited', 'regular'], seed: 'bench', leadDays: 3 };
  return { programme: 'bench', asOf: dateOf(START), rule, sites, units };
}

/** A month later the largest port closes for good. */
function afterClosing(instance: Instance): Instance {
  const today = START + 30;
  const closed = (id: string) => id === `port-${PORTS}`;
  const sites = instance.sites.map((site) =>
    closed(site.id) ? { ...site, to: dateOf(today - 1) } : site,
  );
  return { ...instance, asOf: dateOf(today), sites };
}

function timed(act: () => Plan): { ms: number; result: Plan } {
  const start = performance.now();
  const result = act();
  return { ms: performance.now() - start, result };
}

async function inFreshProcess(): Promise<{ planned: number; replanned: number }> {
  const child = spawn(process.execPath, [import.meta.filename, 'child'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const text: string = (await child.stdout.toArray()).join('');
  const [planned, replanned] = text.split(' ').map(Number);
  if (planned === undefined || replanned === undefined) throw new Error('the planning failed');
  return { planned, replanned };
}

/** Plans, closes a port, plans again, and prints both times in milliseconds. */
function planTwice(): void {
  const instance = instanceOf();
  const first = timed(() => plan(instance, null));
  const second = timed(() => plan(afterClosing(instance), first.result.slots));
  if (second.result.moved.length === 0) throw new Error('closing a port moved nobody');
  console.log(`${first.ms} ${second.ms}`);
}

async function asCommand(folder: string): Promise<{ ms: number; megabytes: number }> {
  const [input, out] = [join(folder, 'instance.json'), join(folder, 'plan.json')];
  await writeFile(input, JSON.stringify(instanceOf()));
  return measureCommand(['plan', '--in', input, '--out', out]);
}

function row(what: string, value: number, limit: number, unit: string): Row {
  const measured = `${Math.round(value)} ${unit}`;
  return { what, measured, target: `≤ ${limit} ${unit}`, met: value <= limit };
}

/** A small repeatable random number generator (mulberry32), from 0 up to 1. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

if (import.meta.main) {
  if (process.argv[2] === 'child') planTwice();
  else {
    console.log(`${cpus()[0]?.model}, ${availableParallelism()} cores, Node ${process.version}\n`);
    console.log(tableOf(await bench()));
  }
}
