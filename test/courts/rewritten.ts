import { cpSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CORE } from '../../bench/courts/generate/generate-dump.ts';
import {
  LAYOUTS,
  type Layout,
  TABLES,
  type TableName,
} from '../../bench/courts/generate/layout.ts';
import { Random } from '../../bench/courts/generate/random.ts';
import { recordsOf } from '../../bench/courts/generate/slow-reader.ts';

/** The day every file of a rewritten dump is dated by. */
const WRITTEN = new Date('2026-09-01T12:00:00Z');

export const memberOf = (folder: string, table: TableName) => join(folder, CORE, `${table}.csv`);

/** A copy of a dump with its five members rewritten, dated as before. */
export function rewritten(
  from: string,
  to: string,
  change: (text: string, layout: Layout) => string,
): string {
  cpSync(from, to, { recursive: true, preserveTimestamps: true });
  for (const table of TABLES) {
    const path = memberOf(to, table);
    writeFileSync(path, change(readFileSync(path, 'latin1'), LAYOUTS[table]), 'latin1');
    utimesSync(path, WRITTEN, WRITTEN);
  }
  return to;
}

/** The same with one file replaced. */
export function withFile(folder: string, path: string, change: (text: string) => string): string {
  const file = join(folder, path);
  writeFileSync(file, change(readFileSync(file, 'latin1')), 'latin1');
  utimesSync(file, WRITTEN, WRITTEN);
  return folder;
}

export function renamed(folder: string, from: string, to: string): string {
  renameSync(join(folder, from), join(folder, to));
  return folder;
}

const headerOf = (text: string) => text.slice(0, text.indexOf('\n') + 1);

/** The records of a member, each with its line end, split ones whole. */
function wholeRecords(text: string, layout: Layout): string[] {
  return recordsOf(layout, text).map(({ raw }) => `${raw}\r\n`);
}

export function shuffled(text: string, layout: Layout): string {
  const records = wholeRecords(text, layout);
  const random = new Random(5, records.length);
  for (let at = records.length - 1; at > 0; at--) {
    const other = random.below(at + 1);
    [records[at], records[other]] = [records[other] ?? '', records[at] ?? ''];
  }
  return headerOf(text) + records.join('');
}

export function doubled(text: string, layout: Layout): string {
  return headerOf(text) + wholeRecords(text, layout).join('') + wholeRecords(text, layout).join('');
}

/** Two commas after the header and after every row, not where a row is broken in two. */
export function commasEverywhere(text: string, layout: Layout): string {
  const records = wholeRecords(text, layout);
  return [headerOf(text), ...records].map((line) => line.replace(/\r\n$/u, ',,\r\n')).join('');
}

/** Every row once more with its ids, but the codes and dates of the row before it; for one without defects. */
export function contradicted(text: string, layout: Layout): string {
  const [header = '', ...lines] = text.split('\r\n').slice(0, -1);
  const isId = (at: number) => layout.columns[at]?.kind === 'int';
  const others = lines.map((line, row) => {
    const before = (lines[row - 1] ?? line).split('\t');
    return line
      .split('\t')
      .map((cell, at) => (isId(at) ? cell : (before[at] ?? '')))
      .join('\t');
  });
  return `${[header, ...lines, ...others].join('\r\n')}\r\n`;
}

/** Count.txt for what is there. */
export function countsOf(folder: string, text: string): string {
  return TABLES.reduce((counts, table) => {
    const rows = readFileSync(memberOf(folder, table), 'latin1').split('\r\n').length - 2;
    return counts.replace(new RegExp(`^${table}\\t\\d+`, 'mu'), `${table}\t${rows}`);
  }, text);
}

/** Columns in another order, and one more that nobody knows; for a dump without defects. */
export function reordered(text: string): string {
  const lines = text.split('\r\n').slice(0, -1);
  const turned = lines.map((line, at) =>
    [...line.split('\t').reverse(), at === 0 ? 'NEW' : 'x'].join('\t'),
  );
  return `${turned.join('\r\n')}\r\n`;
}
