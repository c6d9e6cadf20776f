import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import writeExcelFile from 'write-excel-file/node';
import { columns } from '#registry/roster/columns.rules.ts';
import { readRoster } from '#registry/roster/read-roster.rules.ts';
import { type Row, tableOf } from './row.ts';

const people = 10_000;
const targetSeconds = 5;
const targetMegabytes = 400;

/** The cells of one invented person; every row needs repairs, as rows of real files do. */
function cellsOf(at: number): string[] {
  const day = String((at % 28) + 1).padStart(2, '0');
  const month = String((at % 12) + 1).padStart(2, '0');
  return [
    `FAM-${Math.floor(at / 4)}`,
    `María Ñusta ${at}`,
    'Inventada  López',
    `${day}/${month}/${1940 + (at % 80)}`,
    at % 2 ? 'mujer' : 'HOMBRE',
    'Hondureña',
    'Quiché',
    'sí',
    `044 55 ${String(10_000_000 + at)}`,
    'whatsapp',
    `A ${String(200_000_000 + at)}`,
    '2019-08-15',
    'San Ysidro',
    'ACTIVE-HEAR',
    'Tijuana',
    'V-PREG;V-AGE',
  ];
}

/** An invented file of 10,000 people, as text (`csv`) or as a workbook. */
export async function rosterFile(kind: string): Promise<Uint8Array> {
  const rows = [[...columns], ...Array.from({ length: people }, (_, at) => cellsOf(at))];
  if (kind === 'csv') return new TextEncoder().encode(rows.map((row) => row.join(',')).join('\n'));
  const cells = rows.map((row) => row.map((value) => ({ value, type: String })));
  return new Uint8Array(await writeExcelFile(cells).toBuffer());
}

/** In a process of its own, so that its peak memory is its own. */
function measure(path: string): void {
  const bytes = readFileSync(path);
  const start = performance.now();
  const reading = readRoster(bytes, path, '2026-11-21');
  const seconds = (performance.now() - start) / 1000;
  if (reading.people !== people) throw new Error(`read ${reading.people} people of ${people}`);
  console.log(JSON.stringify({ seconds, megabytes: process.resourceUsage().maxRSS / 1024 }));
}

async function rowsOf(kind: string, folder: string): Promise<Row[]> {
  const path = join(folder, `roster.${kind}`);
  await writeFile(path, await rosterFile(kind));
  const { stdout } = await promisify(execFile)(process.execPath, [
    fileURLToPath(import.meta.url),
    path,
  ]);
  const { seconds, megabytes }: { seconds: number; megabytes: number } = JSON.parse(stdout);
  return [
    {
      what: `read a roster of ${people} people from .${kind}`,
      measured: `${seconds.toFixed(2)} s`,
      target: `≤ ${targetSeconds} s`,
      met: seconds <= targetSeconds,
    },
    {
      what: `  its peak memory`,
      measured: `${Math.round(megabytes)} MB`,
      target: `≤ ${targetMegabytes} MB`,
      met: megabytes <= targetMegabytes,
    },
  ];
}

/** Seconds and peak memory of reading 10,000 people, from text and from a workbook. */
export async function bench(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'puente-bench-'));
  try {
    return [...(await rowsOf('csv', folder)), ...(await rowsOf('xlsx', folder))];
  } finally {
    await rm(folder, { recursive: true });
  }
}

if (import.meta.main) {
  const [, , path] = process.argv;
  if (path === undefined) console.log(tableOf(await bench()));
  else measure(path);
}
