import { createHmac } from 'node:crypto';
import { counterThread } from '#observatory/courts/counting/counter.ts';
import { makeTable } from '#observatory/courts/counting/make-table.ts';
import { releaseShelf } from '#observatory/courts/counting/release-shelf.ts';
import {
  PUBLIC_DIMENSIONS,
  type PublicDimension,
} from '#observatory/courts/figures/cell-definition.rules.ts';
import { publicFigure } from '#observatory/courts/figures/disclosure.rules.ts';

// `node bench/courts/measure/page-tables.ts COURTS-FOLDER`: makes the public page's tables by every one,
// two and three of its columns, each for the first time, of the programme and of all cases, as the page
// does: counted by its thread, rounded and cut by its scheme. Prints the milliseconds as JSON.

const [release] = releaseShelf(process.argv[2] ?? '').list();
if (!release) throw new Error('there is no release');
const counter = counterThread();
const keyed = (text: string) => createHmac('sha256', 'bench').update(text).digest();

const times = {
  mpp: { two: await timesOf('mpp', 2), three: await timesOf('mpp', 3) },
  all: { two: await timesOf('all', 2), three: await timesOf('all', 3) },
};
console.log(JSON.stringify(times));

/** Milliseconds of each table by up to two dimensions, or by three. */
async function timesOf(programme: 'mpp' | 'all', dimensions: 2 | 3): Promise<number[]> {
  const milliseconds: number[] = [];
  const least = dimensions === 2 ? 0 : 3;
  for (const by of combinations(dimensions)) {
    if (by.length < least) continue;
    const began = performance.now();
    await askFor(programme, by);
    milliseconds.push(performance.now() - began);
  }
  return milliseconds;
}

async function askFor(programme: 'mpp' | 'all', by: readonly PublicDimension[]): Promise<void> {
  if (!release) throw new Error('there is nothing to count');
  const series = [{ folder: release.folder, programme }];
  const table = await makeTable(counter, series, { by, where: new Map() }, (definition, count) =>
    publicFigure(keyed, definition, count),
  );
  if (table.lines.length === 0) throw new Error(`no table by ${by.join(', ')}`);
}

/** Every choice of at most so many dimensions, in the page's order. */
function combinations(most: number): PublicDimension[][] {
  const chosen: PublicDimension[][] = [[]];
  for (const name of PUBLIC_DIMENSIONS) {
    for (const some of [...chosen]) if (some.length < most) chosen.push([...some, name]);
  }
  return chosen;
}
