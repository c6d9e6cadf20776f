import writeExcelFile from 'write-excel-file/node';
import { findingMessage } from './findings.rules.ts';
import { refusalHeadings } from './own-headings.rules.ts';
import type { Language, RosterReading } from './report.rules.ts';

/** The most letters that a cell of a workbook can hold. */
const longestCell = 32_767;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed
const notInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A cell that is text whatever it begins with, without the letters XML cannot hold. */
function textCell(value: string) {
  const sound = value.replace(notInXml, '').toWellFormed();
  const fits = sound.length > longestCell ? `${sound.slice(0, longestCell - 1)}…` : sound;
  return { value: fits, type: String, format: '@', wrap: false };
}

function reasonsOf(reading: RosterReading, row: number, language: Language): string {
  return reading.notes
    .filter((note) => note.row === row)
    .map(
      ({ code, values, column }) =>
        `${column ? `${column}: ` : ''}${findingMessage(code, values, language)}`,
    )
    .join(' ');
}

/**
 * The refused rows as a workbook to mend and bring again: their number, why, and the cells as they
 * came. Every cell is text, so nothing in it is ever worked out as a formula.
 */
export async function refusedRowsXlsx(
  reading: RosterReading,
  language: Language,
): Promise<Uint8Array> {
  const head = [...refusalHeadings[language], ...reading.headings].map((heading) => ({
    ...textCell(heading),
    fontWeight: 'bold' as const,
  }));
  const rows = [...reading.refusedCells].map(([row, cells]) =>
    [String(row), reasonsOf(reading, row, language), ...cells].map(textCell),
  );
  const sheet = language === 'es' ? 'Filas rechazadas' : 'Refused rows';
  const columns = [{ width: 12 }, { width: 60 }];
  return new Uint8Array(
    await writeExcelFile([head, ...rows], { sheet, columns, stickyRowsCount: 1 }).toBuffer(),
  );
}
