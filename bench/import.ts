import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rosterFile } from './import-read.ts';
import { foundCoalition, newPlace, runCommand } from './installation.ts';
import { type Row, tableOf } from './row.ts';

const people = 10_000;
const targetSeconds = 30;
const targetMegabytes = 400;

/** Prints the peak resident memory of a process, in KiB, as it exits. */
const reportMemory = `data:text/javascript,process.on('exit',()=>console.log('peak',process.resourceUsage().maxRSS))`;

/** `puente import` of 10,000 rows into a database, from its start to its end. */
export async function bench(): Promise<Row[]> {
  const place = await newPlace('bench');
  try {
    await foundCoalition(place);
    const file = join(place.folder, 'roster.csv');
    await writeFile(file, await rosterFile('csv'));
    const began = performance.now();
    const { code, said } = await runCommand(place, ['import', file], {
      flags: ['--import', reportMemory],
    });
    const seconds = (performance.now() - began) / 1000;
    if (code !== 0) throw new Error(`the import ended with ${code}: ${said}`);
    const megabytes = Number(/^peak (\d+)$/mu.exec(said)?.[1]) / 1024;
    return [
      {
        what: `import a file of ${people} people into the database, by the command`,
        measured: `${seconds.toFixed(1)} s`,
        target: `≤ ${targetSeconds} s`,
        met: seconds <= targetSeconds,
      },
      {
        what: '  its peak memory',
        measured: `${Math.round(megabytes)} MB`,
        target: `≤ ${targetMegabytes} MB`,
        met: megabytes <= targetMegabytes,
      },
    ];
  } finally {
    await place.remove();
  }
}

if (import.meta.main) console.log(tableOf(await bench()));
