import { parseArgs } from 'node:util';
import { type Row, tableOf } from '../row.ts';
import {
  type Contest,
  contestPlain,
  contestPuente,
  floorOf,
  timeTables,
} from './measure/contenders.ts';
import { machine } from './measure/machine.ts';
import { clear, leave, makeWorkplace, packDump, type Workplace } from './measure/workplace.ts';

// `npm run bench:courts [-- --scale 0.1] [--zip] [--keep] [--folder FOLDER] [--without plain]`: makes an
// invented dump of the immigration courts with every known defect, imports it, makes the programme's
// cases and the page's tables, beside a plain DuckDB load of the same files, each in a process of its
// own. A dump that is in FOLDER already is taken as it is. Ends with 0 whatever was measured.

const { values } = parseArgs({
  options: {
    scale: { type: 'string', default: '0.1' },
    zip: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    folder: { type: 'string' },
    without: { type: 'string', default: '' },
  },
});
const scale = Number(values.scale);
if (!(scale > 0)) {
  console.error('--scale is a number above 0: 1 is the size of the real dump');
  process.exit(2);
}

/** What is promised at a scale: seconds for import and cases together, and megabytes. */
const PROMISED: Readonly<Record<string, { folder: number; zip: number; megabytes: number }>> = {
  0.1: { folder: 24, zip: 48, megabytes: 1000 },
  1: { folder: 300, zip: 480, megabytes: 3000 },
};
const promised = PROMISED[scale];

console.log(`${machine()}\nscale ${scale}\n`);
const place = await makeWorkplace(values.folder ?? null, scale);
try {
  console.log(`\n${tableOf(await measure(place))}`);
} finally {
  clear(place);
  if (values.keep || values.folder !== undefined) console.log(`\nkept: ${place.folder}`);
  else await leave(place);
}

async function measure(workplace: Workplace): Promise<Row[]> {
  if (values.zip) packDump(workplace);
  const kinds = values.zip ? (['folder', 'zip'] as const) : (['folder'] as const);
  const rows: Row[] = [];
  const puente: Contest[] = [];
  for (const from of kinds) {
    say(`reading only, from a ${from}`);
    rows.push(await floorRow(workplace, from, 'warm'), await floorRow(workplace, from, 'cold'));
    say(`Puente, from a ${from}`);
    const contest = await contestPuente(workplace, from);
    puente.push(contest);
    rows.push(...contestRows(contest, workplace, promised?.[from]));
  }
  say('tables of the page');
  rows.push(...(await tableRows(workplace)));
  if (values.without === 'plain') return rows;
  for (const way of ['load', 'read'] as const) {
    say(`plain DuckDB, ${way}`);
    const plain = await contestPlain(workplace, way);
    rows.push(...contestRows(plain, workplace, undefined));
    if (way === 'load' && puente[0]) rows.push(fasterRow(puente[0], plain));
  }
  return rows;
}

function say(what: string): void {
  console.log(`${what} …`);
}

async function floorRow(
  workplace: Workplace,
  from: 'folder' | 'zip',
  cache: 'warm' | 'cold',
): Promise<Row> {
  const seconds = await floorOf(workplace, from, cache);
  const what = `only reading${from === 'zip' ? ' and unpacking the zip' : ' the files'}, ${cache}`;
  const measured = seconds === null ? 'cannot be told here' : speed(seconds, workplace);
  return { what, measured, target: '', met: true };
}

function contestRows(contest: Contest, workplace: Workplace, limit: number | undefined): Row[] {
  const { name, difference } = contest;
  const seconds = contest.import + contest.cases;
  const isOurs = name.startsWith('Puente');
  const most = limit === undefined ? undefined : promised?.megabytes;
  const wrong = difference.cells + difference.missing + difference.extra;
  return [
    {
      what: `${name}: import and cases`,
      measured: `${speed(seconds, workplace)}, cases ${contest.cases.toFixed(1)} s of it`,
      target: limit === undefined ? '' : `≤ ${limit} s`,
      met: limit === undefined || seconds <= limit,
    },
    {
      what: '  peak memory',
      measured: `${Math.round(contest.megabytes)} MB`,
      target: most === undefined ? '' : `≤ ${most} MB`,
      met: most === undefined || contest.megabytes <= most,
    },
    {
      what: '  errors',
      measured: `${difference.cells} cells, ${difference.missing} cases missing, ${difference.extra} extra, of ${difference.cases}`,
      target: isOurs ? 'none' : '',
      met: !isOurs || wrong === 0,
    },
  ];
}

function fasterRow(ours: Contest, plain: Contest): Row {
  const share = (ours.import + ours.cases) / (plain.import + plain.cases);
  return {
    what: 'Puente’s time as a share of the plain load’s',
    measured: `${Math.round(share * 100)} %`,
    target: '< 100 %',
    met: share < 1,
  };
}

async function tableRows(workplace: Workplace): Promise<Row[]> {
  const { times, run } = await timeTables(workplace);
  const row = (what: string, milliseconds: number[], limit: number): Row => {
    const sorted = milliseconds.toSorted((one, other) => one - other);
    const p95 = sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0;
    const slowest = `${p95.toFixed(0)} ms p95, ${sorted.at(-1)?.toFixed(0)} ms the slowest of ${sorted.length}`;
    return { what, measured: slowest, target: `≤ ${limit} ms p95`, met: p95 <= limit };
  };
  return [
    row('tables by up to two columns, of the programme', times.mpp.two, 50),
    row('tables by three columns, of the programme', times.mpp.three, 50),
    row('tables by up to two columns, of all cases', times.all.two, 500),
    row('tables by three columns, of all cases', times.all.three, 500),
    {
      what: '  peak memory',
      measured: `${Math.round(run.megabytes)} MB`,
      target: '',
      met: true,
    },
  ];
}

function speed(seconds: number, { bytes }: Workplace): string {
  return `${seconds.toFixed(1)} s (${(bytes / 1e6 / seconds).toFixed(0)} MB/s)`;
}
