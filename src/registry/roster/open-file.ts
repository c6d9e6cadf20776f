import { readCsv } from './csv.ts';
import { FileRefused, largestFile, type Sheet } from './sheet.rules.ts';
import { readXlsx } from './xlsx.ts';

const startsWith = (bytes: Uint8Array, ...start: number[]) =>
  start.every((byte, index) => bytes[index] === byte);

/**
 * Takes a file apart by what it holds; its name is not asked, since names lie. Throws FileRefused
 * with the reason when it is empty, too large, damaged or no spreadsheet.
 */
export function openFile(bytes: Uint8Array): Sheet {
  if (bytes.length === 0) throw new FileRefused('file-empty');
  if (bytes.length > largestFile) throw new FileRefused('file-too-large', { limit: '20 MB' });
  if (startsWith(bytes, 0x50, 0x4b)) return readXlsx(bytes);
  // The container of .xls and of .xlsx locked with a password.
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new FileRefused('old-spreadsheet');
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46) || startsWith(bytes, 0x89, 0x50, 0x4e, 0x47)) {
    throw new FileRefused('not-a-spreadsheet');
  }
  return readCsv(bytes);
}
