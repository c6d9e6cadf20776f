import { foldAccents } from '../name-key.rules.ts';
import { cleanCell } from './clean-cell.ts';
import { type Column, columns, requiredColumns, spanishHeadings } from './columns.rules.ts';
import type { FindingCode, FindingValues } from './findings.rules.ts';
import { type HeadingMeaning, headingWords } from './heading-words.ts';
import { refusalHeadings } from './own-headings.rules.ts';

/** Which cells of a record hold which column. */
export interface Headings {
  /** The places of a column's cells, in the order of reading; several where papers split a name. */
  readonly places: ReadonlyMap<Column, readonly number[]>;
  readonly written: readonly string[];
  readonly notes: readonly {
    readonly column: string;
    readonly code: FindingCode;
    readonly values: FindingValues;
  }[];
  readonly refused: boolean;
}

const ownHeadings: ReadonlySet<string> = new Set(Object.values(refusalHeadings).flat());

/** A heading without accents, case, blanks and marks: `Fecha de Nacimiento:` is `fecha_de_nacimiento`. */
function headingKey(heading: string): string {
  return foldAccents(cleanCell(heading).text)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
}

/** What a heading stands for, or null when we do not know it. */
export function meaningOf(heading: string): HeadingMeaning | null {
  return headingWords.get(headingKey(heading)) ?? null;
}

type Found = { readonly place: number; readonly part: number };

function place(found: Map<Column, Found[]>, meaning: HeadingMeaning, at: number): boolean {
  const others = found.get(meaning.column) ?? [];
  const clash = others.some(
    (other) => other.part === 0 || meaning.part === 0 || other.part === meaning.part,
  );
  if (clash) return false;
  found.set(meaning.column, [...others, { place: at, part: meaning.part }]);
  return true;
}

function missingNotes(found: ReadonlyMap<Column, unknown>): Headings['notes'] {
  return columns
    .filter((column) => !found.has(column))
    .map((column) => ({
      column,
      code: requiredColumns.includes(column) ? 'column-required' : 'column-missing',
      values: { heading: `${column} / ${spanishHeadings[column]}` },
    }));
}

/** Reads the heading record: columns by name in any order, never by position. */
export function readHeadings(cells: readonly string[]): Headings {
  const found = new Map<Column, Found[]>();
  const notes: Headings['notes'][number][] = [];
  cells.forEach((cell, at) => {
    const heading = cleanCell(cell).text;
    const meaning = meaningOf(cell);
    if (meaning === null) {
      if (heading !== '' && !ownHeadings.has(heading))
        notes.push({ column: heading, code: 'column-unknown', values: { heading } });
    } else if (!place(found, meaning, at)) {
      notes.push({ column: meaning.column, code: 'column-twice', values: { heading } });
    }
  });
  const missing = missingNotes(found);
  const places = new Map(
    [...found].map(([column, parts]) => [
      column,
      parts.toSorted((one, other) => one.part - other.part).map((part) => part.place),
    ]),
  );
  return {
    places,
    written: cells,
    notes: [...notes, ...missing],
    refused: missing.some((note) => note.code === 'column-required'),
  };
}
