import type { CaseChange, DiffTotals } from '#observatory/courts/cases/diff/diff-releases.ts';
import type { Selection } from '#observatory/courts/cases/selection.ts';
import { type Day, dayText } from '#observatory/courts/day.rules.ts';
import { titleOf } from './table-output.ts';
import { csvLine, grouped } from './text-table.ts';

interface ComparedRelease {
  readonly name: string;
  readonly date: Day;
  readonly isReconciled: boolean;
}

/** What changed between two releases. The totals are whole once the changes have been read. */
export interface DiffOutput {
  readonly selection: Selection;
  readonly before: ComparedRelease;
  readonly after: ComparedRelease;
  /** Null where each is taken at its own date. */
  readonly asOf: Day | null;
  readonly changes: AsyncIterable<CaseChange>;
  readonly totals: DiffTotals;
}

/** For people: a line a case, then how many. */
export async function* diffText(output: DiffOutput): AsyncGenerator<string> {
  const { selection, before, after, asOf, changes, totals } = output;
  yield `${titleOf(selection)}: what changed`;
  yield `from ${releaseText(before, asOf)}`;
  yield `to ${releaseText(after, asOf)}`;
  yield '';
  for await (const change of changes) yield changeText(change);
  if (totals.appeared + totals.vanished + totals.changed > 0) yield '';
  yield `${grouped(totals.before)} cases before, ${grouped(totals.after)} after: ${grouped(totals.appeared)} appeared, ${grouped(totals.vanished)} vanished, ${grouped(totals.changed)} changed.`;
  const columns = [...totals.byColumn].sort(([, one], [, other]) => other - one);
  if (columns.length > 0) {
    yield `Changed: ${columns.map(([name, count]) => `${name} ${grouped(count)}`).join(', ')}.`;
  }
}

function releaseText({ name, date, isReconciled }: ComparedRelease, asOf: Day | null): string {
  const state = isReconciled ? '' : ', not reconciled with its own count of rows';
  return `release ${name}${state}, as of ${dayText(asOf ?? date)}`;
}

function changeText(change: CaseChange): string {
  if (!('cells' in change)) return `${change.kind === 'appeared' ? '+' : '-'} ${change.idncase}`;
  const cells = change.cells.map(
    ({ column, from, to }) => `${column}: ${from || '(none)'} -> ${to || '(none)'}`,
  );
  return `~ ${change.idncase}  ${cells.join('; ')}`;
}

/** For programs: a line a case that appeared or vanished, a line a cell of one that changed. */
export async function* diffCsv({ changes }: DiffOutput): AsyncGenerator<string> {
  yield csvLine(['idncase', 'change', 'column', 'before', 'after']);
  for await (const change of changes) {
    const { idncase, kind } = change;
    if (kind !== 'changed') yield csvLine([idncase, kind, null, null, null]);
    else {
      for (const { column, from, to } of change.cells) {
        yield csvLine([idncase, kind, column, from, to]);
      }
    }
  }
}

/** For programs: one object, a change a line, the totals last. */
export async function* diffJson(output: DiffOutput): AsyncGenerator<string> {
  const { selection, before, after, asOf, changes, totals } = output;
  const about = {
    programme: selection.name,
    before: releaseObject(before, asOf),
    after: releaseObject(after, asOf),
  };
  yield `${JSON.stringify(about).slice(0, -1)},"changes":[`;
  let separator = '';
  for await (const change of changes) {
    yield `${separator}${JSON.stringify(changeObject(change))}`;
    separator = ',';
  }
  const counts = { ...totals, byColumn: undefined, by_column: Object.fromEntries(totals.byColumn) };
  yield `],"totals":${JSON.stringify(counts)}}`;
}

function releaseObject({ name, date, isReconciled }: ComparedRelease, asOf: Day | null): object {
  return { release: name, as_of: dayText(asOf ?? date), is_reconciled: isReconciled };
}

function changeObject(change: CaseChange): object {
  const { idncase, kind } = change;
  if (kind !== 'changed') return { idncase, change: kind };
  const cells = change.cells.map(({ column, from, to }) => ({
    column,
    before: from || null,
    after: to || null,
  }));
  return { idncase, change: kind, cells };
}
