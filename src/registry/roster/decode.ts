import type { FileNote } from './sheet.rules.ts';

/** A text file as text, and what had to be done to read it. */
export interface Decoded {
  readonly text: string;
  readonly notes: readonly FileNote[];
}

const note = (code: FileNote['code']): FileNote => ({ code, values: {} });

function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // Without a mark: plain letters in UTF-16 have a zero in every second byte.
  const sample = bytes.subarray(0, 2000);
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const many = sample.length / 4;
  if (odd > many && even < many / 4) return 'utf-16le';
  return even > many && odd < many / 4 ? 'utf-16be' : null;
}

function asUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Latin-1 as spreadsheets write it (Windows-1252). Files that people joined from two sources hold
 * both: a line that is sound UTF-8 is read as such.
 */
function asLatin1(bytes: Uint8Array): string {
  const latin1 = new TextDecoder('windows-1252');
  const lines: string[] = [];
  for (let start = 0; start <= bytes.length; ) {
    const found = bytes.indexOf(0x0a, start);
    const end = found < 0 ? bytes.length : found;
    const line = bytes.subarray(start, end);
    lines.push(asUtf8(line) ?? latin1.decode(line));
    start = end + 1;
  }
  return lines.join('\n');
}

/** Reads the bytes of a text file: UTF-8, UTF-16 or Latin-1, with or without byte order mark. */
export function decode(bytes: Uint8Array): Decoded {
  const order = utf16Order(bytes);
  if (order !== null) {
    const text = new TextDecoder(order).decode(bytes);
    return { text: text.replace(/^\ufeff/, ''), notes: [note('encoding-utf-16')] };
  }
  const text = asUtf8(bytes);
  if (text === null)
    return { text: asLatin1(bytes).replace(/^\ufeff/, ''), notes: [note('encoding-latin-1')] };
  return text.startsWith('\ufeff')
    ? { text: text.slice(1), notes: [note('byte-order-mark')] }
    : { text, notes: [] };
}
