import { dayText } from '#observatory/courts/day.rules.ts';
import { type ImportOutcome, importDump } from '#observatory/courts/import/import-dump.ts';
import type { ImportReport } from '#observatory/courts/import/import-report.ts';
import { readArguments } from '../frame/arguments.ts';
import { courtsFolder } from './courts-folder.ts';
import { OutputClosed } from './fault.ts';
import { ImportProgressLine } from './import-progress.ts';
import { printLines, warn } from './output.ts';
import { grouped, textTable } from './text-table.ts';

/** So many rejected rows are shown; the report has them all. */
const MOST_SHOWN = 20;

/** `puente courts import` */
export async function run(args: string[]): Promise<number> {
  const given = readArguments(args, 'courts import');
  const [source = ''] = given.positionals;
  const line = new ImportProgressLine(process.stderr);
  const begun = performance.now();
  const outcome = await importDump(source, {
    to: given.option('to') ?? undefined,
    courtsFolder: courtsFolder(),
    onProgress: (progress) => line.show(progress),
  }).finally(() => line.end());
  const seconds = (performance.now() - begun) / 1000;
  await printLines([
    ...reconciliation(outcome.report),
    '',
    ...rejectedRows(outcome.report),
    ...ending(outcome, seconds, line.bytes),
  ]).catch(ignoreClosed);
  if (outcome.report.isReconciled) return 0;
  warn(
    'import: some rows are neither read nor listed as rejected; the release is kept, marked as not reconciled',
  );
  return 3;
}

/** The exit code tells how the import ended, also where nobody read what it printed. */
function ignoreClosed(error: unknown): void {
  if (!(error instanceof OutputClosed)) throw error;
}

/** Read is every row taken, the repaired ones too. The difference is what nothing accounts for. */
function reconciliation({ tables }: ImportReport): string[] {
  const columns = ['expected', 'read', 'repaired', 'rejected', 'difference', 'cells cleaned'];
  const rows = Object.entries(tables).map(([file, table]) => {
    const { expected, rows: read, repaired, rejected, cleaned } = table;
    const cells = Object.values(cleaned).reduce((sum, count) => sum + count, 0);
    const counts = [expected, read, repaired, rejected, read + rejected - expected, cells];
    return { file, counts };
  });
  const totals = columns.map((_, at) => rows.reduce((sum, row) => sum + (row.counts[at] ?? 0), 0));
  return textTable(
    [{ heading: 'file' }, ...columns.map((heading) => ({ heading, isNumber: true }))],
    rows.map(({ file, counts }) => [file, ...counts.map(signedCount)]),
    [['total', ...totals.map(signedCount)]],
  );
}

function signedCount(count: number): string {
  return count < 0 ? `-${grouped(-count)}` : grouped(count);
}

function* rejectedRows({ rows }: ImportReport): Generator<string> {
  let rejected = 0;
  for (const { table, line, kind, what } of rows) {
    if (kind !== 'rejected') continue;
    rejected += 1;
    if (rejected <= MOST_SHOWN) yield `rejected: ${table}, line ${line}: ${what}`;
  }
  if (rejected > MOST_SHOWN) {
    yield `and ${grouped(rejected - MOST_SHOWN)} more; import-report.json lists them all`;
  }
  if (rejected > 0) yield '';
}

function ending({ name, folder, isKnown, report }: ImportOutcome, seconds: number, bytes: number) {
  const megabytes = bytes / 1e6;
  const speed = `${seconds.toFixed(1)} s, ${Math.round(megabytes / seconds)} MB/s of ${grouped(Math.round(megabytes))} MB`;
  return [
    isKnown
      ? `${report.source} is kept already, as release ${name} in ${folder}: nothing was written.`
      : `Release ${name}, as of ${dayText(report.asOf)}, is in ${folder}.`,
    speed,
  ];
}
