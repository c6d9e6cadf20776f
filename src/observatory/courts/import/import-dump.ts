import type { Dump } from '../dump/dump.ts';
import { openDump } from '../dump/open-dump.ts';
import type { PartEntry } from '../release/part-file.ts';
import { chooseParts } from '../release/parts.rules.ts';
import { beginRelease, type Place, type ReleaseDraft } from '../release/release-draft.ts';
import { joinColumns } from '../release/write-columns.ts';
import { Crew } from './crew.ts';
import { type ImportReport, reportText } from './import-report.ts';
import { KEPT } from './kept-tables.ts';
import { makeReport } from './make-report.ts';
import { type Preparation, prepareImport } from './prepare-import.ts';
import { FIRST, planTasks, THEN } from './reading-plan.ts';
import { faultOfSystem } from './system-fault.ts';
import type { TableTally } from './table-tally.ts';
import { WorkBoard } from './work-board.ts';

export interface ImportOptions {
  /** This folder becomes the release. Without it the release goes among the others. */
  readonly to?: string | undefined;
  /** Where releases are kept side by side. */
  readonly courtsFolder: string;
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
}

/** How far an import has come: `done` of `total` bytes of the dump are read. */
export interface ImportProgress {
  readonly stage: 'reading' | 'sorting' | 'writing';
  readonly done: number;
  readonly total: number;
}

export interface ImportOutcome {
  /** The release's name: its date, or its date and a number. */
  readonly name: string;
  readonly folder: string;
  /** The very same content was there already: it is that release, and nothing was written. */
  readonly isKnown: boolean;
  readonly report: ImportReport;
}

/** Milliseconds between two words about the progress. */
const PROGRESS_EVERY = 100;

/**
 * Reads a dump, a folder or a zip, and keeps what it says of every case as a release, with
 * `import-report.json` beside it. A release whose rows do not add up to Count.txt is kept too and marked
 * (`report.isReconciled`).
 *
 * Throws a CourtFault where the source is no dump that can be read whole, or the release cannot be
 * written; then nothing is left of it, and the releases before it are untouched.
 */
export async function importDump(source: string, options: ImportOptions): Promise<ImportOutcome> {
  try {
    await using stack = new AsyncDisposableStack();
    const dump = stack.adopt(await openDump(source), (opened) => opened.close());
    const preparation = prepareImport(dump);
    const draft = stack.adopt(beginRelease(placeOf(options)), (begun) => begun.abandon());
    return await importInto(draft, dump, preparation, options);
  } catch (error) {
    throw faultOfSystem(error) ?? error;
  }
}

async function importInto(
  draft: ReleaseDraft,
  dump: Dump,
  preparation: Preparation,
  { onProgress }: ImportOptions,
): Promise<ImportOutcome> {
  const board = new WorkBoard();
  const tell = (stage: ImportProgress['stage']) =>
    onProgress?.({ stage, done: board.bytesRead, total: preparation.bytes });
  const reading = await readDump(draft, preparation, board, tell);
  tell('writing');
  const report = makeReport(dump, preparation, reading.tallies);
  const settled = draft.settle({
    date: preparation.date,
    source: report.source,
    members: preparation.members,
    tables: report.tables,
    isReconciled: report.isReconciled,
    parts: reading.entries,
  });
  if (!settled.isKnown) {
    const parts = reading.entries.length;
    for (const { name } of KEPT) joinColumns(draft.folder, name, parts, preparation.date);
    draft.finish(settled, reportText(report));
  }
  return { name: settled.name, folder: settled.folder, isKnown: settled.isKnown, report };
}

interface Reading {
  readonly tallies: readonly TableTally[];
  readonly entries: readonly PartEntry[];
}

/** Has the crew read all tables and write the parts of the release. */
async function readDump(
  draft: ReleaseDraft,
  { sources, date }: Preparation,
  board: WorkBoard,
  tell: (stage: ImportProgress['stage']) => void,
): Promise<Reading> {
  const crew = new Crew({ sources, board: board.memory, folder: draft.folder, date });
  let stage: ImportProgress['stage'] = 'reading';
  const timer = setInterval(() => tell(stage), PROGRESS_EVERY);
  try {
    const first = { kind: 'readCases', tasks: planTasks(sources, FIRST) } as const;
    const cases = await crew.order(first, 'casesRead');
    board.restart();
    const bounds = chooseParts(cases.map((answer) => answer.samples));
    const then = { kind: 'readRest', tasks: planTasks(sources, THEN), bounds } as const;
    const rest = await crew.order(then, 'restRead');
    board.restart();
    stage = 'sorting';
    const packed = rest.map((answer) => answer.packed);
    const reduced = await crew.order({ kind: 'reduce', packed }, 'reduced');
    const tallies = [...cases, ...rest].flatMap((answer) => answer.tallies);
    return { tallies, entries: reduced.flatMap((answer) => answer.entries) };
  } finally {
    clearInterval(timer);
    await crew.end();
  }
}

function placeOf({ to, courtsFolder }: ImportOptions): Place {
  return to === undefined ? { kind: 'courts', courtsFolder } : { kind: 'folder', folder: to };
}
