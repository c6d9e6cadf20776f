import { crc32, deflateRawSync } from 'node:zlib';
import { type Column, columns } from './columns.rules.ts';

/** Files made by hand for tests: texts, and workbooks with exactly the cells that a test needs. */

/** A roster's cells by column; what is not named stays empty. */
export type Cells = Partial<Record<Column, string>>;

const quoted = (cell: string) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** The heading line of a complete roster. */
export const headingLine = columns.join(',');

/** One line of a complete roster. */
export function lineOf(cells: Cells): string {
  return columns.map((column) => quoted(cells[column] ?? '')).join(',');
}

/** A complete roster as bytes of UTF-8. */
export function rosterOf(...rows: readonly Cells[]): Uint8Array {
  return bytesOf([headingLine, ...rows.map(lineOf)].join('\n'));
}

/** A text as UTF-8. */
export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A text as Latin-1. */
export function latin1Of(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

/** A text as UTF-16 with its byte order mark. */
export function utf16Of(text: string, order: 'le' | 'be' = 'le', mark = true): Uint8Array {
  const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');
  return order === 'be' ? bytes.swap16() : bytes;
}

/** One part of a zip archive; `size` and `checksum` can lie. */
interface Part {
  readonly name: string;
  readonly content: Uint8Array;
  readonly size?: number;
  readonly checksum?: number;
}

/** A zip archive of these parts. */
export function zipOf(parts: readonly Part[]): Uint8Array {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content, size = content.length, checksum = crc32(content) } of parts) {
    const packed = deflateRawSync(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(checksum, 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    local.push(Buffer.from('PK\u0003\u0004', 'latin1'), common, Buffer.from(name), packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    central.push(
      Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'),
      common,
      rest,
      Buffer.from(name),
    );
    offset += 30 + Buffer.byteLength(name) + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const mainNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** What a hand-made workbook may differ in. */
export interface WorkbookWishes {
  readonly date1904?: boolean;
  readonly sheets?: number;
}

/** The parts of a workbook whose first sheet holds this XML in `sheetData`; style 1 is a date. */
export function workbookParts(
  sheetData: string,
  { date1904 = false, sheets = 1 }: WorkbookWishes = {},
): Part[] {
  const part = (name: string, xml: string): Part => ({
    name,
    content: bytesOf(`${xmlHead}${xml}`),
  });
  const numbers = Array.from({ length: sheets }, (_, index) => index + 1);
  return [
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${mainNamespace}" xmlns:r="${relations}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${numbers.map((n) => `<sheet name="S${n}" sheetId="${n}" r:id="rId${n}"/>`).join('')}</sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${numbers.map((n) => `<Relationship Id="rId${n}" Type="${relations}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}</Relationships>`,
    ),
    part(
      'xl/styles.xml',
      `<styleSheet xmlns="${mainNamespace}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    ),
    ...numbers.map((n) =>
      part(
        `xl/worksheets/sheet${n}.xml`,
        `<worksheet xmlns="${mainNamespace}"><sheetData>${n === 1 ? sheetData : ''}</sheetData></worksheet>`,
      ),
    ),
  ];
}

const letterOf = (place: number) => String.fromCharCode(65 + place);

/** A row of inline texts. */
export function textRow(row: number, cells: readonly string[]): string {
  const inside = cells.map(
    (cell, place) => `<c r="${letterOf(place)}${row}" t="inlineStr"><is><t>${cell}</t></is></c>`,
  );
  return `<row r="${row}">${inside.join('')}</row>`;
}

/** A workbook of a complete heading row and these rows of XML, starting at row 2. */
export function workbookOf(rows: string, wishes: WorkbookWishes = {}): Uint8Array {
  return zipOf(workbookParts(`${textRow(1, columns)}${rows}`, wishes));
}

/** A cell of a column in row 2: a number, or a date when `style` is 1. */
export function numberCellAt(column: Column, value: string, style = 0): string {
  return `<c r="${letterOf(columns.indexOf(column))}2" s="${style}"><v>${value}</v></c>`;
}
