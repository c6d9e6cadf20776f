import { replaceFile } from '../src/cli/replace-file.ts';
import {
  asksForHelp,
  BadArguments,
  help,
  readArguments,
  refuseUnwritable,
  type Wanted,
} from './arguments.ts';
import { isFair } from './checks/zeros.ts';
import { digestOf } from './figures/figures.ts';
import { progressBar } from './progress.ts';
import { replay } from './replay.ts';
import { reportOf } from './report/report.ts';
import { summaryOf, timesOf } from './report/summary.ts';
import { openTheatre } from './story/open-theatre.ts';
import type { Theatre } from './story/stage.ts';

// `npm run replay [-- --help]`: tells the wind-down of 2021 with invented families through the real use cases,
// prints what came of it and writes a report.

const given = process.argv.slice(2);
try {
  if (asksForHelp(given)) {
    console.log(help);
  } else {
    const wanted = readArguments(given);
    await refuseUnwritable(wanted.report);
    process.exit(await run(wanted));
  }
} catch (error) {
  if (!(error instanceof BadArguments)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

async function run(wanted: Wanted): Promise<number> {
  const began = performance.now();
  const interrupted = ctrlC();
  const theatre = await openTheatre(wanted.seed);
  try {
    return await Promise.race([interrupted, tell(theatre, wanted, began)]);
  } finally {
    await theatre.close();
  }
}

async function tell(theatre: Theatre, wanted: Wanted, began: number): Promise<number> {
  const bar = progressBar(process.stderr);
  const { figures, stage } = await replay(theatre, wanted, bar.show);
  bar.end();
  const digest = digestOf(figures);
  // Before the report, so that a full disk does not take these as well.
  console.log(summaryOf(figures, digest));
  console.log(timesOf(stage.profile, (performance.now() - began) / 1000));
  const isWritten = await writeReport(wanted.report, reportOf(figures, digest));
  return isWritten && isFair(figures) ? 0 : 1;
}

/** Whole or not at all: an earlier report stays until this one is there. */
async function writeReport(file: string, report: string): Promise<boolean> {
  try {
    await replaceFile(file, report);
    console.log(`\nThe report: ${file}`);
    return true;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    console.error(`The report could not be written (${why}). The same command makes it again.`);
    return false;
  }
}

/** The exit code of who was asked to stop; what is under way then fails as its database goes. */
function ctrlC(): Promise<number> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      // Not once: npm passes a Ctrl-C on that has reached us already.
      process.on(signal, () => resolve(130));
    }
  });
}
