import type { Programme } from '#observatory/courts/cases/programme.ts';
import { countTable } from '#observatory/courts/figures/count-table.ts';
import type { Condition } from '#observatory/courts/figures/cross-tab.rules.ts';
import { knownValues } from '#observatory/courts/figures/known-values.rules.ts';
import {
  TABLE_DIMENSIONS,
  type TableDimension,
} from '#observatory/courts/figures/table-columns.ts';
import { readArguments } from '../frame/arguments.ts';
import { chooseDate, chooseProgramme, chooseRelease } from './choices.ts';
import { CommandFault } from './fault.ts';
import { type Format, formatOf } from './format.ts';
import { printLines } from './output.ts';
import { type TableOutput, tableCsv, tableJson, tableText } from './table-output.ts';

/** What can be counted by, as the help names it. */
export const COLUMNS = TABLE_DIMENSIONS.join(', ');

const PRINTERS: Record<Format, (table: TableOutput) => Iterable<string>> = {
  text: tableText,
  csv: tableCsv,
  json: tableJson,
};

/** `puente courts table`: exact counts, on standard output. */
export async function run(args: string[]): Promise<number> {
  const given = readArguments(args, 'courts table');
  const format = formatOf(given);
  const by = dimensionsOf(given.needed('by'));
  const selection = await chooseProgramme(given);
  const where = given.all('where').map((text) => conditionOf(text, selection.programme));
  const release = chooseRelease(given.option('release'));
  const asOf = chooseDate(given, release);
  const table = await countTable(release, selection, asOf, { by, where });
  await printLines(PRINTERS[format]({ selection, release, asOf, where, table }));
  return 0;
}

function dimensionsOf(list: string): TableDimension[] {
  const dimensions = list.split(',').map((name) => dimensionOf(name.trim()));
  const twice = dimensions.find((name, at) => dimensions.indexOf(name) !== at);
  if (twice) throw new CommandFault(`--by names ${twice} twice`);
  return dimensions;
}

function dimensionOf(name: string): TableDimension {
  const dimension = TABLE_DIMENSIONS.find((one) => one === name.toLowerCase());
  if (dimension) return dimension;
  throw new CommandFault(
    `there is no column ${JSON.stringify(name)} to count by; there are ${TABLE_DIMENSIONS.join(', ')}`,
  );
}

/** Reads `column=value`; listed values and codes are taken in either case. */
function conditionOf(text: string, programme: Programme): Condition<TableDimension> {
  const at = text.indexOf('=');
  if (at < 0) throw new CommandFault(`--where is COLUMN=VALUE; not ${JSON.stringify(text)}`);
  const dimension = dimensionOf(text.slice(0, at).trim());
  const written = text.slice(at + 1).trim();
  if (written === '') return { dimension, value: '' };
  const known = knownValues(dimension, programme);
  const value = known.kind === 'list' ? written.toLowerCase() : written.toUpperCase();
  if (known.kind === 'form') {
    if (known.isValue(value)) return { dimension, value };
    throw new CommandFault(
      `${dimension} is ${known.form}, or empty; not ${JSON.stringify(written)}`,
    );
  }
  if (known.values.includes(value)) return { dimension, value };
  throw new CommandFault(
    `${dimension} is one of ${known.values.join(', ')}, or empty; not ${JSON.stringify(written)}`,
  );
}
