import { daySerial } from '../calendar-day.rules.ts';
import {
  type Cell,
  FileRefused,
  mostColumns,
  mostRecords,
  type Sheet,
  type SheetRecord,
} from './sheet.rules.ts';
import { openArchive } from './unzip.ts';
import { readWorkbook, unescapeText, type Workbook } from './workbook.ts';
import { walkXml } from './xml.ts';

/** A cell while it is being read. */
interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string | null;
  inline: string;
  formula: string;
}

const emptyCell: Cell = { text: '', kind: 'text' };

/** `BC` is 54 (counting from 0). */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/i.exec(reference)?.[0].toUpperCase() ?? '';
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function numberCell(value: string, style: number, workbook: Workbook): Cell {
  if (workbook.dateStyles[style] !== true) return { text: value, kind: 'number' };
  const day = daySerial(Number(value), workbook.from1904);
  return day === null ? { text: value, kind: 'number' } : { text: day, kind: 'date' };
}

function cellOf(open: OpenCell, workbook: Workbook): Cell {
  if (open.type === 'inlineStr') return { text: unescapeText(open.inline), kind: 'text' };
  // A formula that was never worked out is kept as it stands, so that it can be shown.
  if (open.value === null)
    return open.formula ? { text: `=${open.formula}`, kind: 'text' } : emptyCell;
  if (open.type === 's') {
    const text = workbook.texts[Number(open.value)];
    if (text === undefined) throw new FileRefused('spreadsheet-broken');
    return { text, kind: 'text' };
  }
  if (open.type === 'd') return { text: open.value.slice(0, 10), kind: 'date' };
  if (open.type === 'n') return numberCell(open.value, open.style, workbook);
  return { text: unescapeText(open.value), kind: 'text' };
}

/** Collects the cells of one sheet, row by row; rows and columns that a file leaves out are counted. */
class SheetReader {
  readonly records: SheetRecord[] = [];
  readonly #workbook: Workbook;
  #row = 0;
  #cells: Cell[] = [];
  #open: OpenCell | null = null;
  #inside = '';

  constructor(workbook: Workbook) {
    this.#workbook = workbook;
  }

  open(name: string, attribute: (name: string) => string | undefined): void {
    if (name === 'row') this.#openRow(Number(attribute('r') ?? this.#row + 1));
    else if (name === 'c')
      this.#openCell(attribute('r'), attribute('t') ?? 'n', Number(attribute('s') ?? 0));
    else if (this.#open) {
      this.#inside = name;
      if (name === 'v') this.#open.value = '';
    }
  }

  close(name: string): void {
    if (name === 'c') this.#closeCell();
    if (name === 'row') this.records.push({ row: this.#row, cells: this.#cells });
    this.#inside = '';
  }

  text(value: string): void {
    if (!this.#open) return;
    if (this.#inside === 'v') this.#open.value = (this.#open.value ?? '') + value;
    if (this.#inside === 't') this.#open.inline += value;
    if (this.#inside === 'f') this.#open.formula += value;
  }

  #openRow(row: number): void {
    if (!Number.isInteger(row) || row <= this.#row) throw new FileRefused('spreadsheet-broken');
    if (this.records.length >= mostRecords)
      throw new FileRefused('file-too-large', { limit: mostRecords });
    this.#row = row;
    this.#cells = [];
  }

  #openCell(reference: string | undefined, type: string, style: number): void {
    const column = reference === undefined ? this.#cells.length : columnOf(reference);
    if (column < this.#cells.length) throw new FileRefused('spreadsheet-broken');
    this.#open = { column, type, style, value: null, inline: '', formula: '' };
  }

  #closeCell(): void {
    if (!this.#open) return;
    const cell = cellOf(this.#open, this.#workbook);
    const { column } = this.#open;
    this.#open = null;
    if (cell.text === '') return;
    if (column >= mostColumns) throw new FileRefused('file-too-large', { limit: mostColumns });
    while (this.#cells.length < column) this.#cells.push(emptyCell);
    this.#cells.push(cell);
  }
}

/** Rows below the last that holds anything are paper, not blank rows. */
function withoutTail(records: readonly SheetRecord[]): readonly SheetRecord[] {
  const last = records.findLastIndex((record) => record.cells.length > 0);
  return records.slice(0, last + 1);
}

/**
 * Takes the first sheet of an `.xlsx` workbook apart. Our own reader and not a library's, because a
 * roster needs what those throw away: whether a cell was a number (a leading zero is lost) and how
 * its digits stood, formulas never worked out, and a bound on what a stranger's file may unpack to.
 * Throws FileRefused.
 */
export function readXlsx(bytes: Uint8Array): Sheet {
  const archive = openArchive(bytes);
  const workbook = readWorkbook(archive);
  const reader = new SheetReader(workbook);
  walkXml(archive.text(workbook.firstSheet), {
    open: (name, attribute) => reader.open(name, attribute),
    close: (name) => reader.close(name),
    text: (value) => reader.text(value),
  });
  const records = withoutTail(reader.records);
  const [first] = records.filter((record) => record.cells.length > 0);
  if (first === undefined) throw new FileRefused('file-empty');
  const more = workbook.sheets > 1;
  return {
    records: records
      .filter((record) => record.row >= first.row)
      .map((record) => ({ row: record.row - first.row + 1, cells: record.cells })),
    notes: more ? [{ code: 'sheets-more', values: { count: workbook.sheets } }] : [],
    from1904: workbook.from1904,
    kind: 'workbook',
  };
}
