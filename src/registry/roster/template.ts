import writeExcelFile from 'write-excel-file/node';
import { columnHelp, instructions } from './column-help.ts';
import { columns, spanishHeadings } from './columns.rules.ts';
import { instructionSheets } from './own-headings.rules.ts';
import type { Language } from './report.rules.ts';

/** Rows formatted as text, so that a spreadsheet eats no leading zero and rewrites no date. */
const preparedRows = 300;

const headingsIn = (language: Language) =>
  columns.map((column) => (language === 'es' ? spanishHeadings[column] : column));

/** The template as a text file: one line of headings, with the mark by which spreadsheets know UTF-8. */
export function templateCsv(language: Language): string {
  return `\ufeff${headingsIn(language).join(',')}\r\n`;
}

const bold = (value: string) => ({ value, type: String, fontWeight: 'bold' as const });
const text = (value: string) => ({ value, type: String, wrap: true });

function instructionRows(language: Language) {
  const titles =
    language === 'es'
      ? ['Columna', 'Qué escribir', 'Ejemplo inventado']
      : ['Column', 'What to write', 'Invented example'];
  const headings = headingsIn(language);
  return [
    ...instructions[language].map((line) => [{ value: line, type: String }]),
    titles.map(bold),
    ...columns.map((column, at) => [
      text(headings[at] ?? column),
      text(columnHelp[column][language]),
      text(columnHelp[column].example),
    ]),
  ];
}

/** The template as a workbook: an empty sheet with headings, and a sheet that explains them. */
export async function templateXlsx(language: Language): Promise<Uint8Array> {
  const empty = columns.map(() => ({ value: '', type: String, format: '@' }));
  const sheets = [
    {
      sheet: language === 'es' ? 'Familias' : 'Families',
      data: [headingsIn(language).map(bold), ...Array.from({ length: preparedRows }, () => empty)],
      columns: columns.map(() => ({ width: 18 })),
      stickyRowsCount: 1,
    },
    {
      sheet: instructionSheets[language],
      data: instructionRows(language),
      columns: [{ width: 22 }, { width: 70 }, { width: 24 }],
    },
  ];
  return new Uint8Array(await writeExcelFile(sheets).toBuffer());
}
