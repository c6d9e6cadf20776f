import { foldAccents } from '../name-key.rules.ts';
import { cleanCell } from './clean-cell.ts';
import { findingMeanings, findingMessage } from './findings.rules.ts';
import { type Headings, meaningOf, readHeadings } from './headings.ts';
import { openFile } from './open-file.ts';
import type { ReadingContext } from './read-cell.ts';
import { readPerson } from './read-person.ts';
import { markRepeats, type PersonInRow } from './repeats.ts';
import type { Language, Note, RosterReading, RosterRow } from './report.rules.ts';
import { FileRefused, type Sheet, type SheetRecord } from './sheet.rules.ts';

/** Rows left out between two others of a workbook are blank rows; more than this is a jump. */
const mostBlankRows = 100;

interface Draft {
  readonly rows: RosterRow[];
  readonly accepted: PersonInRow[];
  readonly notes: Note[];
  readonly refusedCells: Map<number, readonly string[]>;
}

const newDraft = (notes: readonly Note[]): Draft => ({
  rows: [],
  accepted: [],
  notes: [...notes],
  refusedCells: new Map(),
});

const isBlank = (record: SheetRecord) =>
  record.cells.every((cell) => cleanCell(cell.text).text === '');

/**
 * Reads a roster. Never throws and never guesses: what could not be understood stands in `findings`.
 * Pure: the same bytes on the same day give the same reading.
 * @param fileName only for people; what the file is, its bytes say
 * @param today calendar date `YYYY-MM-DD` against which ages and future dates are judged
 * @param language of the findings' sentences
 */
export function readRoster(
  bytes: Uint8Array,
  fileName: string,
  today: string,
  language: Language = 'es',
): RosterReading {
  try {
    return readSheet(openFile(bytes), today, language);
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    const note: Note = {
      row: 0,
      column: null,
      code: error.code,
      values: { ...error.values, file: fileName },
    };
    return refusedFile([note], [], language);
  }
}

function refusedFile(
  notes: readonly Note[],
  headings: readonly string[],
  language: Language,
): RosterReading {
  const findings = inWords(notes, language);
  return {
    file: 'refused',
    people: 0,
    families: 0,
    rows: [],
    findings,
    notes,
    headings,
    refusedCells: new Map(),
  };
}

function readSheet(sheet: Sheet, today: string, language: Language): RosterReading {
  const at = sheet.records.findIndex((record) => !isBlank(record));
  const heading = sheet.records[at];
  if (heading === undefined) throw new FileRefused('file-empty');
  const headings = readHeadings(heading.cells.map((cell) => cell.text));
  const notes: Note[] = [
    ...sheet.notes.map((note) => ({ row: 0, column: null, ...note })),
    ...headings.notes.map((note) => ({ row: 1, ...note })),
  ];
  if (headings.refused) return refusedFile(notes, headings.written, language);
  const records = sheet.records
    .slice(at + 1)
    .map((record) => ({ ...record, row: record.row - heading.row + 1 }));
  const draft = newDraft(notes);
  readRecords(records, headings, sheet, contextOf(records, headings, sheet, today), draft);
  if (draft.rows.length === 0)
    draft.notes.push({ row: 1, column: null, code: 'no-rows', values: {} });
  return finished(draft, headings, language);
}

function contextOf(
  records: readonly SheetRecord[],
  headings: Headings,
  sheet: Sheet,
  today: string,
): ReadingContext {
  return { today, from1904: sheet.from1904, sexUsesH: usesH(records, headings) };
}

/** Mexican forms write H and M, for hombre and mujer; a column that also has an F does not. */
function usesH(records: readonly SheetRecord[], headings: Headings): boolean {
  const [place] = headings.places.get('sex') ?? [];
  if (place === undefined) return false;
  const letters = new Set(records.map((record) => record.cells[place]?.text.trim().toUpperCase()));
  return letters.has('H') && !letters.has('F');
}

