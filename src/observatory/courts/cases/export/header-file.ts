import { dayText } from '../../day.rules.ts';
import { CASE_COLUMNS, type CaseColumn } from '../case-columns.rules.ts';
import type { CaseTable } from '../case-table.ts';
import type { Definition, ValueDefinition } from '../definitions/definition.ts';
import { definitionOf } from '../definitions/definitions.rules.ts';
import type { Programme } from '../programme.ts';
import type { Selection } from '../selection.ts';
import { type Source, type SourceKey, sources } from '../sources.rules.ts';

/** What a header file says of the release that a table was made from. */
export interface ReleaseNote {
  readonly name: string;
  readonly isReconciled: boolean;
}

/**
 * The header file of a table of cases, as W3C "CSV on the Web" metadata: what each column and value
 * means and where that is from, the date and release of the table, and the row of its programme.
 * `fileName` is the base name of the table's file.
 */
export function headerFile(
  table: Pick<CaseTable, 'asOf' | 'length'>,
  selection: Selection,
  release: ReleaseNote,
  fileName: string,
): string {
  const { programme } = selection;
  const columns = CASE_COLUMNS.map((column) => columnHeader(column, programme));
  const header = {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    url: fileName,
    'dc:title': `${selectionTitle(selection)}: a row a case`,
    'dc:source': sourceOf('dump'),
    'dc:date': dayText(table.asOf),
    'schema:version': release.name,
    notes: [
      {
        as_of: dayText(table.asOf),
        release: release.name,
        reconciled: release.isReconciled,
        cases: table.length,
        selection: selection.name,
        programme: programmeRow(programme),
      },
    ],
    dialect: { encoding: 'utf-8', header: true, delimiter: ',', lineTerminators: ['\n'] },
    tableSchema: { columns, primaryKey: 'idncase' },
  };
  return `${JSON.stringify(header, null, 2)}\n`;
}

function selectionTitle({ cases, programme }: Selection): string {
  if (cases === 'all') return 'All cases';
  return cases === 'inside' ? programme.title : `All cases but ${programme.title}`;
}

function columnHeader(column: CaseColumn, programme: Programme) {
  const definition = definitionOf(column, programme);
  return {
    name: column,
    titles: { en: [column, definition.title.en], es: [definition.title.es] },
    datatype: datatypeOf(definition),
    required: column === 'idncase',
    'dc:description': localized(definition.meaning),
    'dc:source': definition.sources.map(sourceOf),
    ...(definition.values.length > 0 && {
      'schema:valueReference': definition.values.map(valueReference),
    }),
  };
}

function datatypeOf({ type }: Definition) {
  if (type === 'number') return 'integer';
  if (type === 'date') return { base: 'date', format: 'yyyy-MM-dd' };
  return type === 'boolean' ? { base: 'boolean', format: 'true|false' } : 'string';
}

function valueReference({ value, title, meaning }: ValueDefinition) {
  return {
    'schema:value': value,
    'schema:name': localized(title),
    'schema:description': localized(meaning),
  };
}

function localized({ en, es }: { readonly en: string; readonly es: string }) {
  return [
    { '@value': en, '@language': 'en' },
    { '@value': es, '@language': 'es' },
  ];
}

function sourceOf(key: SourceKey) {
  const { name, address }: Source = sources[key];
  return address === null ? name : { '@id': address, 'dc:title': name };
}

/** The row as a programme's file would have it: it can be used again with `--programme`. */
function programmeRow({ ntaWindow, phases, ...rest }: Programme) {
  return {
    ...rest,
    ntaWindow: { from: dayText(ntaWindow.from), to: orNull(ntaWindow.to) },
    phases: phases.map(({ name, from, to }) => ({ name, from: orNull(from), to: orNull(to) })),
  };
}

function orNull(day: number | null): string | null {
  return day === null ? null : dayText(day);
}
