import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newPlace, startPuente } from './installation.ts';
import { ask } from './load.ts';
import { type Row, tableOf } from './row.ts';

const repository = join(import.meta.dirname, '..');
const port = 6053;

/**
 * How long `npm start` takes in a clone of the last commit, with its packages installed: the first time
 * (the web is built, the database made), and again.
 */
export async function bench(): Promise<Row[]> {
  const clone = await mkdtemp(join(tmpdir(), 'puente-clone-'));
  const place = await newPlace('bench');
  try {
    git('clone', '--quiet', repository, clone);
    // The packages as `npm ci` leaves them; the builder writes below its own folder alone.
    await cp(join(repository, 'node_modules'), join(clone, 'node_modules'), {
      recursive: true,
      verbatimSymlinks: true,
    });
    const command = join(clone, 'src/cli/puente.ts');
    const first = await timed(() => startPuente(place, port, { command }));
    const second = await timed(() => startPuente(place, port, { command }));
    return [
      row('first start in a fresh clone, until GET / answers', first, 90),
      row('second start, until GET / answers', second, 3),
    ];
  } finally {
    await rm(clone, { recursive: true, force: true });
    await place.remove();
  }
}

/** Seconds until the public page is there. */
async function timed(start: () => ReturnType<typeof startPuente>): Promise<number> {
  const began = performance.now();
  const puente = await start();
  const answer = await ask(puente.address);
  const seconds = (performance.now() - began) / 1000;
  await puente.stop();
  if (answer.status !== 200) throw new Error(`GET / answered ${answer.status}`);
  return seconds;
}

function git(...words: string[]): void {
  const { status, stderr } = spawnSync('git', words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${words[0]}: ${stderr}`);
}

function row(what: string, seconds: number, limit: number): Row {
  const measured = `${seconds.toFixed(1)} s`;
  return { what, measured, target: `≤ ${limit} s`, met: seconds <= limit };
}

if (import.meta.main) console.log(tableOf(await bench()));
