import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wholeLog } from '../test/transparency/invented-log.ts';
import { measureCommand } from './measure-command.ts';
import { type Row, tableOf } from './row.ts';

const HOUSEHOLDS = 34_000;

/**
 * What checking a log from outside takes: an invented one of the wind-down's size, all of it open as a
 * witness has it, so that the order, every day and the plan are made again; and sealed, as the public has it.
 */
export async function bench(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'puente-bench-log-'));
  try {
    const log = wholeLog('bench', HOUSEHOLDS);
    const whole = await verified(join(folder, 'whole.jsonl'), log.text());
    const sealed = await verified(join(folder, 'sealed.jsonl'), log.text([]));
    const scale = `${log.leaves.length.toLocaleString('en')} entries`;
    return [
      row(`puente verify, ${scale}, everything open (${whole.size} MB)`, whole),
      row(`puente verify, ${scale}, everything sealed (${sealed.size} MB)`, sealed),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

interface Verified {
  ms: number;
  megabytes: number;
  /** Of the file, in MB. */
  size: number;
}

async function verified(file: string, text: string): Promise<Verified> {
  await writeFile(file, text);
  const size = Math.round((await stat(file)).size / 1e6);
  return { ...(await measureCommand(['verify', file])), size };
}

function row(what: string, { ms, megabytes }: Verified): Row {
  const measured = `${(ms / 1000).toFixed(1)} s, ${Math.round(megabytes)} MB`;
  return { what, measured, target: '', met: true };
}

if (import.meta.main) console.log(tableOf(await bench()));
