import type { Selection } from '#observatory/courts/cases/selection.ts';
import { type Day, dayText } from '#observatory/courts/day.rules.ts';
import type {
  Condition,
  CrossTab,
  CrossTabRow,
} from '#observatory/courts/figures/cross-tab.rules.ts';
import type { TableDimension } from '#observatory/courts/figures/table-columns.ts';
import { csvLine, grouped, type TextColumn, textTable } from './text-table.ts';
import { codeListOf, nameOfValue } from './value-names.ts';

/** A table with what must always be said beside it. */
export interface TableOutput {
  readonly selection: Selection;
  readonly release: { readonly name: string; readonly isReconciled: boolean };
  readonly asOf: Day;
  readonly where: readonly Condition<TableDimension>[];
  readonly table: CrossTab<TableDimension>;
}

/** For people: aligned, the names of codes beside them, a total. */
export function tableText({ selection, release, asOf, where, table }: TableOutput): string[] {
  const { by, rows, total } = table;
  const columns: TextColumn[] = by.flatMap((name) =>
    codeListOf(name) ? [{ heading: name }, { heading: '' }] : [{ heading: name }],
  );
  const cells = rows.map(({ values, count }) => [
    ...by.flatMap((name, at) => cellsOf(name, values[at] ?? '')),
    grouped(count),
  ]);
  const last = [...columns.map((_, at) => (at === 0 ? 'total' : '')), grouped(total)];
  return [
    `${titleOf(selection)}: cases by ${by.join(', ')}${conditionsText(where)}`,
    ...provenance(release, asOf),
    '',
    ...textTable([...columns, { heading: 'cases', isNumber: true }], cells, [last]),
  ];
}

/** The lines that say what a table rests on. */
export function provenance(release: TableOutput['release'], asOf: Day): string[] {
  const state = release.isReconciled ? '' : ', not reconciled with its own count of rows';
  return [
    `release ${release.name}${state}, as of ${dayText(asOf)}`,
    'definitions: npx puente courts definitions',
  ];
}

/** What the cases of a selection are called. */
export function titleOf({ name, programme, cases }: Selection): string {
  if (cases === 'all') return 'All cases of the courts';
  return cases === 'outside' ? `All cases but ${programme.title} (${name})` : programme.title;
}

function conditionsText(where: TableOutput['where']): string {
  const texts = [...Map.groupBy(where, ({ dimension }) => dimension)].map(
    ([name, conditions]) =>
      `${name} ${conditions.map(({ value }) => value || '(none)').join(' or ')}`,
  );
  return texts.length === 0 ? '' : `, where ${texts.join(' and ')}`;
}

function cellsOf(dimension: TableDimension, value: string): string[] {
  const shown = value === '' ? '(none)' : value;
  return codeListOf(dimension) ? [shown, nameOfValue(dimension, value)] : [shown];
}

/** For programs: the codes as they are, empty for none. */
export function* tableCsv({ table: { by, rows } }: TableOutput): Generator<string> {
  yield csvLine([...by, 'count']);
  for (const { values, count } of rows) yield csvLine([...values, count]);
}

/** For programs: one object, a row a line, null for none. */
export function* tableJson({ selection, release, asOf, where, table }: TableOutput) {
  const about = {
    programme: selection.name,
    release: release.name,
    is_reconciled: release.isReconciled,
    as_of: dayText(asOf),
    by: table.by,
    where: where.map(({ dimension, value }) => ({ dimension, value: value || null })),
    total: table.total,
  };
  yield `${JSON.stringify(about).slice(0, -1)},"rows":[`;
  for (const [at, row] of table.rows.entries()) {
    yield `${JSON.stringify(rowObject(table.by, row))}${at + 1 < table.rows.length ? ',' : ''}`;
  }
  yield ']}';
}

function rowObject(by: readonly string[], { values, count }: CrossTabRow): object {
  const named = by.map((name, at) => [name, values[at] || null] as const);
  return { ...Object.fromEntries(named), count };
}
