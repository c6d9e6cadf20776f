import { CsvError, parse } from 'csv-parse/sync';
import { decode } from './decode.ts';
import { meaningOf } from './headings.ts';
import { type FileNote, FileRefused, mostColumns, mostRecords, type Sheet } from './sheet.rules.ts';

const separators = [',', ';', '\t'] as const;
type Separator = (typeof separators)[number];

const separatorNotes: Readonly<Record<Separator, FileNote | null>> = {
  ',': null,
  ';': { code: 'separator-semicolon', values: {} },
  '\t': { code: 'separator-tab', values: {} },
};

function records(
  text: string,
  separator: Separator,
  relaxed: boolean,
  to = mostRecords + 1,
): string[][] {
  return parse(text, {
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: relaxed,
    skip_empty_lines: false,
    to,
  });
}

/** The separator under which the first record holds the most headings we know. */
function separatorOf(text: string): Separator {
  const head = text.slice(0, 20_000);
  const known = separators.map((separator) => {
    try {
      const first = records(head, separator, true, 40).find((cells) =>
        cells.some((cell) => cell.trim()),
      );
      return (first ?? []).filter((cell) => meaningOf(cell) !== null).length;
    } catch {
      return 0;
    }
  });
  return separators[known.indexOf(Math.max(...known))] ?? ',';
}

/** Quotation marks inside a text (`José "Pepe" Cruz`) are letters, if they come in pairs in one line. */
function isBalanced(cell: string): boolean {
  const marks = cell.split('"').length - 1;
  return marks === 0 || (marks % 2 === 0 && !/[\r\n]/.test(cell));
}

function parseRecords(text: string, separator: Separator): string[][] {
  try {
    return records(text, separator, false);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === 'INVALID_OPENING_QUOTE') {
      const relaxed = tryRelaxed(text, separator);
      if (relaxed?.every((cells) => cells.every(isBalanced))) return relaxed;
    }
    throw new FileRefused('quotes-unbalanced', { line: Number(error.lines ?? 1) });
  }
}

function tryRelaxed(text: string, separator: Separator): string[][] | null {
  try {
    return records(text, separator, true);
  } catch {
    return null;
  }
}

/** More than one control character in twenty is no text. */
function isBinary(text: string): boolean {
  const sample = text.slice(0, 4000);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this looks for them
  const controls = sample.match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0;
  return controls > 2 && controls * 20 > sample.length;
}

/** Takes a text file apart. Throws FileRefused when it is empty, no text, or its quotes do not close. */
export function readCsv(bytes: Uint8Array): Sheet {
  const decoded = decode(bytes);
  if (decoded.text.replace(/[\s\0]/g, '') === '') throw new FileRefused('file-empty');
  if (isBinary(decoded.text) || /^\s*</.test(decoded.text))
    throw new FileRefused('not-a-spreadsheet');
  const [, declared] = /^sep=([,;\t])\r?\n/i.exec(decoded.text) ?? [];
  const text = declared === undefined ? decoded.text : decoded.text.replace(/^[^\n]*\n/, '');
  const separator = separators.find((one) => one === declared) ?? separatorOf(text);
  const parsed = parseRecords(text, separator);
  if (parsed.length > mostRecords) throw new FileRefused('file-too-large', { limit: mostRecords });
  if (parsed.some((cells) => cells.length > mostColumns))
    throw new FileRefused('not-a-spreadsheet');
  const separatorNote = separatorNotes[separator];
  return {
    records: parsed.map((cells, index) => ({
      row: index + 1,
      cells: cells.map((cell) => ({ text: cell, kind: 'text' })),
    })),
    notes: separatorNote === null ? decoded.notes : [...decoded.notes, separatorNote],
    from1904: false,
    kind: 'text',
  };
}
