import { cleanCell } from './clean-cell.ts';
import { type Column, columns } from './columns.rules.ts';
import type { FindingCode, FindingValues } from './findings.rules.ts';
import { cellReaders, type ReadingContext } from './read-cell.ts';
import type { Note, RosterPerson } from './report.rules.ts';
import type { Cell, SheetRecord } from './sheet.rules.ts';
import { textWarnings } from './text-warnings.ts';

/** A record as a person, or the reason why it cannot be one. */
export type PersonReading =
  | { readonly outcome: 'accepted'; readonly person: RosterPerson; readonly notes: readonly Note[] }
  | { readonly outcome: 'refused'; readonly notes: readonly Note[] };

/** The longest name; nobody's name in any register known to us comes near it. */
const longestName = 200;
const longestText = 500;

const nobody: RosterPerson = {
  family_key: null,
  given_names: '',
  surnames: '',
  birth_date: null,
  birth_precision: 'unknown',
  sex: null,
  nationality: null,
  language: null,
  reads: null,
  phone: null,
  channel: null,
  a_number: null,
  enrolled_on: null,
  enrolled_port: null,
  case_situation: null,
  city: null,
  needs: null,
};

/** Collects what is to be said about one row. */
class RowNotes {
  readonly all: Note[] = [];
  readonly #row: number;

  constructor(row: number) {
    this.#row = row;
  }

  add(column: Column | null, code: FindingCode, values: FindingValues = {}): void {
    this.all.push({ row: this.#row, column, code, values });
  }
}

function cleanedCell(
  cells: readonly Cell[],
  places: readonly number[],
): { cell: Cell; done: readonly FindingCode[] } {
  const parts = places
    .map((place) => cells[place])
    .filter((cell) => cell !== undefined && cell.text !== '');
  const [only] = parts;
  if (only === undefined) return { cell: { text: '', kind: 'text' }, done: [] };
  const cleaned = parts.map((part) => cleanCell(part?.text ?? ''));
  const text = cleaned
    .map((part) => part.text)
    .filter((part) => part !== '')
    .join(' ');
  return {
    cell: { text, kind: parts.length === 1 ? only.kind : 'text' },
    done: [...new Set(cleaned.flatMap((part) => part.done))],
  };
}

function readName(cell: Cell, column: 'given_names' | 'surnames', notes: RowNotes): boolean {
  if (cell.text.length > longestName) {
    notes.add(column, 'name-too-long', { count: cell.text.length, limit: longestName });
    return false;
  }
  for (const code of textWarnings(cell.text)) notes.add(column, code, { value: cell.text });
  return true;
}

const isNoName = (given: string, surnames: string) =>
  !/\p{L}/u.test(`${given}${surnames}`) || /^(?:n\/a|s\/n)$/i.test(`${given}${surnames}`);

/** Reads one record, its columns found by `places`. A bad field never costs the person. */
export function readPerson(
  record: SheetRecord,
  places: ReadonlyMap<Column, readonly number[]>,
  context: ReadingContext,
): PersonReading {
  const notes = new RowNotes(record.row);
  let person = nobody;
  let namesFit = true;
  for (const column of columns) {
    const { cell, done } = cleanedCell(record.cells, places.get(column) ?? []);
    for (const code of done) notes.add(column, code);
    if (cell.text === '') continue;
    if (column === 'given_names' || column === 'surnames') {
      namesFit = readName(cell, column, notes) && namesFit;
      person = { ...person, [column]: cell.text };
    } else if (cell.text.length > longestText) {
      notes.add(column, 'value-too-long', { count: cell.text.length, limit: longestText });
    } else if (column === 'family_key') {
      person = { ...person, family_key: cell.text };
    } else {
      const reading = cellReaders[column](cell, context);
      for (const { code, values } of reading.notes) notes.add(column, code, values);
      person = { ...person, ...reading.fields };
    }
  }
  if (!namesFit) return { outcome: 'refused', notes: notes.all };
  if (isNoName(person.given_names, person.surnames)) {
    notes.add(null, 'name-missing');
    return { outcome: 'refused', notes: notes.all };
  }
  if (person.family_key === null) notes.add('family_key', 'family-key-missing');
  return { outcome: 'accepted', person, notes: notes.all };
}