function readRecords(
  records: readonly SheetRecord[],
  headings: Headings,
  sheet: Sheet,
  context: ReadingContext,
  draft: Draft,
): void {
  const headingLine = headings.written.map(lineKey).join('\n');
  let previous = 1;
  for (const record of records) {
    const gap = record.row - previous - 1;
    if (gap <= mostBlankRows)
      for (let row = previous + 1; row < record.row; row += 1) skip(draft, row, 'row-blank');
    previous = record.row;
    if (isBlank(record)) skip(draft, record.row, 'row-blank');
    else if (isHeadingAgain(record, headingLine)) skip(draft, record.row, 'heading-again');
    else readRecord(record, headings, sheet, context, draft);
  }
}

function lineKey(text: string): string {
  return foldAccents(cleanCell(text).text);
}

function isHeadingAgain(record: SheetRecord, headingLine: string): boolean {
  const [first] = record.cells;
  if (first === undefined) return false;
  const line = record.cells.map((cell) => lineKey(cell.text)).join('\n');
  return line === headingLine && record.cells.some((cell) => meaningOf(cell.text) !== null);
}

function skip(draft: Draft, row: number, code: 'row-blank' | 'heading-again'): void {
  draft.notes.push({ row, column: null, code, values: {} });
}

/** Whether the cells of a record stand under their headings; if not, the note that says so. */
function shapeNote(
  record: SheetRecord,
  width: number,
  sheet: Sheet,
): Omit<Note, 'row' | 'column'> | null {
  const values = { count: record.cells.length, expected: width };
  if (record.cells.length > width) {
    return { code: sheet.kind === 'text' ? 'cells-too-many' : 'cells-beyond', values };
  }
  if (sheet.kind === 'workbook' || record.cells.length === width) return null;
  const runTogether = record.cells.some(
    (cell) => /[\r\n]/.test(cell.text) && /[,;\t]/.test(cell.text),
  );
  return { code: runTogether ? 'cells-run-together' : 'cells-missing', values };
}

function readRecord(
  record: SheetRecord,
  headings: Headings,
  sheet: Sheet,
  context: ReadingContext,
  draft: Draft,
): void {
  const { row } = record;
  const shape = shapeNote(record, headings.written.length, sheet);
  if (shape !== null) draft.notes.push({ row, column: null, ...shape });
  const cannotTrust = shape?.code === 'cells-too-many' || shape?.code === 'cells-run-together';
  const reading = cannotTrust ? null : readPerson(record, headings.places, context);
  draft.notes.push(...(reading?.notes ?? []));
  if (reading?.outcome === 'accepted') {
    draft.accepted.push({ row, person: reading.person });
    draft.rows.push({ row, outcome: 'accepted', person: reading.person });
  } else {
    draft.refusedCells.set(
      row,
      record.cells.map((cell) => cell.text),
    );
    draft.rows.push({ row, outcome: 'refused', person: null });
  }
}

function inWords(notes: readonly Note[], language: Language): RosterReading['findings'] {
  return notes.map(({ row, column, code, values }) => ({
    row,
    column,
    code,
    outcome: findingMeanings[code].outcome,
    message: findingMessage(code, values, language),
  }));
}

function finished(draft: Draft, headings: Headings, language: Language): RosterReading {
  const repeats = markRepeats(draft.accepted);
  const people = new Map(repeats.people.map(({ row, person }) => [row, person]));
  const notes = [...draft.notes, ...repeats.notes].toSorted((one, other) => one.row - other.row);
  const counted = repeats.people.filter(({ person }) => person.same_as === undefined);
  const families = new Set(
    counted.map(({ row, person }) =>
      person.family_key === null ? row : foldAccents(person.family_key),
    ),
  );
  return {
    file: 'accepted',
    people: counted.length,
    families: families.size,
    rows: draft.rows.map((one) => ({ ...one, person: people.get(one.row) ?? null })),
    findings: inWords(notes, language),
    notes,
    headings: headings.written,
    refusedCells: draft.refusedCells,
  };
}
