import { crc32, inflateRawSync } from 'node:zlib';
import { FileRefused } from './sheet.rules.ts';

/**
 * Reads parts of a zip archive of a stranger: sizes are bounded before anything is unpacked and every
 * part's checksum is compared, so that a bomb or a damaged file is refused and never half read.
 * Layout: PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16.
 */
export interface Archive {
  readonly has: (name: string) => boolean;
  /** The text of one part. Throws FileRefused when it is missing, damaged or too large. */
  readonly text: (name: string) => string;
}

interface Entry {
  readonly method: number;
  readonly checksum: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/** The most that one part of a workbook may unpack to; 100,000 rosters rows need about 60 MB. */
const largestPart = 80_000_000;
const mostEntries = 2_000;

const broken = () => new FileRefused('spreadsheet-broken');

function endRecord(view: DataView): number {
  const last = Math.max(0, view.byteLength - 22 - 65_535);
  for (let at = view.byteLength - 22; at >= last; at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  throw broken();
}

function readEntries(bytes: Uint8Array, view: DataView): Map<string, Entry> {
  const end = endRecord(view);
  const count = view.getUint16(end + 10, true);
  if (count > mostEntries) throw broken();
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) throw broken();
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    entries.set(name.replace(/\\/g, '/').toLowerCase(), {
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function unpack(bytes: Uint8Array, view: DataView, entry: Entry): Uint8Array {
  if (entry.size > largestPart) throw new FileRefused('file-too-large', { limit: '80 MB' });
  if (view.getUint32(entry.offset, true) !== 0x04034b50) throw broken();
  const start =
    entry.offset +
    30 +
    view.getUint16(entry.offset + 26, true) +
    view.getUint16(entry.offset + 28, true);
  const packed = bytes.subarray(start, start + entry.packed);
  if (entry.method !== 0 && entry.method !== 8) throw broken();
  const content =
    entry.method === 0
      ? packed
      : inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) });
  if (content.length !== entry.size || crc32(content) !== entry.checksum) throw broken();
  return content;
}

/** Opens a zip archive held in memory. Throws FileRefused when it is damaged or no archive. */
export function openArchive(bytes: Uint8Array): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = guarded(() => readEntries(bytes, view));
  return {
    has: (name) => entries.has(name.toLowerCase()),
    text: (name) =>
      guarded(() => {
        const entry = entries.get(name.toLowerCase());
        if (entry === undefined) throw broken();
        return new TextDecoder().decode(unpack(bytes, view, entry));
      }),
  };
}

/** Reading past the end, or deflated nonsense, is a damaged file and nothing else. */
function guarded<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw error instanceof FileRefused ? error : broken();
  }
}
